#include "core/training/parameter_groups.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <sstream>

namespace sdw {
namespace {

struct Rule {
    std::string key;
    ParameterRule effect;
};

std::vector<Rule> rulesOf(const std::string& family, double headMultiplier)
{
    constexpr ParameterRule noDecay{.lrScale = 1, .decayScale = 0};
    std::vector<Rule> rules = {{"norm", noDecay}};
    if (headMultiplier != 1) rules.push_back({"head", {.lrScale = headMultiplier, .decayScale = 1}});
    if (family == "mit") rules.push_back({"pos_block", noDecay});
    if (family == "swin")
        for (const char* key : {"absolute_pos_embed", "relative_position_bias_table"})
            rules.push_back({key, noDecay});
    if (family == "vit")
        for (const char* key : {"pos_embed", "cls_token"})
            rules.push_back({key, noDecay});
    return rules;
}

/// The whole numbers between the dots of `backbone.layers.2.1.0.norm1.weight`: 2, 1, 0.
std::vector<std::int64_t> numbersIn(const std::string& name)
{
    std::vector<std::int64_t> numbers;
    std::istringstream parts(name);
    for (std::string part; std::getline(parts, part, '.');)
        if (!part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == std::string::npos)
            numbers.push_back(std::stoll(part));
    return numbers;
}

/// Blocks before stage `stage`.
std::int64_t blocksBefore(const std::vector<std::int64_t>& depths, std::int64_t stage)
{
    return std::accumulate(depths.begin(), depths.begin() + std::min<std::int64_t>(stage, std::int64_t(depths.size())),
                           std::int64_t(0));
}

} // namespace

ParameterRule parameterRule(const std::string& name, const std::string& family, double headMultiplier)
{
    const auto rules = rulesOf(family, headMultiplier);
    const Rule* best = nullptr;
    for (const Rule& rule : rules) {
        if (name.find(rule.key) == std::string::npos) continue;
        if (!best || rule.key.size() > best->key.size() ||
            (rule.key.size() == best->key.size() && rule.key < best->key))
            best = &rule;
    }
    return best ? best->effect : ParameterRule{};
}

std::int64_t encoderLayers(const EncoderConfig& encoder)
{
    return std::accumulate(encoder.depths.begin(), encoder.depths.end(), std::int64_t(0));
}

std::int64_t parameterDepth(const std::string& name, const EncoderConfig& encoder)
{
    const std::int64_t layers = encoderLayers(encoder);
    if (!name.starts_with("backbone.")) return layers + 1;
    const auto numbers = numbersIn(name);
    const std::string part = name.substr(9);
    if (part.starts_with("patch_embed") || part.starts_with("pos_embed") || part.starts_with("cls_token") ||
        part.starts_with("absolute_pos_embed"))
        return 0;
    if (part.starts_with("stages.") && !numbers.empty()) { // Swin: stages.{i}.blocks.{j} or stages.{i}.downsample
        const bool block = part.find(".blocks.") != std::string::npos && numbers.size() > 1;
        return block ? blocksBefore(encoder.depths, numbers[0]) + numbers[1] + 1
                     : blocksBefore(encoder.depths, numbers[0] + 1);
    }
    if (part.starts_with("layers.") && encoder.depths.size() == 1 && !numbers.empty()) return numbers[0] + 1; // ViT
    if (part.starts_with("layers.") && numbers.size() > 1) { // MiT: layers.{i}.{0 patch embedding, 1 blocks, 2 norm}
        const std::int64_t before = blocksBefore(encoder.depths, numbers[0]);
        if (numbers[1] == 0) return numbers[0] == 0 ? 0 : before + 1;
        if (numbers[1] == 1 && numbers.size() > 2) return before + numbers[2] + 1;
        return blocksBefore(encoder.depths, numbers[0] + 1);
    }
    if (part.starts_with("norm") && part.size() > 4 &&
        std::isdigit(static_cast<unsigned char>(part[4]))) // Swin: norm{i}
        return blocksBefore(encoder.depths, part[4] - '0' + 1);
    return layers; // what stands after the last block
}

std::vector<ParameterGroup> parameterGroups(Segmenter& model, const TrainConfig& config)
{
    const EncoderConfig& encoder = model->config().encoder;
    std::vector<ParameterGroup> groups;
    for (auto& item : model->named_parameters()) {
        const std::string& name = item.key();
        if (config.freezeEncoder && name.starts_with("backbone.")) item.value().requires_grad_(false);
        if (!item.value().requires_grad()) continue;
        const ParameterRule rule = parameterRule(name, model->encoderFamily(), config.headLrMultiplier);
        double lrScale = rule.lrScale;
        if (config.layerDecay != 1)
            lrScale *= std::pow(config.layerDecay, double(encoderLayers(encoder) + 1 - parameterDepth(name, encoder)));
        const double decay = config.weightDecay * rule.decayScale;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const ParameterGroup& other) {
            return other.lrScale == lrScale && other.weightDecay == decay;
        });
        if (group == groups.end()) {
            groups.push_back({.lrScale = lrScale, .weightDecay = decay});
            group = groups.end() - 1;
        }
        group->names.push_back(name);
        group->parameters.push_back(item.value());
    }
    if (groups.empty()) throw Error("The model has no parameter left to train; check train.freeze_encoder.");
    return groups;
}

} // namespace sdw
