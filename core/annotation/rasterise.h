// From outlines to pixels. One rule for all: a pixel belongs to a shape when its centre (x + 0.5, y + 0.5) does; a
// centre that lies exactly on the outline of a polygon belongs to it on left and upper edges only, so that neighbours
// who share an edge neither overlap nor leave a gap. Coordinates as in core/annotation/shapes.h.
#pragma once

#include "core/annotation/shapes.h"

namespace sdw {

/// The rings of a part together by the even-odd rule: holes are holes whichever way they run, and lines may cross.
/// Parts that overlap are united. Rings of fewer than three corners hold no pixel.
/// @param image what lies outside of it is left out; sides up to kLargestSide.
/// @throws Error when a coordinate is no number.
Region polygonPixels(const std::vector<PolygonPart>& parts, cv::Size image);

/// Pixels with their centres in [x, x + width) × [y, y + height).
Region rectanglePixels(const cv::Rect2d& rectangle, cv::Size image);

struct EllipseArea {
    cv::Point2d centre;
    cv::Size2d size;  ///< both diameters
    double angle = 0; ///< degrees, clockwise on the screen
};
/// Pixels with their centres inside the ellipse or on it.
Region ellipsePixels(const EllipseArea& ellipse, cv::Size image);

/// First pixel whose centre is at `at` or to the right of it, within 0 .. limit: the rule for one axis.
int firstCentre(double at, int limit);

} // namespace sdw
