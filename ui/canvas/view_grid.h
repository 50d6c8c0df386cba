// Where the pixels of the screen lie on the image.
#pragma once

#include "ui/canvas/viewport.h"

#include <opencv2/core.hpp>

#include <QRect>

#include <vector>

namespace sdw::ui {

/// A view in device pixels. The image's corner is rounded to a whole one: a view that is moved then shows the very
/// same pixels elsewhere, and the edges of magnified pixels are sharp.
class ViewGrid {
public:
    ViewGrid() = default;
    /// @param ratio device pixels per widget pixel.
    ViewGrid(const Viewport& view, double ratio);

    QSize size() const { return m_size; } ///< of the widget
    cv::Size image() const { return m_image; }
    QPoint origin() const { return m_origin; } ///< of the image's upper left corner
    double scale() const { return m_scale; }   ///< device pixels per image pixel
    double ratio() const { return m_ratio; }
    QRect extent() const { return m_extent; }                      ///< device pixels of the whole image, in view or not
    QRect covered() const { return m_extent & QRect({}, m_size); } ///< those in view

    /// The image column under the point `offset` (0 .. 1) of device pixel x, and the row likewise; inside the image.
    int column(int x, double offset = 0.5) const { return at(x - m_origin.x() + offset, m_image.width); }
    int row(int y, double offset = 0.5) const { return at(y - m_origin.y() + offset, m_image.height); }
    QPointF toDevice(double x, double y) const { return {m_origin.x() + x * m_scale, m_origin.y() + y * m_scale}; }
    /// The device pixels that part of the image touches.
    QRect toDevice(const cv::Rect& area) const;
    QRect toDevice(const QRectF& area) const;
    /// The part of the image plane under device pixels.
    cv::Rect2d toImage(const QRect& area) const;

    bool operator==(const ViewGrid&) const = default;

private:
    int at(double offset, int limit) const { return std::clamp(int(offset * m_step), 0, limit - 1); }

    cv::Size m_image;
    QSize m_size;
    QPoint m_origin;
    QRect m_extent;
    double m_scale = 1, m_step = 1, m_ratio = 1; ///< m_step: image pixels per device pixel
};

} // namespace sdw::ui
