#include "ui/canvas/viewport.h"

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr double kMargin = 12; // widget pixels around a fitted image, and beside an edge that is shown

} // namespace

void Viewport::setImageSize(const QSize& size)
{
    m_image = size;
    fit();
}

void Viewport::setWidgetSize(const QSize& size)
{
    m_widget = size;
    if (m_fitted)
        fit();
    else
        keepInSight();
}

void Viewport::fit()
{
    m_fitted = true;
    m_centre = {m_image.width() / 2.0, m_image.height() / 2.0};
    if (m_image.isEmpty() || m_widget.isEmpty()) return;
    const double across = (m_widget.width() - 2 * kMargin) / m_image.width();
    const double down = (m_widget.height() - 2 * kMargin) / m_image.height();
    m_zoom = std::clamp(std::min(across, down), kSmallestZoom, kLargestZoom);
}

void Viewport::setZoom(double zoom, const QPointF& at)
{
    const QPointF fixed = toImage(at);
    m_zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    m_centre = fixed - (at - middle()) / m_zoom;
    m_fitted = false;
    keepInSight();
}

void Viewport::pan(const QPointF& by)
{
    m_centre -= by / m_zoom;
    m_fitted = false;
    keepInSight();
}

void Viewport::centreOn(const QPointF& imagePoint)
{
    m_centre = imagePoint;
    m_fitted = false;
    keepInSight();
}

void Viewport::cover()
{
    const auto held = [this](double centre, double image, double widget) {
        const double half = (widget / 2 - kMargin) / m_zoom;
        return 2 * half >= image ? image / 2 : std::clamp(centre, half, image - half);
    };
    m_centre = {held(m_centre.x(), m_image.width(), m_widget.width()),
                held(m_centre.y(), m_image.height(), m_widget.height())};
}

/// Whatever happens, some of the image is at the middle of the widget.
void Viewport::keepInSight()
{
    m_centre.setX(std::clamp(m_centre.x(), 0.0, double(m_image.width())));
    m_centre.setY(std::clamp(m_centre.y(), 0.0, double(m_image.height())));
}

QTransform Viewport::transform() const
{
    const QPointF origin = toWidget({0, 0});
    return {m_zoom, 0, 0, m_zoom, origin.x(), origin.y()};
}

QRectF Viewport::visible() const
{
    return {toImage({0, 0}), toImage({double(m_widget.width()), double(m_widget.height())})};
}

} // namespace sdw::ui
