// Outlines that can be edited again: polygons with parts and holes, rectangles, ellipses. They are a layer above the
// label map, which stays the truth: a shape counts once it has been painted. Coordinates are in pixels of the image;
// the upper left pixel covers [0, 1) × [0, 1), so its centre is (0.5, 0.5).
#pragma once

#include "core/annotation/region.h"

#include <memory>
#include <optional>
#include <string>

namespace sdw {

using Ring = std::vector<cv::Point2d>; ///< closed by itself; the first corner is not repeated

struct PolygonPart {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const PolygonPart&) const = default;
};

enum class ShapeKind : std::uint8_t { Polygon, Rectangle, Ellipse };

struct Shape {
    std::uint64_t id = 0; ///< unique in its image, never 0 in a layer
    ShapeKind kind = ShapeKind::Polygon;
    std::uint16_t label = 0;    ///< class id
    std::uint32_t instance = 0; ///< object number, 0: none
    std::int64_t order = 0;     ///< higher ones lie above; equal ones by id
    std::string note;

    std::vector<PolygonPart> parts; ///< of polygons
    cv::Point2d centre;             ///< of rectangles and ellipses, as the next two
    cv::Size2d size;                ///< width and height before turning
    double angle = 0;               ///< degrees, clockwise on the screen

    bool operator==(const Shape&) const = default;
};

using ShapePtr = std::shared_ptr<const Shape>;

/// Corners of a rectangle, points around an ellipse (`steps` of them), parts of a polygon.
std::vector<PolygonPart> polygonOf(const Shape& shape, int steps = 64);
cv::Rect2d boundsOf(const Shape& shape);
/// The pixels whose centres lie inside (rules in core/annotation/rasterise.h). @param image size; what lies outside is
/// left out.
Region pixelsOf(const Shape& shape, cv::Size image);

/// @param matrix of x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12. Rectangles and ellipses stay what they are
/// under moving, turning and scaling by one factor; any other change makes them polygons.
Shape transformed(const Shape& shape, const cv::Matx23d& matrix);
Shape moved(Shape shape, cv::Point2d by);

/// Polygon of the pixels that the operation leaves, with the label, order and other fields of `a`. No polygon where
/// nothing is left.
std::optional<Shape> combine(const Shape& a, const Shape& b, SetOperation operation, cv::Size image);

/// Fewer corners (Douglas and Peucker). @param tolerance how far the outline may move, in pixels. Rings that would
/// collapse go.
std::vector<PolygonPart> simplified(const std::vector<PolygonPart>& parts, double tolerance);

/// What lies under a point of a shape.
struct ShapeHit {
    enum class Target { Inside, Edge, Corner };
    std::uint64_t id = 0;
    Target target = Target::Inside;
    int part = 0, ring = 0; ///< ring 0 is the outer one, then the holes; of polygonOf()
    int corner = 0;         ///< the corner, or the first of the edge's two
    double distance = 0;    ///< pixels to the corner or edge; 0 inside
};

/// Corners before edges before the inside. @param reach how near counts, in pixels.
std::optional<ShapeHit> hit(const Shape& shape, cv::Point2d point, double reach);

} // namespace sdw
