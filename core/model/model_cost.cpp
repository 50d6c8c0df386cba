#include "core/model/model_cost.h"

#include "core/encoders/encoder.h"

#include <array>
#include <vector>

namespace sdw {
namespace {

using Count = std::int64_t;

struct MapSize {
    Count channels, height, width;
    Count pixels() const { return height * width; }
};

Count ceilDivide(Count size, Count step)
{
    return (size + step - 1) / step;
}

/// q, k, v, output: C → C each for the queries' and keys' tokens; then the two products.
Count attentionCost(Count channels, Count queries, Count keys)
{
    return 2 * channels * channels * queries + 2 * channels * channels * keys + 2 * queries * keys * channels;
}

Count mitCost(const EncoderConfig& encoder, Count height, Count width, std::vector<MapSize>& maps)
{
    Count cost = 0, inChannels = 3;
    for (std::size_t s = 0; s < encoder.depths.size(); ++s) {
        const Count channels = *encoder.width * encoder.heads[s], ratio = encoder.srRatios[s];
        const Count kernel = s == 0 ? 7 : 3, stride = s == 0 ? 4 : 2;
        height = ceilDivide(height, stride);
        width = ceilDivide(width, stride);
        const Count tokens = height * width;
        cost += kernel * kernel * inChannels * channels * tokens;
        const Count keys = (height / ratio) * (width / ratio);
        const Count reduction = ratio > 1 ? ratio * ratio * channels * channels * keys : 0;
        const Count feedForward = 2 * 4 * channels * channels * tokens + 9 * 4 * channels * tokens;
        cost += encoder.depths[s] * (attentionCost(channels, tokens, keys) + reduction + feedForward);
        maps.push_back({channels, height, width});
        inChannels = channels;
    }
    return cost;
}

Count vitCost(const EncoderConfig& encoder, Count height, Count width, std::vector<MapSize>& maps)
{
    const Count channels = *encoder.width;
    const MapSize map{channels, ceilDivide(height, 16), ceilDivide(width, 16)};
    const Count tokens = map.pixels() + 1; // and the class token
    maps.assign(4, map);
    return 16 * 16 * 3 * channels * map.pixels() +
           encoder.depths[0] * (attentionCost(channels, tokens, tokens) + 2 * 4 * channels * channels * tokens);
}

Count swinCost(const EncoderConfig& encoder, Count height, Count width, std::vector<MapSize>& maps)
{
    Count channels = *encoder.width;
    const Count window = *encoder.window;
    height = ceilDivide(height, 4);
    width = ceilDivide(width, 4);
    Count cost = 4 * 4 * 3 * channels * height * width;
    for (std::size_t s = 0; s < encoder.depths.size(); ++s) {
        const Count windows = ceilDivide(height, window) * ceilDivide(width, window), inside = window * window;
        cost += encoder.depths[s] *
                (windows * attentionCost(channels, inside, inside) + 2 * 4 * channels * channels * height * width);
        maps.push_back({channels, height, width});
        if (s + 1 == encoder.depths.size()) break;
        height = ceilDivide(height, 2);
        width = ceilDivide(width, 2);
        cost += 4 * channels * 2 * channels * height * width;
        channels *= 2;
    }
    return cost;
}

Count neckCost(std::vector<MapSize>& maps)
{
    constexpr std::array<double, 4> scales = {4, 2, 1, 0.5};
    Count cost = 0;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const Count channels = maps[i].channels;
        cost += channels * channels * maps[i].pixels();
        maps[i] = {channels, Count(double(maps[i].height) * scales[i]), Count(double(maps[i].width) * scales[i])};
        cost += 9 * channels * channels * maps[i].pixels();
    }
    return cost;
}

Count allMlpCost(const std::vector<MapSize>& maps, Count channels, Count depth)
{
    Count cost = (depth - 2) * channels * channels * maps.front().pixels();
    for (const auto& map : maps)
        cost += (map.channels + channels) * channels * map.pixels();
    return cost;
}

Count upernetCost(const std::vector<MapSize>& maps, Count channels)
{
    const auto& first = maps.front();
    const auto& last = maps.back();
    Count cost = 0;
    for (const Count side : {1, 2, 3, 6})
        cost += last.channels * channels * side * side;
    cost += 9 * (last.channels + 4 * channels) * channels * last.pixels();
    for (std::size_t i = 0; i + 1 < maps.size(); ++i)
        cost += (maps[i].channels + 9 * channels) * channels * maps[i].pixels();
    return cost + 9 * Count(maps.size()) * channels * channels * first.pixels();
}

/// One of the two big attentions of SegDeformer.
Count contextCost(const DecoderConfig& decoder, const MapSize& map)
{
    const Count channels = decoder.channels, square = channels * channels, ratio = decoder.efficientRatio;
    const Count pixels = map.pixels(), keys = (map.height / ratio) * (map.width / ratio);
    const Count reduction = ratio > 1 ? ratio * ratio * square * keys : 0;
    const Count products = 2 * pixels * keys * channels;
    // Official: keys and values are projected, then both shrunk, and the result is projected once more.
    if (decoder.form == "official") return 4 * square * pixels + 2 * reduction + products;
    return square * pixels + reduction + 2 * square * keys + products;
}

/// The external one where it runs on as many numbers as there are classes (ContextAttention::forwardMixed()).
Count mixedContextCost(Count channels, Count pixels, Count classes)
{
    const Count square = channels * channels;
    return square * pixels + 2 * square * classes + 2 * pixels * channels * classes + 2 * pixels * pixels * classes;
}

Count segdeformerCost(const DecoderConfig& decoder, const MapSize& map, Count classes)
{
    const Count channels = decoder.channels, square = channels * channels, pixels = map.pixels();
    Count cost = 0;
    if (decoder.internal.enabled) {
        cost += decoder.internal.depth * contextCost(decoder, map);
        if (decoder.internal.mlp) cost += decoder.internal.depth * 2 * 4 * square * pixels;
    }
    if (decoder.external.enabled) {
        const Count mid = decoder.external.midChannels.value_or(channels);
        cost += channels * mid * (pixels + classes) + pixels * classes * (mid + channels);
        if (decoder.form == "paper") cost += square * classes; // the values' projection
        const bool mixed = decoder.form == "paper" && decoder.efficientRatio == 1 && classes < channels;
        if (decoder.external.secondAttention)
            cost += mixed ? mixedContextCost(channels, pixels, classes) : contextCost(decoder, map);
    }
    return cost;
}

Count decoderCost(const DecoderConfig& decoder, const std::vector<MapSize>& maps, Count classes)
{
    const auto& first = maps.front();
    const bool upernet = decoder.name == "upernet" || (decoder.name == "segdeformer" && decoder.fusion == "upernet");
    Count cost = upernet ? upernetCost(maps, decoder.channels) : allMlpCost(maps, decoder.channels, decoder.depth);
    if (decoder.name == "segdeformer") cost += segdeformerCost(decoder, first, classes);
    return cost + decoder.channels * classes * first.pixels();
}

} // namespace

ModelCost modelCost(const ModelConfig& model, std::int64_t height, std::int64_t width)
{
    std::vector<MapSize> maps;
    const std::string family = findEncoder(model.encoder.name).family;
    ModelCost cost;
    if (family == "mit")
        cost.encoder = mitCost(model.encoder, height, width, maps);
    else if (family == "vit")
        cost.encoder = vitCost(model.encoder, height, width, maps);
    else
        cost.encoder = swinCost(model.encoder, height, width, maps);
    if (model.neck.name == "multi_level") cost.neck = neckCost(maps);
    cost.decoder = decoderCost(model.decoder, maps, model.classes);
    return cost;
}

} // namespace sdw
