// A round brush with pressure: what a pen or mouse passes over, as pixels.
#pragma once

#include "core/annotation/edit.h"

namespace sdw {

struct BrushSample {
    cv::Point2d position; ///< in pixels of the image, (0.5, 0.5) is the centre of the upper left one
    double radius = 1;    ///< pixels
};

/// Radius under pressure: from `smallest` × radius without any to the full radius. @param pressure 0 .. 1; mice give 1.
double pressedRadius(double radius, double pressure, double smallest = 0.2);

/// Pixels whose centres are at most `radius` away. Radii under √½ count as √½: the pixel under the position then is
/// always one of them, and the thinnest brush still leaves an unbroken line.
Region discPixels(const BrushSample& sample, cv::Size image);

/// What the disc passes over on a straight line between two samples while its radius changes evenly: pixels whose
/// centres lie in one of the discs between. Equal samples give the disc.
Region capsulePixels(const BrushSample& start, const BrushSample& end, cv::Size image);

/// One stroke, painted while it is drawn: the first sample stamps a disc, each further one adds the capsule that leads
/// to it.
class BrushStroke {
public:
    /// @param edit outlives the stroke.
    BrushStroke(EditBuilder& edit, Paint paint);

    /// @return the pixels that may have changed: what has to be drawn again.
    cv::Rect add(const BrushSample& sample);

private:
    EditBuilder& m_edit;
    Paint m_paint;
    std::optional<BrushSample> m_last;
};

} // namespace sdw
