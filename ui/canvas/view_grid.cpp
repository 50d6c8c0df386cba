#include "ui/canvas/view_grid.h"

#include <cmath>

namespace sdw::ui {

ViewGrid::ViewGrid(const Viewport& view, double ratio)
    : m_image(view.imageSize().width(), view.imageSize().height())
    , m_size(int(std::ceil(view.widgetSize().width() * ratio)), int(std::ceil(view.widgetSize().height() * ratio)))
    , m_scale(view.zoom() * ratio)
    , m_step(1 / m_scale)
    , m_ratio(ratio)
{
    const QPointF corner = view.toWidget({0, 0}) * ratio;
    m_origin = {int(std::floor(corner.x() + 0.5)), int(std::floor(corner.y() + 0.5))};
    if (m_image.empty()) return;
    // Pixels whose centres lie on the image; at least one, so that no image vanishes.
    const auto extent = [this](int side) { return std::max(1, int(std::ceil(side * m_scale - 0.5))); };
    m_extent = QRect(m_origin, QSize(extent(m_image.width), extent(m_image.height)));
}

QRect ViewGrid::toDevice(const cv::Rect& area) const
{
    return toDevice(QRectF(area.x, area.y, area.width, area.height));
}

QRect ViewGrid::toDevice(const QRectF& area) const
{
    static constexpr double kFar = 1e8; // keeps what lies far outside within the range of numbers
    const auto low = [](double at) { return int(std::floor(std::clamp(at, -kFar, kFar))); };
    const auto high = [](double at) { return int(std::ceil(std::clamp(at, -kFar, kFar))); };
    const QPointF from = toDevice(area.left(), area.top()), to = toDevice(area.right(), area.bottom());
    return {QPoint(low(from.x()), low(from.y())), QPoint(high(to.x()) - 1, high(to.y()) - 1)};
}

cv::Rect2d ViewGrid::toImage(const QRect& area) const
{
    return {(area.x() - m_origin.x()) / m_scale, (area.y() - m_origin.y()) / m_scale, area.width() / m_scale,
            area.height() / m_scale};
}

} // namespace sdw::ui
