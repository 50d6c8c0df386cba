#include "ui/tools/shape_drag.h"

#include "ui/tools/geometry.h"

#include <numbers>

namespace sdw::ui {
namespace {

cv::Point2d turned(cv::Point2d way, double degrees)
{
    const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
    return {c * way.x - s * way.y, s * way.x + c * way.y};
}

} // namespace

Shape boxOf(const Shape& ellipse)
{
    Shape box = ellipse;
    box.kind = ShapeKind::Rectangle;
    return box;
}

std::optional<ShapeCorner> cornerNear(const Shape& shape, const QPointF& point, double reach)
{
    const auto found =
        shape.kind == ShapeKind::Ellipse ? hit(boxOf(shape), toCv(point), reach) : hit(shape, toCv(point), reach);
    if (!found || found->target != ShapeHit::Target::Corner) return std::nullopt;
    return ShapeCorner{shape.id, found->part, found->ring, found->corner};
}

Ring& ringOf(Shape& shape, const ShapeCorner& corner)
{
    PolygonPart& part = shape.parts[std::size_t(corner.part)];
    return corner.ring == 0 ? part.outer : part.holes[std::size_t(corner.ring) - 1];
}

ShapeDrag ShapeDrag::moving(std::vector<ShapePtr> shapes, std::vector<ShapePtr> copies, const QPointF& start)
{
    ShapeDrag drag(copies.empty() ? Kind::Move : Kind::Copy, start);
    drag.m_before = std::move(shapes);
    drag.m_copies = std::move(copies);
    return drag;
}

ShapeDrag ShapeDrag::pulling(ShapePtr shape, const ShapeCorner& corner, const QPointF& start)
{
    ShapeDrag drag(Kind::Corner, start);
    drag.m_before = {std::move(shape)};
    drag.m_corner = corner;
    return drag;
}

ShapeDrag ShapeDrag::bending(ShapePtr shape, const ShapeCorner& edge, const QPointF& start)
{
    ShapeDrag drag(Kind::NewCorner, start);
    drag.m_before = {std::move(shape)};
    drag.m_corner = edge;
    ++drag.m_corner.corner;
    return drag;
}

Shape ShapeDrag::pulledTo(const QPointF& pointer) const
{
    Shape shape = *m_before.front();
    if (shape.kind == ShapeKind::Polygon) {
        Ring& ring = ringOf(shape, m_corner);
        if (m_kind == Kind::NewCorner)
            ring.insert(ring.begin() + m_corner.corner, toCv(pointer));
        else
            ring[std::size_t(m_corner.corner)] = toCv(pointer);
        return shape;
    }
    // The opposite corner stays where it is.
    const Ring corners = polygonOf(boxOf(shape)).front().outer;
    const cv::Point2d fixed = corners[std::size_t(m_corner.corner + 2) % 4];
    cv::Point2d way = turned(toCv(pointer) - fixed, -shape.angle);
    for (double* side : {&way.x, &way.y})
        if (std::abs(*side) < 1) *side = std::copysign(1, *side);
    shape.size = {std::abs(way.x), std::abs(way.y)};
    shape.centre = fixed + turned(way / 2, shape.angle);
    return shape;
}

std::vector<ShapeChange> ShapeDrag::changesAt(const QPointF& pointer) const
{
    std::vector<ShapeChange> changes;
    const cv::Point2d by = toCv(pointer - m_start);
    switch (m_kind) {
    case Kind::Move:
        for (const ShapePtr& shape : m_before)
            changes.push_back({shape, std::make_shared<Shape>(moved(*shape, by))});
        break;
    case Kind::Copy:
        for (const ShapePtr& copy : m_copies)
            changes.push_back({nullptr, std::make_shared<Shape>(moved(*copy, by))});
        break;
    case Kind::Corner:
    case Kind::NewCorner:
        changes.push_back({m_before.front(), std::make_shared<Shape>(pulledTo(pointer))});
        break;
    }
    return changes;
}

} // namespace sdw::ui
