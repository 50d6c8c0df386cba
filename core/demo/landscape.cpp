#include "core/demo/landscape.h"

#include <vector>

namespace sdw::demo {
namespace {

cv::Rect2f whole(const Canvas& canvas, float top = 0)
{
    return {0, top, canvas.width(), canvas.height() - top};
}

/// Distance fades into the colour of the horizon.
Colour fade(const Stage& stage, const Colour& colour, float amount)
{
    return mix(colour, stage.mood.horizon * 0.96f, std::clamp(amount * stage.mood.haze, 0.0f, 0.9f));
}

/// Skyline of one mountain range: height above the horizon for every column.
std::vector<float> ridge(Stage& stage, float height, float roughness)
{
    Dice& dice = stage.dice;
    const float u = dice.between(0, 512), v = dice.between(0, 512);
    const float shift = dice.between(0, 6.28f);
    std::vector<float> heights(std::size_t(stage.canvas.width() * Canvas::kSamples) + 1);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const float x = float(i) / Canvas::kSamples;
        const float peaks =
            1 - 2.2f * std::abs(stage.textures.clouds.at(u + x * 0.9f, v) - 0.5f); // folded noise: sharp crests
        const float teeth = stage.textures.grain.at(u + x * 0.7f, v + 90) - 0.5f;
        const float swell = 0.75f + 0.25f * std::sin(shift + x * 0.018f);
        heights[i] = height * std::max(0.06f, (0.15f + 0.85f * peaks) * swell + roughness * teeth);
    }
    return heights;
}

} // namespace

void paintSky(Stage& stage)
{
    const Mood& mood = stage.mood;
    Dice& dice = stage.dice;
    const float u = dice.between(0, 512), v = dice.between(0, 512);
    const float horizon = stage.ground.horizon;
    const cv::Point2f sun(stage.canvas.width() * (0.5f + mood.side * dice.between(0.1f, 0.48f)),
                          horizon * dice.between(0.15f, 0.85f));
    const bool sunShows = mood.cloudiness < 0.6f;
    const float low = 0.78f - 0.5f * mood.cloudiness;
    stage.canvas.paint(whole(stage.canvas), DemoClass::Sky, [&](float x, float y, Colour& colour) {
        const float t = std::min(1.0f, y / horizon);
        colour = mix(mood.zenith, mood.horizon, std::pow(t, 1.25f));
        const float near2 = (x - sun.x) * (x - sun.x) + (y - sun.y) * (y - sun.y);
        if (sunShows) colour += mood.sun * (0.22f * std::exp(-near2 / 1800.0f));
        // Clouds grow flatter and smaller towards the horizon.
        const float flat = 1.2f + 2.2f * t;
        const float drift = 14 * (stage.textures.clouds.at(u + x * 1.7f, v + y * 2.1f) - 0.5f);
        const float density =
            stage.textures.clouds.at(u + x * 0.8f * (0.7f + 0.5f * t) + drift, v + y * flat * 0.9f + drift);
        const float cover = smoothstep(low, low + 0.24f, density) * (1 - 0.35f * t);
        const float lit = stage.textures.clouds.at(u + x * 0.9f + 4 * mood.side, v + y * flat - 7);
        colour = mix(colour, mix(mood.cloud, mood.cloudShade, smoothstep(0.35f, 0.75f, lit + 0.5f * (density - low))),
                     cover * 0.92f);
        if (sunShows && near2 < 36) colour = mix(colour, Colour(0.92f, 1.0f, 1.05f), smoothstep(36, 22, near2));
        return true;
    });
    stage.sky = stage.canvas.colours().clone();
}

void paintMountains(Stage& stage)
{
    const Mood& mood = stage.mood;
    const float horizon = stage.ground.horizon;
    const int ranges = stage.dice.whole(1, 3);
    for (int range = 0; range < ranges; ++range) {
        const float nearness = float(range + 1) / float(ranges);
        const bool wooded = range == ranges - 1 && stage.dice.chance(0.6f);
        const float height = horizon * (wooded ? stage.dice.between(0.16f, 0.34f)
                                               : stage.dice.between(0.35f, 0.85f) * (1.15f - 0.5f * nearness));
        const auto skyline = ridge(stage, height, wooded ? 0.08f : 0.22f);
        const float snowLine = wooded || stage.dice.chance(0.35f) ? 2.0f : stage.dice.between(0.45f, 0.75f);
        const float u = stage.dice.between(0, 512), v = stage.dice.between(0, 512);
        const Colour base =
            wooded ? mix(mood.conifer, mood.leaf, 0.35f) : mix(mood.rock, mood.conifer, stage.dice.between(0, 0.35f));
        const auto& grain = stage.textures.grain;
        const auto& clouds = stage.textures.clouds;
        stage.canvas.paint(
            {0, horizon - height * 1.4f, stage.canvas.width(), height * 1.4f + 2}, DemoClass::Mountain,
            [&](float x, float y, Colour& colour) {
                const float crest = skyline[std::size_t(x * Canvas::kSamples)];
                const float up = horizon - y;
                if (up > crest) return false;
                // Relief: the difference of two noise samples in the direction of the sun is the slope's light.
                const float step = 7 * mood.side;
                const float big =
                    clouds.at(u + x * 2.2f + step, v + y * 1.5f) - clouds.at(u + x * 2.2f - step, v + y * 1.5f);
                const float fine = grain.at(u + x * 1.4f + mood.side * 2, v + y * 1.1f) -
                                   grain.at(u + x * 1.4f - mood.side * 2, v + y * 1.1f);
                const float light = std::clamp(0.5f + (wooded ? 1.0f : 2.6f) * big + 0.7f * fine, 0.0f, 1.0f);
                Colour stone = base * (0.8f + 0.4f * grain.at(u + x * 2, v + y * 2));
                const float snow =
                    smoothstep(0, 0.07f, up / height - snowLine + 0.3f * (clouds.at(u + x * 3, v + y * 3) - 0.5f));
                stone = mix(stone, Colour(0.98f, 0.96f, 0.95f), snow);
                colour = stone.mul(mix(mood.shadow, mood.sun, light));
                colour =
                    fade(stage, colour,
                         (1.0f - 0.75f * nearness) + 0.55f * (1 - up / std::max(crest, 1.0f)) * (wooded ? 0.4f : 1.0f));
                return true;
            });
    }
}

