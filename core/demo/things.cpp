#include "core/demo/things.h"

#include "core/demo/shapes.h"

#include <array>
#include <vector>

namespace sdw::demo {
namespace {

Colour litBy(const Stage& stage, const Colour& colour, float light)
{
    return colour.mul(mix(stage.mood.shadow, stage.mood.sun, std::clamp(light, 0.0f, 1.0f)));
}

struct Ball {
    cv::Point2f centre;
    float radius;
};

/// Leaves on overlapping balls, each lit as a ball: the crown of a tree, or a bush.
void paintCrown(Stage& stage, std::span<const Ball> balls, DemoClass painted, const Colour& leaf, float scale)
{
    const auto& textures = stage.textures;
    const float u = stage.dice.between(0, 512), v = stage.dice.between(0, 512);
    const float zoom = std::clamp(30.0f / scale, 1.6f, 5.0f), detail = smoothstep(2.0f, 7.0f, scale);
    cv::Rect2f all;
    for (const Ball& ball : balls) {
        const cv::Rect2f box(ball.centre.x - ball.radius * 1.3f, ball.centre.y - ball.radius * 1.3f, ball.radius * 2.6f,
                             ball.radius * 2.6f);
        all = all.area() > 0 ? (all | box) : box;
    }
    for (const Ball& ball : balls) {
        const cv::Rect2f box(ball.centre.x - ball.radius * 1.3f, ball.centre.y - ball.radius * 1.3f, ball.radius * 2.6f,
                             ball.radius * 2.6f);
        stage.canvas.paint(box, painted, [&](float x, float y, Colour& colour) {
            const float dx = (x - ball.centre.x) / ball.radius, dy = (y - ball.centre.y) / ball.radius;
            const float leaves = textures.leaves.at(u + x * zoom, v + y * zoom);
            const float ragged =
                0.22f * (textures.grain.at(u + x * zoom * 0.6f, v + y * zoom * 0.6f) - 0.5f) + 0.25f * (leaves - 0.85f);
            const float r2 = dx * dx + dy * dy;
            if (r2 > (1 + ragged) * (1 + ragged)) return false;
            const float facing = 0.55f * dx * stage.mood.side - 0.7f * dy + 0.35f * std::sqrt(std::max(0.0f, 1 - r2));
            const float height = (all.y + all.height - y) / all.height; // lower parts of a crown lie in its own shade
            const float light = 0.42f + 0.42f * facing + 0.22f * (height - 0.5f);
            colour = litBy(stage, leaf, light) * (0.95f + (leaves - 0.95f) * (0.35f + 0.65f * detail)) *
                     (0.78f + 0.3f * std::clamp(light, 0.0f, 1.0f));
            return true;
        });
    }
}

Colour throwLeaf(Stage& stage)
{
    return mix(stage.mood.leaf, stage.mood.leafOther,
               stage.dice.chance(0.6f) ? stage.dice.between(0, 0.3f) : stage.dice.between(0.6f, 1.0f)) *
           stage.dice.between(0.85f, 1.15f);
}

void paintStroke(Stage& stage, cv::Point2f a, cv::Point2f b, float widthA, float widthB, DemoClass painted,
                 const Colour& colour)
{
    const float widest = std::max(widthA, widthB);
    const cv::Point2f ends[] = {a, b};
    const cv::Point2f d = b - a;
    const float length2 = std::max(d.dot(d), 1e-6f);
    stage.canvas.paint(boundsOf(ends, widest), painted, [&](float x, float y, Colour& out) {
        const float t = std::clamp(((x - a.x) * d.x + (y - a.y) * d.y) / length2, 0.0f, 1.0f);
        const float off = std::hypot(x - a.x - t * d.x, y - a.y - t * d.y),
                    half = 0.5f * (widthA + (widthB - widthA) * t);
        if (off > half) return false;
        const float across = (x - a.x - t * d.x) / std::max(half, 1e-3f);
        out = litBy(stage, colour, 0.6f + 0.35f * across * stage.mood.side);
        return true;
    });
}

void paintPolygon(Stage& stage, std::span<const cv::Point2f> corners, DemoClass painted, const Colour& left,
                  const Colour& right)
{
    const cv::Rect2f box = boundsOf(corners);
    stage.canvas.paint(box, painted, [&](float x, float y, Colour& out) {
        if (!insidePolygon(corners, x, y)) return false;
        out = mix(left, right, (x - box.x) / box.width);
        return true;
    });
}

/// The dark, broken mirror image under something that swims.
void paintReflection(Stage& stage, cv::Point2f base, float width, float height, float strength)
{
    const auto& grain = stage.textures.grain;
    stage.canvas.shade({base.x - width, base.y, 2 * width, height}, [&](float x, float y, DemoClass under) {
        if (under != DemoClass::Water) return 1.0f;
        const float down = (y - base.y) / height,
                    across = std::abs(x - base.x + 3 * (grain.at(x, y * 9) - 0.5f)) / (width * (1 - 0.6f * down));
        return 1 - strength * (1 - down) * smoothstep(1.0f, 0.7f, across);
    });
}

} // namespace

void castShadow(Stage& stage, cv::Point2f base, float radius, float flatness)
{
    const cv::Point2f centre(base.x - stage.mood.side * radius * 0.75f, base.y + radius * flatness * 0.15f);
    const float wide = radius * 1.45f, high = radius * flatness;
    stage.canvas.shade({centre.x - wide, centre.y - high, 2 * wide, 2 * high}, [&](float x, float y, DemoClass under) {
        if (under != DemoClass::Meadow && under != DemoClass::Path) return 1.0f;
        const float r = std::hypot((x - centre.x) / wide, (y - centre.y) / high);
        return 1 - 0.45f * smoothstep(1.0f, 0.45f, r);
    });
}

void paintTree(Stage& stage, cv::Point2f base, float scale)
{
    Dice& dice = stage.dice;
    const float height = dice.between(4.5f, 8.5f) * scale, crown = height * dice.between(0.27f, 0.36f);
    const float trunk = height - 1.75f * crown;
    castShadow(stage, base, crown * 1.1f);
    const cv::Point2f top(base.x + dice.between(-0.1f, 0.1f) * height, base.y - trunk - 0.5f * crown);
    const Colour bark = mix(rgb(104, 78, 56), rgb(150, 140, 130), dice.chance(0.2f) ? 0.9f : dice.between(0, 0.3f));
    paintStroke(stage, base, top, std::max(1.0f, 0.5f * scale), std::max(0.8f, 0.28f * scale), DemoClass::Tree, bark);
    const cv::Point2f fork = base + (top - base) * 0.7f;
    for (const float hand : {-1.0f, 1.0f})
        paintStroke(stage, fork, fork + cv::Point2f(hand * crown * 0.5f, -crown * 0.6f), std::max(0.7f, 0.22f * scale),
                    0.6f, DemoClass::Tree, bark);
    std::vector<Ball> balls;
    const int count = dice.whole(5, 8);
    for (int i = 0; i < count; ++i) {
        const float angle = 6.2832f * (float(i) + dice.unit() * 0.6f) / float(count);
        balls.push_back(
            {top + cv::Point2f(std::cos(angle) * crown * 0.55f, std::sin(angle) * crown * 0.42f - crown * 0.45f),
             crown * dice.between(0.42f, 0.6f)});
    }
    std::sort(balls.begin(), balls.end(), [](const Ball& a, const Ball& b) { return a.centre.y < b.centre.y; });
    balls.push_back({top + cv::Point2f(0, -crown * 0.45f), crown * 0.62f});
    paintCrown(stage, balls, DemoClass::Tree, throwLeaf(stage), scale);
}

void paintBush(Stage& stage, cv::Point2f base, float scale)
{
    Dice& dice = stage.dice;
    const float radius = dice.between(0.8f, 1.9f) * scale;
    castShadow(stage, base, radius * 1.2f);
    std::vector<Ball> balls;
    const int count = dice.whole(3, 5);
    for (int i = 0; i < count; ++i) {
        const float ballRadius = radius * dice.between(0.5f, 0.75f);
        balls.push_back({base + cv::Point2f(radius * (2 * (float(i) + 0.5f) / float(count) - 1) * 0.9f,
                                            -ballRadius * dice.between(0.6f, 1.25f)),
                         ballRadius});
    }
    std::sort(balls.begin(), balls.end(), [](const Ball& a, const Ball& b) { return a.centre.y < b.centre.y; });
    paintCrown(stage, balls, DemoClass::Bush, throwLeaf(stage), scale);
}

void paintConifer(Stage& stage, cv::Point2f base, float scale)
{
    Dice& dice = stage.dice;
    const float height = dice.between(5.0f, 10.0f) * scale, half = height * dice.between(0.15f, 0.21f);
    castShadow(stage, base, half * 1.2f);
    paintStroke(stage, base, base - cv::Point2f(0, height * 0.25f), std::max(0.9f, 0.4f * scale),
                std::max(0.8f, 0.3f * scale), DemoClass::Tree, rgb(92, 68, 52));
    const Colour needles = stage.mood.conifer * dice.between(0.9f, 1.25f);
    const auto& textures = stage.textures;
    const float u = dice.between(0, 512), v = dice.between(0, 512), zoom = std::clamp(30.0f / scale, 1.6f, 5.0f);
    constexpr int kTiers = 6;
    const float foot = base.y - height * 0.12f;
    stage.canvas.paint({base.x - half * 1.4f, base.y - height, half * 2.8f, height}, DemoClass::Tree,
                       [&](float x, float y, Colour& colour) {
                           const float up = (foot - y) / (foot - (base.y - height));
                           if (up < 0 || up > 1) return false;
                           const float tier = up * kTiers, within = tier - std::floor(tier);
                           const float ragged = 0.22f * (textures.grain.at(u + x * zoom, v + y * zoom) - 0.5f);
                           const float reach =
                               half * ((1 - up) * 0.72f + 0.34f * (1 - within) * (1 - up * 0.75f)) * (1 + ragged);
                           const float across = (x - base.x) / std::max(reach, 1e-3f);
                           if (std::abs(across) > 1) return false;
                           const float leaves = textures.leaves.at(u + x * zoom, v + y * zoom * 1.4f);
                           const float light = 0.45f + 0.4f * across * stage.mood.side + 0.35f * (within - 0.5f);
                           colour = litBy(stage, needles, light) * (0.45f + 0.6f * leaves);
                           return true;
                       });
}

void paintPerson(Stage& stage, cv::Point2f base, float scale)
{
    static const Colour kClothes[] = {rgb(200, 48, 52),   rgb(46, 84, 170), rgb(240, 190, 50), rgb(60, 60, 66),
                                      rgb(236, 234, 226), rgb(90, 140, 90), rgb(150, 80, 150)};
    static const Colour kSkins[] = {rgb(240, 204, 178), rgb(206, 158, 122), rgb(136, 94, 70), rgb(96, 66, 50)};
    Dice& dice = stage.dice;
    const float height = dice.between(1.55f, 1.9f) * scale, hand = dice.sign();
    const Colour top = dice.pick(kClothes), trousers = dice.pick(kClothes) * 0.7f, skin = dice.pick(kSkins);
    castShadow(stage, base, height * 0.3f, 0.3f);
    const float limb = std::max(0.9f, height * 0.105f), stride = height * dice.between(0.03f, 0.13f);
    const cv::Point2f hip = base - cv::Point2f(0, height * 0.47f), neck = base - cv::Point2f(0, height * 0.82f);
    for (const float leg : {-1.0f, 1.0f})
        paintStroke(stage, hip, base + cv::Point2f(leg * stride, 0), limb * 1.15f, limb, DemoClass::Person, trousers);
    paintStroke(stage, hip, neck, limb * 2.0f, limb * 2.2f, DemoClass::Person, top);
    for (const float arm : {-1.0f, 1.0f})
        paintStroke(stage, neck + cv::Point2f(arm * limb, limb * 0.4f),
                    hip + cv::Point2f(arm * (limb * 1.5f + 0.6f * stride) + hand * stride * 0.5f, -limb * 0.2f),
                    limb * 0.85f, limb * 0.7f, DemoClass::Person, top * 0.92f);
    const cv::Point2f head = base - cv::Point2f(0, height * 0.92f);
    paintStroke(stage, head, head, limb * 1.7f, limb * 1.7f, DemoClass::Person, skin);
    paintStroke(stage, head - cv::Point2f(0, limb * 0.45f), head - cv::Point2f(0, limb * 0.5f), limb * 1.45f,
                limb * 1.3f, DemoClass::Person, mix(rgb(50, 36, 30), rgb(206, 168, 100), dice.unit() * dice.unit()));
}

void paintFence(Stage& stage, cv::Point2f from, cv::Point2f to)
{
    Dice& dice = stage.dice;
    const Colour wood =
        dice.chance(0.35f) ? rgb(236, 234, 228) : mix(rgb(128, 96, 66), rgb(150, 144, 136), dice.unit());
    const int posts = dice.whole(9, 16);
    // Posts stand at equal distances on the ground, so 1/depth runs evenly between the ends.
    const float near = stage.ground.depthAt(from.y), far = stage.ground.depthAt(to.y);
    const auto post = [&](int i) {
        const float t = float(i) / float(posts - 1), depth = near + (far - near) * t;
        const float share = std::abs(far - near) < 1e-3f ? t : (1 / depth - 1 / near) / (1 / far - 1 / near);
        return from + (to - from) * share;
    };
    const float metre = 25; // pixels at the bottom edge
    for (int i = 0; i < posts; ++i) {
        const cv::Point2f foot = post(i);
        const float scale = stage.ground.scaleAt(foot.y) * metre, height = 1.05f * scale;
        if (i + 1 < posts) {
            const cv::Point2f next = post(i + 1);
            const float nextHeight = 1.05f * stage.ground.scaleAt(next.y) * metre;
            for (const float up : {0.42f, 0.85f})
                paintStroke(stage, foot - cv::Point2f(0, up * height), next - cv::Point2f(0, up * nextHeight),
                            std::max(0.9f, 0.1f * scale), std::max(0.9f, 0.1f * nextHeight), DemoClass::Fence, wood);
        }
        castShadow(stage, foot, 0.35f * scale, 0.25f);
        const float thick = std::max(1.1f, 0.15f * scale);
        paintStroke(stage, foot, foot - cv::Point2f(0, height), thick, thick, DemoClass::Fence, wood);
    }
}

void paintSailingBoat(Stage& stage, cv::Point2f base, float scale)
{
    static const Colour kHulls[] = {rgb(150, 46, 42), rgb(38, 66, 110), rgb(240, 238, 232), rgb(110, 74, 48),
                                    rgb(40, 96, 90)};
    static const Colour kSails[] = {rgb(248, 246, 240), rgb(244, 232, 206), rgb(250, 250, 252), rgb(214, 90, 60)};
    Dice& dice = stage.dice;
    const float length = dice.between(3.5f, 5.5f) * scale, mast = length * dice.between(1.1f, 1.4f), hand = dice.sign();
    const Colour hull = dice.pick(kHulls), sail = dice.pick(kSails);
    const auto at = [&](float along, float up) {
        return cv::Point2f(base.x + hand * along * length, base.y - up * length);
    };
    paintReflection(stage, base, length * 0.5f, mast * 0.7f, 0.4f);
    paintStroke(stage, at(0, 0.1f), {base.x, base.y - mast - 0.12f * length}, std::max(0.9f, 0.09f * scale), 0.9f,
                DemoClass::Boat, rgb(120, 92, 66));
    const float up = mast / length;
    const cv::Point2f mainsail[] = {at(-0.03f, up + 0.05f), at(-0.1f, up * 0.55f), at(-0.46f, 0.26f),
                                    at(-0.03f, 0.24f)};
    const cv::Point2f jib[] = {at(0.03f, up * 0.9f), at(0.22f, up * 0.42f), at(0.44f, 0.22f), at(0.03f, 0.26f)};
    const bool sunAstern = hand * stage.mood.side < 0;
    paintPolygon(stage, mainsail, DemoClass::Boat, litBy(stage, sail, sunAstern ? 1.0f : 0.6f),
                 litBy(stage, sail, sunAstern ? 0.75f : 1.0f));
    paintPolygon(stage, jib, DemoClass::Boat, litBy(stage, sail * 0.96f, 0.9f), litBy(stage, sail * 0.96f, 0.6f));
    const cv::Point2f body[] = {at(-0.5f, 0.15f), at(0.56f, 0.18f), at(0.4f, -0.02f), at(-0.42f, -0.02f)};
    paintPolygon(stage, body, DemoClass::Boat, litBy(stage, hull, stage.mood.side < 0 ? 0.9f : 0.4f),
                 litBy(stage, hull, stage.mood.side > 0 ? 0.9f : 0.4f));
}

void paintRowingBoat(Stage& stage, cv::Point2f base, float scale)
{
    Dice& dice = stage.dice;
    const float length = dice.between(2.6f, 3.6f) * scale, hand = dice.sign();
    const Colour hull = mix(rgb(136, 92, 58), rgb(60, 110, 120), dice.chance(0.5f) ? dice.unit() : 0.0f);
    const auto at = [&](float along, float up) {
        return cv::Point2f(base.x + hand * along * length, base.y - up * length);
    };
    paintReflection(stage, base, length * 0.5f, length * 0.3f, 0.5f);
    const cv::Point2f inside[] = {at(-0.46f, 0.17f), at(0, 0.2f), at(0.5f, 0.22f), at(0.3f, 0.1f), at(-0.36f, 0.1f)};
    const cv::Point2f body[] = {at(-0.5f, 0.17f), at(-0.2f, 0.12f),  at(0.2f, 0.13f),
                                at(0.56f, 0.23f), at(0.42f, -0.02f), at(-0.4f, -0.02f)};
    paintPolygon(stage, inside, DemoClass::Boat, litBy(stage, hull * 0.55f, 0.4f), litBy(stage, hull * 0.55f, 0.5f));
    paintPolygon(stage, body, DemoClass::Boat, litBy(stage, hull, stage.mood.side < 0 ? 0.95f : 0.4f),
                 litBy(stage, hull, stage.mood.side > 0 ? 0.95f : 0.4f));
    if (dice.chance(0.5f)) paintPerson(stage, at(-0.05f, 0.02f), scale * 0.75f);
}

} // namespace sdw::demo
