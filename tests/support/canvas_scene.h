// What tests of the canvas share: a canvas with a picture of their own, and looks at what it draws.
#pragma once

#include "ui/canvas/canvas.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/picture_pyramid.h"

#include <memory>

namespace sdw::test {

/// Pixels that all differ from their neighbours.
inline cv::Mat pattern(int height, int width)
{
    cv::Mat picture(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(uchar(x * 7), uchar(y * 11), uchar((x + y) * 3));
    return picture;
}

class CanvasScene {
protected:
    static constexpr int kMargin = 12; // around a fitted image

    /// Fitted at its own size where it has 300 rows and 400 columns.
    cv::Mat open(const cv::Mat& picture)
    {
        m_canvas->resize(424, 324);
        m_canvas->setPicture(std::make_shared<ui::PicturePyramid>(picture));
        m_canvas->findChild<ui::Minimap*>()->setFixedSize(0, 0); // it has a test of its own
        return picture;
    }
    QImage shown() { return m_canvas->grab().toImage().convertToFormat(QImage::Format_RGB32); }
    void zoomTo(double zoom)
    {
        ui::Viewport view = m_canvas->view();
        view.setZoom(zoom, {212, 162});
        m_canvas->setView(view);
    }

    std::unique_ptr<ui::Canvas> m_canvas;
};

} // namespace sdw::test