void paintMeadow(Stage& stage)
{
    const Mood& mood = stage.mood;
    const Ground& ground = stage.ground;
    Dice& dice = stage.dice;
    const float u0 = dice.between(0, 512), v0 = dice.between(0, 512);
    const Colour flowers[] = {rgb(250, 232, 120), rgb(246, 246, 240), rgb(214, 96, 110), rgb(170, 130, 210)};
    const Colour flower = dice.pick(flowers);
    const float bloom = dice.chance(0.55f) ? dice.between(0.76f, 0.86f) : 2.0f;
    const auto& grain = stage.textures.grain;
    const auto& clouds = stage.textures.clouds;
    stage.canvas.paint(whole(stage.canvas, ground.horizon), DemoClass::Meadow, [&](float x, float y, Colour& colour) {
        const float depth = ground.depthAt(y);
        const float u = u0 + (x - ground.centre) * depth * 1.1f, v = v0 + 240 * depth;
        const float patches = clouds.at(u * 0.5f, v * 0.35f);
        const float detail = 1 / (1 + 0.09f * depth * depth); // far grass is even: anything else would flicker
        const float blades = 0.5f + (grain.at(u * 1.6f, v * 1.3f + y) - 0.5f) * detail;
        colour = mix(mood.grass, mood.dryGrass, smoothstep(0.35f, 0.75f, patches + 0.35f * (blades - 0.5f)));
        colour *= 0.78f + 0.5f * blades;
        if (clouds.at(u * 0.8f + 77, v * 0.5f) > 0.45f && grain.at(u * 1.9f + 31, v * 1.2f) > bloom)
            colour = mix(colour, flower, 0.85f * detail);
        colour = fade(stage, colour.mul(mood.sun), 0.75f * std::exp(-5.5f * ground.scaleAt(y)));
        return true;
    });
}

