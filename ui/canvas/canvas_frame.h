// The pixels of a view, kept from frame to frame: only what changed is drawn anew.
#pragma once

#include "ui/canvas/view_grid.h"

#include <QImage>
#include <QRegion>

#include <functional>

namespace sdw::ui {

class CanvasFrame {
public:
    /// Draws all of `area` into the frame (CV_8UC4, device pixels as QRgb). Called from several threads at once, for
    /// areas that do not touch; what it draws into a pixel must not depend on the area.
    using Draw = std::function<void(const QRect& area, cv::Mat& frame)>;

    /// Another view. After a move, what both views share is moved along and stays.
    void setGrid(const ViewGrid& grid);
    const ViewGrid& grid() const { return m_grid; }
    /// @param area device pixels.
    void invalidate(const QRect& area) { m_dirty += area & m_image.rect(); }
    void invalidateAll() { m_dirty = m_image.rect(); }
    /// Draws what is out of date, on all cores where that pays.
    void compose(const Draw& draw);

    const QImage& image() const { return m_image; }            ///< Format_RGB32, of the grid's size
    const QRegion& lastComposed() const { return m_composed; } ///< device pixels that the last compose() drew

private:
    void scroll(const QPoint& by);

    ViewGrid m_grid;
    QImage m_image;
    QRegion m_dirty, m_composed;
};

} // namespace sdw::ui
