#include "ui/canvas/outline_stroke.h"

#include "ui/canvas/pixel_blend.h"

#include <algorithm>
#include <cmath>

namespace sdw::ui {

void OutlineStroke::line(QPointF from, QPointF to, double width, QRgb colour, int alpha)
{
    // Distances are measured to pixel centres; half a pixel beyond the edge coverage ends.
    const double half = width / 2, reach = half + 0.5;
    const int top = std::max(m_area.top(), int(std::floor(std::min(from.y(), to.y()) - reach)));
    const int bottom = std::min(m_area.bottom(), int(std::ceil(std::max(from.y(), to.y()) + reach)));
    if (top > bottom || std::max(from.x(), to.x()) + reach < m_area.left() ||
        std::min(from.x(), to.x()) - reach > m_area.right() + 1)
        return;
    const QPointF way = to - from;
    const double length2 = QPointF::dotProduct(way, way), length = std::sqrt(length2);
    for (int y = top; y <= bottom; ++y) {
        const double dy = y + 0.5 - from.y();
        // Where the row crosses the band around the endless line, no farther than the ends reach.
        double left = std::min(from.x(), to.x()) - reach, right = std::max(from.x(), to.x()) + reach;
        if (std::abs(way.y()) > 1e-9 * length) {
            const double middle = from.x() + dy * way.x() / way.y(), side = reach * length / std::abs(way.y());
            left = std::max(left, middle - side);
            right = std::min(right, middle + side);
        }
        const int x0 = std::max(m_area.left(), int(std::floor(left - 0.5)));
        const int x1 = std::min(m_area.right(), int(std::ceil(right - 0.5)));
        QRgb* pixels = m_frame.ptr<QRgb>(y);
        for (int x = x0; x <= x1; ++x) {
            const double dx = x + 0.5 - from.x();
            const double along = length2 > 0 ? std::clamp((dx * way.x() + dy * way.y()) / length2, 0.0, 1.0) : 0;
            const double ax = dx - along * way.x(), ay = dy - along * way.y();
            const double distance2 = ax * ax + ay * ay;
            if (distance2 >= reach * reach) continue;
            const double covered = std::min(1.0, reach - std::sqrt(distance2));
            pixels[x] = blended(pixels[x], blendOf(colour, int(covered * alpha + 0.5)));
        }
    }
}

void OutlineStroke::ring(const std::vector<QPointF>& points, double width, QRgb colour, int alpha)
{
    for (std::size_t i = 0; i < points.size(); ++i)
        line(points[i], points[(i + 1) % points.size()], width, colour, alpha);
}

void OutlineStroke::thinLine(QPointF from, QPointF to, QRgb colour, int alpha)
{
    const double dx = to.x() - from.x(), dy = to.y() - from.y();
    const int steps = int(std::max(std::abs(dx), std::abs(dy))) + 1;
    const Blend blend = blendOf(colour, alpha);
    for (int i = 0; i < steps; ++i) {
        const QPoint at(int(std::floor(from.x() + dx * i / steps)), int(std::floor(from.y() + dy * i / steps)));
        if (!m_area.contains(at)) continue;
        QRgb& pixel = m_frame.ptr<QRgb>(at.y())[at.x()];
        pixel = blended(pixel, blend);
    }
}

void OutlineStroke::thinRing(const std::vector<QPointF>& points, QRgb colour, int alpha)
{
    for (std::size_t i = 0; i < points.size(); ++i)
        thinLine(points[i], points[(i + 1) % points.size()], colour, alpha);
}

void OutlineStroke::box(const QRect& box, QRgb colour, int alpha)
{
    const QRect part = box & m_area;
    const Blend blend = blendOf(colour, alpha);
    for (int y = part.top(); y <= part.bottom(); ++y)
        blendRun(m_frame.ptr<QRgb>(y) + part.left(), part.width(), blend);
}

} // namespace sdw::ui
