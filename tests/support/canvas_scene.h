// What tests of the canvas share: a canvas with a picture of their own, and looks at what it draws.
#pragma once

#include "core/annotation/rasterise.h"
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

/// Colours of the classes 1 and 2.
inline const QColor kRoad(200, 40, 10), kTree(20, 160, 60);

/// A veil of a colour over a pixel.
inline QRgb over(QRgb ground, const QColor& colour, double opacity)
{
    const int alpha = qRound(opacity * 255);
    const auto mix = [alpha](int below, int above) { return (below * (255 - alpha) + above * alpha + 127) / 255; };
    return qRgb(mix(qRed(ground), colour.red()), mix(qGreen(ground), colour.green()),
                mix(qBlue(ground), colour.blue()));
}

inline bool near(QRgb a, QRgb b, int by = 1)
{
    return std::abs(qRed(a) - qRed(b)) <= by && std::abs(qGreen(a) - qGreen(b)) <= by &&
           std::abs(qBlue(a) - qBlue(b)) <= by;
}

inline QRgb rgbOf(const cv::Mat& picture, int x, int y)
{
    const cv::Vec3b pixel = picture.at<cv::Vec3b>(y, x);
    return qRgb(pixel[2], pixel[1], pixel[0]);
}

/// A map of labels with rectangles in it, later ones over earlier ones.
inline LabelMap painted(int height, int width, const std::vector<std::pair<cv::Rect, std::uint16_t>>& areas)
{
    LabelMap map(height, width);
    EditBuilder builder(map);
    for (const auto& [area, label] : areas)
        builder.paint(Region(area), {label});
    ShapeLayer none;
    sdw::apply(builder.finish(), map, none);
    return map;
}

inline ShapePtr square(std::uint64_t id, double x, double y, double side, std::uint16_t label)
{
    auto shape = std::make_shared<Shape>();
    shape->id = id;
    shape->label = label;
    shape->parts = {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
    return shape;
}

class CanvasScene {
protected:
    static constexpr int kMargin = 12; // around a fitted image

    /// Empty; it knows the classes 1 and 2.
    void makeCanvas()
    {
        m_canvas = std::make_unique<ui::Canvas>();
        m_look = {};
        m_look.colours = {{1, kRoad}, {2, kTree}};
        m_canvas->setLook(m_look);
    }
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
    void pan(const QPointF& by)
    {
        ui::Viewport view = m_canvas->view();
        view.pan(by);
        m_canvas->setView(view);
    }

    std::unique_ptr<ui::Canvas> m_canvas;
    ui::LabelLook m_look;
};

} // namespace sdw::test
