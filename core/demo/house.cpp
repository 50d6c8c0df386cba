#include "core/demo/house.h"

#include "core/demo/shapes.h"

namespace sdw::demo {
namespace {

const Colour kPlasters[] = {rgb(244, 240, 230), rgb(238, 222, 186), rgb(226, 190, 130), rgb(224, 178, 160),
                            rgb(196, 208, 216), rgb(206, 198, 186), rgb(250, 248, 244), rgb(178, 110, 84)};
const Colour kWood = rgb(92, 62, 44);

/// A window: frame, cross bars, and panes that show the sky from where it is bright.
void paintWindow(Stage& stage, const Panel& panel, float light, cv::Point2f look)
{
    const float width = std::hypot(panel.along.x, panel.along.y), height = std::hypot(panel.down.x, panel.down.y);
    if (width < 1.5f || height < 1.5f) return;
    const Colour frame = Colour(0.95f, 0.96f, 0.97f) * (0.75f + 0.25f * light);
    const float bar = std::min(0.16f, 0.55f / width), barDown = std::min(0.16f, 0.55f / height);
    stage.canvas.paint(panel.bounds(), DemoClass::Window, [&](float x, float y, Colour& colour) {
        float s, t;
        if (!panel.locate(x, y, s, t)) return false;
        const bool onFrame = s < bar || s > 1 - bar || t < barDown || t > 1 - barDown ||
                             (width > 5 && std::abs(s - 0.5f) < bar * 0.45f) ||
                             (height > 7 && std::abs(t - 0.4f) < barDown * 0.4f);
        if (onFrame) {
            colour = frame;
            return true;
        }
        const float skyX = std::abs(std::fmod(look.x + x * 1.3f, 2 * stage.canvas.width()) - stage.canvas.width());
        const int column = std::clamp(int(skyX * Canvas::kSamples), 0, stage.sky.cols - 1);
        const int row = std::clamp(int((look.y + (y - panel.corner.y) * 1.2f) * Canvas::kSamples), 0,
                                   int(stage.ground.horizon * Canvas::kSamples) - 1);
        colour = stage.sky.at<Colour>(row, column) * (0.9f + 0.1f * light);
        return true;
    });
}

/// Plaster with stains, the shadow of the eaves, and the light of its side.
void paintWall(Stage& stage, const Panel& panel, std::span<const cv::Point2f> outline, const Colour& plaster,
               float light, bool timbered)
{
    const auto& textures = stage.textures;
    const float u = stage.dice.between(0, 512), v = stage.dice.between(0, 512);
    const Colour lit = plaster.mul(mix(stage.mood.shadow, stage.mood.sun, light));
    const float width = std::hypot(panel.along.x, panel.along.y), height = std::hypot(panel.down.x, panel.down.y);
    const float beam = std::max(0.5f, width * 0.018f);
    stage.canvas.paint(boundsOf(outline), DemoClass::Wall, [&](float x, float y, Colour& colour) {
        if (!insidePolygon(outline, x, y)) return false;
        float s, t;
        panel.locate(x, y, s, t);
        colour = lit * (0.93f + 0.16f * (textures.grain.at(u + x * 2, v + y * 2) - 0.5f) +
                        0.14f * (textures.clouds.at(u + x * 2, v + y * 3) - 0.5f));
        if (timbered) {
            const float along = s * width, down = t * height;
            const float spacing = width / 4;
            const float nearest = std::abs(std::fmod(along + spacing * 8, spacing) - spacing / 2);
            const bool brace = t > 0 && std::abs(std::fmod(along + down * 0.6f + width * 4, width) - width / 2) < beam;
            if (std::abs(nearest - spacing / 2) < beam || std::abs(down) < beam ||
                std::abs(down - height * 0.5f) < beam || brace)
                colour = kWood.mul(mix(stage.mood.shadow, stage.mood.sun, light));
        }
        colour *= 0.68f + 0.32f * smoothstep(0.0f, 0.2f, t + (t < 0 ? 1 : 0)); // under the eaves
        colour *= 0.85f + 0.15f * smoothstep(1.0f, 0.85f, t);                  // splash water near the ground
        return true;
    });
}

void paintRoof(Stage& stage, const Panel& panel, const Colour& tiles, float light, float scale)
{
    const auto& textures = stage.textures;
    const float u = stage.dice.between(0, 512), v = stage.dice.between(0, 512);
    const float width = std::hypot(panel.along.x, panel.along.y), height = std::hypot(panel.down.x, panel.down.y);
    const float zoom = 26.0f / std::max(scale, 4.0f); // texture pixels per picture pixel
    const float detail = smoothstep(3.0f, 9.0f, scale);
    const Colour lit = tiles.mul(mix(stage.mood.shadow, stage.mood.sun, light));
    stage.canvas.paint(panel.bounds(), DemoClass::Roof, [&](float x, float y, Colour& colour) {
        float s, t;
        if (!panel.locate(x, y, s, t)) return false;
        const float tile = textures.tiles.at(u + s * width * zoom, v + t * height * zoom);
        colour = lit * (0.86f + (tile - 0.86f) * detail) *
                 (0.92f + 0.3f * (textures.clouds.at(u + s * width * 2, v + t * height * 2) - 0.5f));
        colour *= 0.92f + 0.14f * smoothstep(0.2f, 0.0f, t); // the ridge catches light
        return true;
    });
}

} // namespace

Colour throwTileColour(Dice& dice)
{
    static const Colour kTiles[] = {rgb(184, 92, 62),   rgb(162, 76, 58),  rgb(128, 124, 126),
                                    rgb(104, 110, 122), rgb(150, 112, 84), rgb(188, 160, 122)};
    return dice.pick(kTiles) * dice.between(0.9f, 1.12f);
}

void paintHouse(Stage& stage, cv::Point2f base, float scale, const Colour& tiles)
{
    Dice& dice = stage.dice;
    Canvas& canvas = stage.canvas;
    const float front = dice.between(4.5f, 7.0f) * scale, side = dice.between(5.5f, 10.0f) * scale;
    const float wall = dice.between(2.6f, 4.8f) * scale, roof = dice.between(2.2f, 4.0f) * scale,
                lift = side * dice.between(0.05f, 0.14f);
    const float hand = dice.sign(); // the long side lies to the right (+1) or to the left (-1) of the gable
    const bool frontLit = hand * stage.mood.side < 0;
    const float frontLight = frontLit ? 1.0f : 0.25f, sideLight = frontLit ? 0.15f : 0.95f;
    const Colour plaster = dice.pick(kPlasters) * dice.between(0.9f, 1.03f);
    const bool timbered = dice.chance(0.25f) && scale > 5;
    const auto at = [&](float right, float up) { return cv::Point2f(base.x + hand * right, base.y - up); };

    canvas.shade({base.x - side - front, base.y - wall, 2 * (side + front), wall * 1.6f},
                 [&](float x, float y, DemoClass under) { // cast shadow
                     if (under != DemoClass::Meadow && under != DemoClass::Path) return 1.0f;
                     const cv::Point2f corners[] = {
                         at(-0.2f * scale, -0.35f * scale), at(front, -0.4f * scale),
                         at(front + side, lift - 0.3f * scale),
                         at(front + side, lift) - cv::Point2f(stage.mood.side * wall * 0.9f, -0.1f * wall),
                         at(0, 0) - cv::Point2f(stage.mood.side * wall * 0.9f, -0.25f * wall)};
                     float edge = 1e9f;
                     for (std::size_t i = 0; i < 5; ++i)
                         edge = std::min(edge, distanceToSegment(corners[i], corners[(i + 1) % 5], x, y));
                     const float in = insidePolygon(corners, x, y) ? edge : -edge;
                     return 1 - 0.42f * smoothstep(-0.5f * scale, 0.5f * scale, in);
                 });

    // Side wall first, then the gable, then the roof that overhangs both.
    const Panel sidePanel{at(front, wall), at(front + side, wall + lift) - at(front, wall),
                          at(front, 0) - at(front, wall)};
    const cv::Point2f sideOutline[] = {at(front, 0), at(front + side, lift), at(front + side, wall + lift),
                                       at(front, wall)};
    paintWall(stage, sidePanel, sideOutline, plaster, sideLight, timbered);
    const Panel frontPanel{at(0, wall), at(front, wall) - at(0, wall), at(0, 0) - at(0, wall)};
    const cv::Point2f frontOutline[] = {at(0, 0), at(front, 0), at(front, wall), at(front / 2, wall + roof),
                                        at(0, wall)};
    paintWall(stage, frontPanel, frontOutline, plaster, frontLight, timbered);

    const float door0 = dice.between(0.36f, 0.46f), door1 = door0 + 0.17f;
    const Panel door = frontPanel.part(door0, 1 - std::min(0.85f, 2.1f * scale / wall), door1, 1);
    const Colour doorColour = mix(kWood, rgb(70, 100, 90), dice.unit());
    canvas.paint(door.bounds(), DemoClass::Wall, [&](float x, float y, Colour& colour) {
        float s, t;
        if (!door.locate(x, y, s, t)) return false;
        colour = doorColour.mul(mix(stage.mood.shadow, stage.mood.sun, frontLight)) *
                 (0.8f + 0.3f * std::abs(std::sin(s * 9)));
        return true;
    });
    const cv::Point2f look(dice.between(0, canvas.width()), dice.between(0.05f, 0.5f) * stage.ground.horizon);
    const int floors = wall > 3.7f * scale ? 2 : 1;
    for (int floor = 0; floor < floors; ++floor) {
        const float top = floors == 1 ? 0.24f : 0.12f + 0.46f * float(floor),
                    bottom = top + (floors == 1 ? 0.4f : 0.27f);
        paintWindow(stage, frontPanel.part(0.1f, top, 0.3f, bottom), frontLight, look);
        paintWindow(stage, frontPanel.part(0.7f, top, 0.9f, bottom), frontLight, look);
        const int panes = int(side / scale / 2.2f);
        for (int i = 0; i < panes; ++i) {
            const float s = (float(i) + 0.5f) / float(panes), half = 0.5f * scale / side;
            paintWindow(stage, sidePanel.part(s - half, top, s + half, bottom), sideLight, look);
        }
    }
    if (roof > 2.6f * scale) {
        const float s0 = 0.42f, s1 = 0.58f, up = 0.55f * roof / wall;
        paintWindow(stage, frontPanel.part(s0, -up, s1, -up + 0.9f * scale / wall), frontLight, look);
    }

    const float over = 0.45f * scale, slope = roof / (front / 2);
    const cv::Point2f ridge = at(front / 2 - over * 0.6f, wall + roof + 0.12f * scale);
    const cv::Point2f ridgeEnd = at(front / 2 + side + over * 0.6f, wall + roof + lift + 0.12f * scale);
    const cv::Point2f eaves = at(front + over - over * 0.6f, wall - over * slope + 0.12f * scale);
    const Panel slopePanel{ridge, ridgeEnd - ridge, eaves - ridge};
    if (dice.chance(0.7f)) {
        const cv::Point2f foot = slopePanel.at(dice.between(0.25f, 0.75f), 0.25f);
        const cv::Rect2f stack(foot.x - 0.35f * scale, foot.y - 1.9f * scale, 0.7f * scale, 2.0f * scale);
        canvas.paint(stack, DemoClass::Wall, [&](float x, float y, Colour& colour) {
            if (!stack.contains({x, y})) return false;
            const float right = (x - stack.x) / stack.width;
            colour =
                rgb(150, 88, 70).mul(mix(stage.mood.shadow, stage.mood.sun, stage.mood.side > 0 ? right : 1 - right));
            if (y < stack.y + 0.25f * scale) colour *= 1.15f;
            return true;
        });
    }
    paintRoof(stage, slopePanel, tiles, 0.35f + 0.6f * sideLight, scale);
    // The far slope shows as a strip beyond the gable.
    const cv::Point2f farEaves = at(-over, wall - over * slope + 0.12f * scale);
    const float board = std::max(0.22f * scale, 0.7f);
    canvas.paint(boundsOf(std::array{ridge, farEaves, at(front / 2, wall + roof)}, board), DemoClass::Roof,
                 [&](float x, float y, Colour& colour) {
                     if (distanceToSegment(farEaves, ridge, x, y) > board) return false;
                     colour = tiles.mul(mix(stage.mood.shadow, stage.mood.sun, 0.35f + 0.6f * frontLight)) * 0.95f;
                     return true;
                 });
}

} // namespace sdw::demo