void paintWater(Stage& stage)
{
    const Ground& ground = stage.ground;
    Dice& dice = stage.dice;
    const int kind = dice.whole(0, 9); // 0-1 none, 2-5 lake up to the horizon, 6-7 pond, 8-9 river
    if (kind < 2) return;
    const bool lake = kind < 6, pond = kind == 6 || kind == 7;
    const auto& clouds = stage.textures.clouds;
    const auto& grain = stage.textures.grain;
    const float width = stage.canvas.width();
    const float u0 = dice.between(0, 512), v0 = dice.between(0, 512);
    const float shore = ground.horizon + (ground.bottom - ground.horizon) * dice.between(0.22f, 0.62f);
    const float tilt = dice.between(-0.22f, 0.22f);
    const float spread = width * dice.between(0.28f, 0.45f),
                flat = (ground.bottom - ground.horizon) * dice.between(0.14f, 0.22f);
    const cv::Point2f centre(width * dice.between(0.2f, 0.8f),
                             ground.horizon + (ground.bottom - ground.horizon) * dice.between(0.3f, 0.7f));
    const float bend = dice.between(0.25f, 0.6f) * width, phase = dice.between(0, 6.28f),
                lateral = dice.between(-0.35f, 0.35f) * width;
    const float breadth = width * dice.between(0.22f, 0.4f);
    const float ripple = dice.chance(0.4f) ? dice.between(0.2f, 1.0f) : dice.between(1.5f, 4.0f);
    const float clarity = dice.between(0.88f, 1.0f);

    // How far inside the water a point is, in pixels; the shoreline is ragged.
    const auto inside = [&](float x, float y) {
        const float ragged =
            7 * (clouds.at(u0 + x * 1.3f, v0 + y) - 0.5f) + 2.5f * (grain.at(u0 + x, v0 + y * 2) - 0.5f);
        if (lake)
            return shore + tilt * (x - width / 2) + ragged * 3 * ground.scaleAt(y) + 8 * std::sin(phase + x * 0.02f) -
                   y;
        if (pond) {
            const float dx = (x - centre.x) / spread, dy = (y - centre.y) / flat;
            return (1 - std::sqrt(dx * dx + dy * dy)) * flat + ragged * 0.5f;
        }
        const float depth = ground.depthAt(y), scale = ground.scaleAt(y);
        const float middle =
            ground.centre + (lateral + bend * std::sin(phase + 1.1f * std::log(depth + 0.2f) * 2.2f)) * scale;
        return breadth * 0.5f * scale - std::abs(x - middle) + ragged * scale;
    };
    const cv::Mat mirrored = stage.canvas.colours().clone();
    const auto mirror = [&](float x, float y) {
        const int column = std::clamp(int(x * Canvas::kSamples), 0, mirrored.cols - 1);
        const int row = std::clamp(int(y * Canvas::kSamples), 0, int(ground.horizon * Canvas::kSamples) - 1);
        return mirrored.at<Colour>(row, column);
    };
    const float squeeze = std::min(1.0f, 0.96f * ground.horizon / (ground.bottom - ground.horizon));
    // Grass keeps a thin bank of bare earth around the water.
    stage.canvas.shade(whole(stage.canvas, ground.horizon), [&](float x, float y, DemoClass) {
        const float bank = inside(x, y) + 4 * ground.scaleAt(y);
        return bank > 0 ? 0.72f : 1.0f;
    });
    stage.canvas.paint(whole(stage.canvas, ground.horizon), DemoClass::Water, [&](float x, float y, Colour& colour) {
        const float in = inside(x, y);
        if (in < 0) return false;
        const float scale = ground.scaleAt(y), depth = ground.depthAt(y);
        const float wave = grain.at(u0 + x * 0.35f, v0 + 260 * depth) - 0.5f,
                    swell = clouds.at(u0 + x * 0.8f, v0 + 420 * depth) - 0.5f;
        const float dx = ripple * (6 * wave + 3 * swell) * (0.25f + scale),
                    dy = ripple * 7 * (wave + swell) * (0.25f + scale);
        colour = mirror(x + dx, ground.horizon - 1 - std::max(0.0f, (y - ground.horizon) * squeeze + dy)) * clarity;
        colour *= 1 + 0.10f * ripple * 0.3f * wave;
        colour *= 0.8f + 0.2f * smoothstep(0, 3, in); // the bank's own reflection
        return true;
    });
}

void paintPath(Stage& stage, const Colour& paving)
{
    const Ground& ground = stage.ground;
    Dice& dice = stage.dice;
    const float width = stage.canvas.width();
    const float breadth = width * dice.between(0.16f, 0.34f), bend = width * dice.between(0.05f, 0.5f);
    const float phase = dice.between(0, 6.28f), lateral = width * dice.between(-0.4f, 0.4f);
    const float end = dice.between(0.02f, 0.25f);
    const float u0 = dice.between(0, 512), v0 = dice.between(0, 512);
    const auto& textures = stage.textures;
    const auto offset = [&](float x, float y) { // across the path, in pixels at the bottom edge
        const float scale = std::max(ground.scaleAt(y), 1e-3f);
        const float middle = lateral + bend * std::sin(phase + 1.8f * std::log(1 / scale + 0.3f));
        return (x - ground.centre) / scale - middle;
    };
    stage.canvas.paint(whole(stage.canvas, ground.horizon), DemoClass::Path, [&](float x, float y, Colour& colour) {
        const float scale = ground.scaleAt(y), across = offset(x, y);
        const float ragged = 8 * (textures.grain.at(u0 + x * 0.9f, v0 + y * 0.9f) - 0.5f);
        if (scale < end || std::abs(across) > breadth / 2 + ragged) return false;
        if (stage.canvas.classAt(x, y) == DemoClass::Water) return false;
        const float detail = smoothstep(0.05f, 0.4f, scale);
        const float tile = textures.tiles.at(u0 + across * 1.5f, v0 + 330 / scale);
        colour = paving * (0.86f + (tile - 0.86f) * detail) *
                 (0.9f + 0.25f * (textures.clouds.at(across, 160 / scale) - 0.5f));
        colour = fade(stage, colour.mul(stage.mood.sun), 0.75f * std::exp(-5.5f * scale));
        return true;
    });
}

void shadeGround(Stage& stage)
{
    const Ground& ground = stage.ground;
    const float u = stage.dice.between(0, 512), v = stage.dice.between(0, 512);
    const float strength = 0.35f * (1 - std::abs(2 * stage.mood.cloudiness - 1));
    const auto& clouds = stage.textures.clouds;
    stage.canvas.shade(whole(stage.canvas, ground.horizon), [&](float x, float y, DemoClass under) {
        if (under == DemoClass::Water) return 1.0f;
        const float depth = std::min(ground.depthAt(y), 30.0f);
        return 1 -
               strength * smoothstep(0.5f, 0.62f, clouds.at(u + (x - ground.centre) * depth * 0.18f, v + 40 * depth));
    });
}

} // namespace sdw::demo
