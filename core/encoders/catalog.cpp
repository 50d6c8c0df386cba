#include "core/encoders/encoder.h"

#include "core/base/catalog.h"
#include "core/encoders/encoder_check.h"

namespace sdw {

// Declarations; the definitions are in the encoders' own files.
#define SDW_ENCODER(id, family, defaults, maker, title)                                                                \
    EncoderConfig defaults();                                                                                          \
    std::shared_ptr<Encoder> maker(const EncoderConfig& resolved);
#include "core/encoders/encoders.def"
#undef SDW_ENCODER

namespace {

constexpr EncoderEntry kEncoders[] = {
#define SDW_ENCODER(id, family, defaults, maker, title) {id, family, title, defaults, maker},
#include "core/encoders/encoders.def"
#undef SDW_ENCODER
};

template <typename Value>
void takeOver(std::optional<Value>& value, const std::optional<Value>& preset)
{
    if (!value) value = preset;
}

void takeOver(std::vector<std::int64_t>& list, const std::vector<std::int64_t>& preset)
{
    if (list.empty()) list = preset;
}

} // namespace

std::span<const EncoderEntry> encoderCatalog()
{
    return kEncoders;
}

const EncoderEntry& findEncoder(const std::string& id)
{
    return findEntry(encoderCatalog(), id, "encoder");
}

EncoderConfig resolveEncoder(const EncoderConfig& config)
{
    const EncoderEntry& entry = findEncoder(config.name);
    checkEncoderFamily(config, entry.family);
    const EncoderConfig preset = entry.defaults();
    EncoderConfig resolved = config;
    takeOver(resolved.width, preset.width);
    takeOver(resolved.depths, preset.depths);
    takeOver(resolved.heads, preset.heads);
    takeOver(resolved.srRatios, preset.srRatios);
    takeOver(resolved.outputs, preset.outputs);
    takeOver(resolved.window, preset.window);
    takeOver(resolved.imageSize, preset.imageSize);
    takeOver(resolved.normEps, preset.normEps);
    takeOver(resolved.dropPath, preset.dropPath);
    if (preset.patchNormEps) takeOver(resolved.patchNormEps, resolved.normEps); // the encoder has such norms
    checkEncoderStructure(resolved, entry.family);
    return resolved;
}

std::shared_ptr<Encoder> makeEncoder(const EncoderConfig& config)
{
    return findEncoder(config.name).make(resolveEncoder(config));
}

} // namespace sdw
