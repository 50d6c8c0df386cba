// Outlines over device pixels. Own code and not QPainter's, since tens of thousands of them are drawn in a frame, from
// several threads, and a pixel has to come out the same whichever part of the frame is drawn.
#pragma once

#include "ui/canvas/pixel_blend.h"

#include <opencv2/core.hpp>

#include <QPointF>
#include <QRect>

#include <span>
#include <vector>

namespace sdw::ui {

/// How a line looks across: its colour in the middle, then a light and a dark edge, so that it shows on any picture.
class OutlinePen {
public:
    /// @param ratio device pixels per widget pixel. @param strength 0 .. 1
    OutlinePen(QRgb colour, double strength, double ratio);

    double reach() const { return m_reach; } ///< from the line; nothing is drawn beyond
    /// @param distance from the line, under reach().
    const Blend& at(float distance) const { return m_steps[std::size_t(distance * kSteps)]; }
    const Blend& flat() const { return m_steps.front(); } ///< of the colour alone

    static double reach(double ratio);

private:
    static constexpr int kSteps = 16; // a pixel
    double m_reach;
    std::vector<Blend> m_steps;
};

/// Draws into the pixels of an area.
class OutlineStroke {
public:
    using Points = std::vector<QPointF>; ///< of a closed line, in device pixels

    /// @param frame CV_8UC4 as QRgb.
    OutlineStroke(cv::Mat& frame, const QRect& area);

    /// Smooth. Rings of one shape are drawn together: where they meet they do not cover each other.
    void rings(std::span<const Points> rings, const OutlinePen& pen);
    /// One pixel wide, without smoothing: for small things.
    void thinRing(const Points& points, const Blend& colour);
    void frame(const QRect& box, const Blend& colour); ///< a box of thin lines, of at least two pixels a side
    void box(const QRect& box, const Blend& colour);   ///< filled

private:
    struct Run {
        int y, x0, x1;
    };
    void measure(QPointF from, QPointF to, double reach);
    void thinLine(QPointF from, QPointF to, const Blend& colour);

    cv::Mat& m_frame;
    QRect m_area;
    std::vector<float> m_distances; ///< squared, of the area's pixels; kFar between two calls
    std::vector<Run> m_runs;        ///< of pixels that have a distance
};

} // namespace sdw::ui
