#include "core/annotation/shapes.h"

#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sdw {
namespace {

cv::Point2d turned(cv::Point2d offset, double degrees)
{
    const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
    return {c * offset.x - s * offset.y, s * offset.x + c * offset.y};
}

cv::Point2d mapped(cv::Point2d p, const cv::Matx23d& m)
{
    return {m(0, 0) * p.x + m(0, 1) * p.y + m(0, 2), m(1, 0) * p.x + m(1, 1) * p.y + m(1, 2)};
}

double distanceToEdge(cv::Point2d p, cv::Point2d a, cv::Point2d b)
{
    const cv::Point2d along = b - a;
    const double length2 = along.dot(along);
    const double t = length2 > 0 ? std::clamp((p - a).dot(along) / length2, 0.0, 1.0) : 0.0;
    return cv::norm(p - (a + t * along));
}

/// Even-odd, the rule of the rasteriser.
bool insideRings(const PolygonPart& part, cv::Point2d point)
{
    bool inside = false;
    const auto cross = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const cv::Point2d a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.y <= point.y) != (b.y <= point.y) && point.x >= a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y))
                inside = !inside;
        }
    };
    cross(part.outer);
    for (const Ring& hole : part.holes)
        cross(hole);
    return inside;
}

/// Corners closer to the line between their neighbours than `tolerance` go. A ring that has no area left is empty.
Ring simplifiedRing(const Ring& ring, double tolerance)
{
    // Relative to a corner: single precision then suffices for any image.
    std::vector<cv::Point2f> points, kept;
    for (const auto& p : ring)
        points.emplace_back(float(p.x - ring[0].x), float(p.y - ring[0].y));
    if (points.size() < 3) return {};
    cv::approxPolyDP(points, kept, tolerance, true);
    if (kept.size() < 3) return {};
    Ring result;
    for (const auto& p : kept)
        result.emplace_back(p.x + ring[0].x, p.y + ring[0].y);
    return result;
}

} // namespace

std::vector<PolygonPart> polygonOf(const Shape& shape, int steps)
{
    if (shape.kind == ShapeKind::Polygon) return shape.parts;
    Ring ring;
    const double halfWidth = shape.size.width / 2, halfHeight = shape.size.height / 2;
    if (shape.kind == ShapeKind::Rectangle) {
        for (const auto& [x, y] : {std::pair(-1, -1), {1, -1}, {1, 1}, {-1, 1}})
            ring.push_back(shape.centre + turned({x * halfWidth, y * halfHeight}, shape.angle));
    } else {
        for (int i = 0; i < steps; ++i) {
            const double phi = 2 * std::numbers::pi * i / steps;
            ring.push_back(shape.centre + turned({halfWidth * std::cos(phi), halfHeight * std::sin(phi)}, shape.angle));
        }
    }
    return {{std::move(ring), {}}};
}

