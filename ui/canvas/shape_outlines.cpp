#include "ui/canvas/shape_outlines.h"

#include "ui/canvas/outline_stroke.h"

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kLine = 1.5, kEdge = 0.5; // of the colour, and of the light and the dark line at each side of it
constexpr double kEdgeStrength = 0.6;
constexpr double kDotUnder = 3, kThinUnder = 12; // widget pixels of the longer side
constexpr double kNearest = 0.75;                // device pixels between two corners that are drawn

std::vector<QPointF> onScreen(const Ring& ring, const ViewGrid& grid)
{
    std::vector<QPointF> points;
    points.reserve(ring.size());
    for (const cv::Point2d& corner : ring) {
        const QPointF point = grid.toDevice(corner.x, corner.y);
        if (points.empty() || (point - points.back()).manhattanLength() >= kNearest) points.push_back(point);
    }
    return points;
}

void drawShape(const Shape& shape, const QRect& box, const LabelLook& look, const ViewGrid& grid, OutlineStroke& stroke)
{
    const double strength = look.strength(shape.label), ratio = grid.ratio();
    if (strength <= 0) return;
    const QRgb colour = look.colour(shape.label).rgb();
    const auto alpha = [strength](double part) { return int(std::lround(255 * part * strength)); };
    const double side = std::max(box.width(), box.height()) / ratio;
    if (side < kDotUnder) return stroke.box(box, colour, alpha(1));
    constexpr int kSteps = 64, kFewSteps = 16; // around an ellipse
    for (const PolygonPart& part : polygonOf(shape, side < 4 * kThinUnder ? kFewSteps : kSteps)) {
        std::vector<std::vector<QPointF>> rings{onScreen(part.outer, grid)};
        for (const Ring& hole : part.holes)
            rings.push_back(onScreen(hole, grid));
        if (side < kThinUnder) {
            for (const auto& ring : rings)
                stroke.thinRing(ring, colour, alpha(1));
            continue;
        }
        for (const auto& ring : rings)
            stroke.ring(ring, (kLine + 4 * kEdge) * ratio, qRgb(0, 0, 0), alpha(kEdgeStrength));
        for (const auto& ring : rings)
            stroke.ring(ring, (kLine + 2 * kEdge) * ratio, qRgb(255, 255, 255), alpha(kEdgeStrength));
        for (const auto& ring : rings)
            stroke.ring(ring, kLine * ratio, colour, alpha(1));
    }
}

} // namespace

int shapeReach(double ratio)
{
    return int(std::ceil((kLine / 2 + 2 * kEdge) * ratio)) + 1;
}

void drawShapes(const ShapeLayer& shapes, const LabelLook& look, const ViewGrid& grid, const QRect& area,
                cv::Mat& frame)
{
    const int reach = shapeReach(grid.ratio());
    OutlineStroke stroke(frame, area);
    for (const ShapePtr& shape : shapes.within(grid.toImage(area.adjusted(-reach, -reach, reach, reach)))) {
        const cv::Rect2d bounds = boundsOf(*shape);
        drawShape(*shape, grid.toDevice(QRectF(bounds.x, bounds.y, bounds.width, bounds.height)), look, grid, stroke);
    }
}

} // namespace sdw::ui
