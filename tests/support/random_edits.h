// Edits as somebody who labels would make them, drawn at random: strokes, polygons, boxes, fills, pasted pixels,
// shapes.
#pragma once

#include "core/annotation/brush.h"
#include "core/annotation/fill.h"
#include "core/annotation/rasterise.h"
#include "core/base/random.h"

namespace sdw::test {

inline cv::Point2d randomPoint(const LabelMap& map, Random& random)
{
    return {random.uniform(-20, map.width() + 20),
            random.uniform(-20, map.height() + 20)}; // tools reach over the border, too
}

inline Ring randomRing(const LabelMap& map, Random& random, int corners)
{
    Ring ring;
    const cv::Point2d middle = randomPoint(map, random);
    for (int i = 0; i < corners; ++i)
        ring.push_back(middle + cv::Point2d(random.uniform(-90, 90), random.uniform(-90, 90)));
    return ring;
}

inline OverwritePolicy randomPolicy(Random& random)
{
    OverwritePolicy policy;
    policy.mode = OverwritePolicy::Mode(random.below(3));
    policy.onlyClass = std::uint16_t(random.below(6));
    if (random.coin(0.5)) policy.locked = {std::uint16_t(random.below(6)), kIgnoreLabel};
    return policy;
}

inline Edit randomEdit(const LabelMap& map, const ShapeLayer& shapes, Random& random)
{
    EditBuilder edit(map, random.coin(0.6) ? OverwritePolicy{} : randomPolicy(random));
    constexpr std::uint16_t states[] = {kUnlabelled, kBackground, kIgnoreLabel};
    const std::uint16_t label = random.coin(0.2) ? states[random.below(3)] : std::uint16_t(random.below(6));
    const Paint paint{label, random.coin(0.3) ? std::uint32_t(random.below(100000)) : 0};
    const cv::Size size(map.width(), map.height());
    switch (random.below(8)) {
    case 0:
    case 1:
    case 2: {
        BrushStroke stroke(edit, paint);
        const double radius = random.uniform(0.5, 60);
        for (auto samples = 1 + random.below(12); samples > 0; --samples)
            stroke.add({randomPoint(map, random), pressedRadius(radius, random.uniform())});
        break;
    }
    case 3:
        edit.paint(polygonPixels({{randomRing(map, random, 7), {randomRing(map, random, 4)}}}, size), paint);
        break;
    case 4: {
        const cv::Point2d corner = randomPoint(map, random);
        edit.paint(rectanglePixels({corner.x, corner.y, random.uniform(1, 700), random.uniform(1, 700)}, size), paint);
        break;
    }
    case 5: {
        const cv::Point seed(int(random.below(std::uint64_t(size.width))),
                             int(random.below(std::uint64_t(size.height))));
        edit.paint(floodLabels(map, seed, {random.coin(0.8), random.coin(0.5) ? 4 : 8}), paint);
        break;
    }
    case 6: {
        cv::Mat noise(40, 55, CV_16UC1);
        for (auto& value : cv::Mat_<std::uint16_t>(noise))
            value = std::uint16_t(random.below(6));
        const cv::Point2d at = randomPoint(map, random);
        edit.paste(noise, cv::Point(int(at.x), int(at.y)));
        break;
    }
    default: {
        const auto all = shapes.all();
        const ShapePtr before = all.empty() || random.coin(0.5) ? nullptr : all[random.below(all.size())];
        if (before && random.coin(0.3)) {
            edit.changeShape(before, nullptr);
            break;
        }
        auto shape =
            before ? std::make_shared<Shape>(moved(*before, {random.uniform(-9, 9), 1})) : std::make_shared<Shape>();
        if (!before) {
            shape->id = shapes.freeId();
            shape->order = shapes.topOrder();
            shape->label = label;
            shape->kind = ShapeKind(random.below(3));
            if (shape->kind == ShapeKind::Polygon)
                shape->parts = {{randomRing(map, random, 5), {randomRing(map, random, 3)}}};
            else
                shape->centre = randomPoint(map, random), shape->size = {random.uniform(1, 90), 30},
                shape->angle = random.uniform(0, 360);
        }
        edit.changeShape(before, shape);
        if (random.coin(0.5)) edit.paint(pixelsOf(*shape, size), paint);
    }
    }
    return edit.finish();
}

} // namespace sdw::test
