#include "core/encoders/encoder_check.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

std::string text(const std::vector<std::int64_t>& list)
{
    std::string out = "[";
    for (const auto value : list)
        out += (out.size() > 1 ? ", " : "") + std::to_string(value);
    return out + "]";
}

void requireLength(const char* key, const std::vector<std::int64_t>& list, std::size_t length, const std::string& name)
{
    if (list.size() != length)
        throw Error("model.encoder." + std::string(key) + ": unusable value " + text(list) + "; " + name + " needs " +
                    std::to_string(length) + (length == 1 ? " whole number." : " whole numbers."));
    if (std::any_of(list.begin(), list.end(), [](std::int64_t value) { return value < 1; }))
        throw Error("model.encoder." + std::string(key) + ": unusable value " + text(list) +
                    "; every entry must be at least 1.");
}

void requireDivision(std::int64_t channels, std::int64_t heads, std::size_t stage)
{
    if (channels % heads != 0)
        throw Error("model.encoder.heads: " + std::to_string(heads) + " heads do not divide the " +
                    std::to_string(channels) + " channels of stage " + std::to_string(stage + 1) + ".");
}

void checkVitOutputs(const EncoderConfig& resolved)
{
    if (resolved.outputs.empty() || !std::is_sorted(resolved.outputs.begin(), resolved.outputs.end()) ||
        resolved.outputs.front() < 0 || resolved.outputs.back() >= resolved.depths[0])
        throw Error("model.encoder.outputs: unusable value " + text(resolved.outputs) +
                    "; expected layer numbers in rising order from 0 to " + std::to_string(resolved.depths[0] - 1) +
                    ".");
}

} // namespace

void checkEncoderFamily(const EncoderConfig& config, std::string_view family)
{
    const auto refuse = [&](bool set, const char* key, std::string_view owner) {
        if (set && family != owner)
            throw Error("model.encoder." + std::string(key) + ": is a setting of " + std::string(owner) +
                        " encoders; " + config.name + " has none.");
    };
    refuse(!config.srRatios.empty(), "sr_ratios", "mit");
    refuse(config.patchNormEps.has_value(), "patch_norm_eps", "mit");
    refuse(!config.outputs.empty(), "outputs", "vit");
    refuse(config.imageSize.has_value(), "image_size", "vit");
    refuse(config.finalNorm, "final_norm", "vit");
    refuse(config.window.has_value(), "window", "swin");
}

void checkEncoderStructure(const EncoderConfig& resolved, std::string_view family)
{
    const std::size_t stages = family == "vit" ? 1 : 4;
    requireLength("depths", resolved.depths, stages, resolved.name);
    requireLength("heads", resolved.heads, stages, resolved.name);
    if (family == "mit") requireLength("sr_ratios", resolved.srRatios, stages, resolved.name);
    // MiT's stage widths are multiples of its head numbers by construction.
    if (family == "vit") {
        requireDivision(*resolved.width, resolved.heads[0], 0);
        checkVitOutputs(resolved);
        if (*resolved.imageSize < 16)
            throw Error("model.encoder.image_size: unusable value " + std::to_string(*resolved.imageSize) +
                        "; expected at least one patch of 16 pixels.");
    }
    if (family == "swin")
        for (std::size_t i = 0; i < stages; ++i)
            requireDivision(*resolved.width << i, resolved.heads[i], i);
}

} // namespace sdw