cv::Rect2d boundsOf(const Shape& shape)
{
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    if (shape.kind == ShapeKind::Ellipse) {
        const cv::Point2d a = turned({shape.size.width / 2, 0}, shape.angle),
                          b = turned({0, shape.size.height / 2}, shape.angle);
        const double dx = std::hypot(a.x, b.x), dy = std::hypot(a.y, b.y);
        return {shape.centre.x - dx, shape.centre.y - dy, 2 * dx, 2 * dy};
    }
    const auto corners = shape.kind == ShapeKind::Polygon ? std::vector<PolygonPart>() : polygonOf(shape);
    for (const auto& part : shape.kind == ShapeKind::Polygon ? shape.parts : corners)
        for (const auto& p : part.outer) {
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
    if (left > right) return {};
    return {left, top, right - left, bottom - top};
}

Region pixelsOf(const Shape& shape, cv::Size image)
{
    if (shape.kind == ShapeKind::Ellipse) return ellipsePixels({shape.centre, shape.size, shape.angle}, image);
    return polygonPixels(polygonOf(shape), image);
}

Shape transformed(const Shape& shape, const cv::Matx23d& m)
{
    Shape result = shape;
    const double scale = std::hypot(m(0, 0), m(1, 0));
    const bool similar = std::abs(m(0, 0) - m(1, 1)) <= 1e-9 * scale && std::abs(m(0, 1) + m(1, 0)) <= 1e-9 * scale;
    if (shape.kind != ShapeKind::Polygon && similar) {
        result.centre = mapped(shape.centre, m);
        result.size = {shape.size.width * scale, shape.size.height * scale};
        result.angle = shape.angle + std::atan2(m(1, 0), m(0, 0)) * 180 / std::numbers::pi;
        return result;
    }
    result.parts = polygonOf(shape);
    result.kind = ShapeKind::Polygon;
    result.centre = {}, result.size = {}, result.angle = 0;
    for (auto& part : result.parts) {
        for (auto& p : part.outer)
            p = mapped(p, m);
        for (auto& hole : part.holes)
            for (auto& p : hole)
                p = mapped(p, m);
    }
    return result;
}

Shape moved(Shape shape, cv::Point2d by)
{
    return transformed(shape, {1, 0, by.x, 0, 1, by.y});
}

std::optional<Shape> combine(const Shape& a, const Shape& b, SetOperation operation, cv::Size image)
{
    const Region pixels = combine(pixelsOf(a, image), pixelsOf(b, image), operation);
    if (pixels.empty()) return std::nullopt;
    Shape result = a;
    result.kind = ShapeKind::Polygon;
    result.parts = outlineOf(pixels);
    result.centre = {}, result.size = {}, result.angle = 0;
    return result;
}

std::vector<PolygonPart> simplified(const std::vector<PolygonPart>& parts, double tolerance)
{
    std::vector<PolygonPart> result;
    for (const auto& part : parts) {
        PolygonPart kept{simplifiedRing(part.outer, tolerance), {}};
        if (kept.outer.empty()) continue;
        for (const auto& hole : part.holes)
            if (Ring ring = simplifiedRing(hole, tolerance); !ring.empty()) kept.holes.push_back(std::move(ring));
        result.push_back(std::move(kept));
    }
    return result;
}

std::optional<ShapeHit> hit(const Shape& shape, cv::Point2d point, double reach)
{
    const auto corners = shape.kind == ShapeKind::Polygon ? std::vector<PolygonPart>() : polygonOf(shape);
    const auto& parts = shape.kind == ShapeKind::Polygon ? shape.parts : corners;
    ShapeHit corner{shape.id, ShapeHit::Target::Corner}, edge{shape.id, ShapeHit::Target::Edge};
    corner.distance = edge.distance = HUGE_VAL;
    int insidePart = -1;
    for (int part = 0; part < int(parts.size()); ++part) {
        const auto& [outer, holes] = parts[part];
        for (int number = 0; number <= int(holes.size()); ++number) {
            const Ring& ring = number == 0 ? outer : holes[number - 1];
            for (int i = 0; i < int(ring.size()); ++i) {
                const double toCorner = cv::norm(point - ring[i]);
                const double toEdge = distanceToEdge(point, ring[i], ring[(i + 1) % ring.size()]);
                if (toCorner < corner.distance)
                    corner = {shape.id, ShapeHit::Target::Corner, part, number, i, toCorner};
                if (toEdge < edge.distance) edge = {shape.id, ShapeHit::Target::Edge, part, number, i, toEdge};
            }
        }
        if (insidePart < 0 && insideRings(parts[part], point)) insidePart = part;
    }
    // The points around an ellipse are none that can be pulled.
    if (shape.kind != ShapeKind::Ellipse && corner.distance <= reach) return corner;
    if (edge.distance <= reach) return edge;
    if (insidePart >= 0) return ShapeHit{shape.id, ShapeHit::Target::Inside, insidePart};
    return std::nullopt;
}

} // namespace sdw
