// Lines over device pixels: smooth, and thin ones for small things. Own code and not QPainter's, since it has to be
// drawn from several threads into parts of a frame, tens of thousands of lines a time, and a pixel has to come out the
// same whichever part of the frame is drawn.
#pragma once

#include <opencv2/core.hpp>

#include <QPointF>
#include <QRect>
#include <QRgb>

#include <vector>

namespace sdw::ui {

/// A closed line through points in device pixels.
class OutlineStroke {
public:
    /// @param frame CV_8UC4 as QRgb; only pixels of `area` are drawn.
    OutlineStroke(cv::Mat& frame, const QRect& area)
        : m_frame(frame)
        , m_area(area)
    {
    }

    /// Smooth, `width` wide, with its ends round; pixels farther inside the line are covered more.
    void line(QPointF from, QPointF to, double width, QRgb colour, int alpha);
    void ring(const std::vector<QPointF>& points, double width, QRgb colour, int alpha);
    /// One pixel wide, without smoothing.
    void thinRing(const std::vector<QPointF>& points, QRgb colour, int alpha);
    void box(const QRect& box, QRgb colour, int alpha); ///< filled

private:
    void thinLine(QPointF from, QPointF to, QRgb colour, int alpha);

    cv::Mat& m_frame;
    QRect m_area;
};

} // namespace sdw::ui
