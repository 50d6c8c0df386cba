#include "ui/tools/mark_in_hand.h"

#include "ui/tools/click_marks.h"
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/tool_context.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kClickReach = 4; // widget pixels: a hand that clicks moves a little

} // namespace

void MarkInHand::press(const PointerEvent& event)
{
    m_button = event.button;
    m_pressed = event.widget;
    if (event.button == Qt::LeftButton && (event.modifiers & Qt::ShiftModifier))
        m_box = std::pair(event.image, event.image);
    else
        m_mark = ClickMark{{pixelAt(event.image)}, event.button == Qt::LeftButton};
}

bool MarkInHand::move(const PointerEvent& event)
{
    if (m_box) {
        m_box->second = heldInside(m_context, event.image);
        return true;
    }
    if (!m_mark) return false;
    const QPointF by = event.widget - m_pressed;
    if (m_mark->points.size() == 1 && std::hypot(by.x(), by.y()) <= kClickReach) return false;
    extend(event.image);
    return true;
}

/// Every pixel on the way counts, however fast the hand is.
void MarkInHand::extend(const QPointF& image)
{
    const cv::Size size = m_context.imageSize();
    const cv::Point from = m_mark->points.back();
    const cv::Point held(std::clamp(pixelAt(image).x, 0, size.width - 1),
                         std::clamp(pixelAt(image).y, 0, size.height - 1));
    const int steps = std::max(std::abs(held.x - from.x), std::abs(held.y - from.y));
    for (int i = 1; i <= steps; ++i)
        m_mark->points.emplace_back(from.x + (held.x - from.x) * i / steps, from.y + (held.y - from.y) * i / steps);
}

void MarkInHand::drop()
{
    m_mark.reset();
    m_box.reset();
}

cv::Rect MarkInHand::takeBox()
{
    if (!m_box) return {};
    const QRect whole = QRectF(m_box->first, m_box->second).normalized().toAlignedRect();
    m_box.reset();
    return cv::Rect(whole.x(), whole.y(), whole.width(), whole.height()) & cv::Rect({}, m_context.imageSize());
}

QRectF MarkInHand::bounds() const
{
    QRectF area;
    if (m_mark)
        for (const cv::Point& point : m_mark->points)
            area |= QRectF(point.x, point.y, 1, 1);
    if (m_box) area |= QRectF(m_box->first, m_box->second).normalized().adjusted(-1, -1, 1, 1);
    return area;
}

void MarkInHand::paint(QPainter& painter, const Viewport& view) const
{
    if (m_mark) ClickMarks::paintMark(painter, view, *m_mark);
    if (!m_box) return;
    QPainterPath path;
    path.addRect(view.transform().mapRect(QRectF(m_box->first, m_box->second).normalized()));
    drawOutline(painter, path, Qt::white);
}

} // namespace sdw::ui
