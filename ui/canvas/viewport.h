// Which part of an image a widget shows, and how large. Image coordinates are in pixels: the upper left pixel covers
// [0, 1) × [0, 1). Widget coordinates are Qt's, in device-independent pixels.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QTransform>

namespace sdw::ui {

class Viewport {
public:
    static constexpr double kSmallestZoom = 1.0 / 256, kLargestZoom = 64;

    QSize imageSize() const { return m_image; }
    QSize widgetSize() const { return m_widget; }
    double zoom() const { return m_zoom; } ///< widget pixels per image pixel
    bool isFitted() const { return m_fitted; }

    /// Another image: it is fitted.
    void setImageSize(const QSize& size);
    /// Keeps what is in the middle there; a fitted image stays fitted.
    void setWidgetSize(const QSize& size);
    /// The whole image, centred, with a margin.
    void fit();
    /// Keeps the image point under `at` where it is. @param at in the widget.
    void setZoom(double zoom, const QPointF& at);
    void zoomBy(double factor, const QPointF& at) { setZoom(m_zoom * factor, at); }
    /// Moves the image with the pointer. @param by in the widget.
    void pan(const QPointF& by);
    void centreOn(const QPointF& imagePoint);
    /// Moves the image as little as it takes so that no more of the widget stays empty than must.
    void cover();

    QPointF toWidget(const QPointF& image) const { return (image - m_centre) * m_zoom + middle(); }
    QPointF toImage(const QPointF& widget) const { return (widget - middle()) / m_zoom + m_centre; }
    QTransform transform() const; ///< from image to widget
    QRectF visible() const;       ///< part of the image plane that the widget shows; may reach outside the image

    bool operator==(const Viewport&) const = default;

private:
    QPointF middle() const { return {m_widget.width() / 2.0, m_widget.height() / 2.0}; }
    void keepInSight();

    QSize m_image, m_widget;
    QPointF m_centre; ///< image point in the middle of the widget
    double m_zoom = 1;
    bool m_fitted = true;
};

} // namespace sdw::ui
