#include "ui/tools/box_tool.h"

#include "ui/tools/geometry.h"

#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {

cv::Rect2d BoxTool::box() const
{
    QPointF to = m_now - *m_start;
    if (m_modifiers & Qt::ShiftModifier) {
        const double side = std::max(std::abs(to.x()), std::abs(to.y()));
        to = {std::copysign(side, to.x()), std::copysign(side, to.y())};
    }
    const QPointF from = (m_modifiers & Qt::AltModifier) ? *m_start - to : *m_start, end = *m_start + to;
    const double left = std::round(std::min(from.x(), end.x())), top = std::round(std::min(from.y(), end.y()));
    const double right = std::round(std::max(from.x(), end.x())), bottom = std::round(std::max(from.y(), end.y()));
    return {left, top, right - left, bottom - top};
}

bool BoxTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    m_modifiers = event.modifiers;
    switch (event.kind) {
    case Kind::Press:
        if (event.button != Qt::LeftButton || m_start) return m_start.has_value();
        m_start = m_now = heldInside(context(), event.image);
        update();
        return true;
    case Kind::Move:
        if (!m_start) return false;
        m_now = heldInside(context(), event.image);
        update();
        return true;
    case Kind::Release: {
        if (!m_start || event.button != Qt::LeftButton) return m_start.has_value();
        m_now = heldInside(context(), event.image);
        const cv::Rect2d drawn = box();
        m_start.reset();
        update();
        if (drawn.width >= 1 && drawn.height >= 1) boxDrawn(cv::Rect(drawn));
        return true;
    }
    default:
        return false;
    }
}

bool BoxTool::keyPressed(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Shift) m_modifiers |= Qt::ShiftModifier;
    if (event.key() == Qt::Key_Alt) m_modifiers |= Qt::AltModifier;
    update();
    return false;
}

bool BoxTool::keyReleased(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Shift) m_modifiers &= ~Qt::ShiftModifier;
    if (event.key() == Qt::Key_Alt) m_modifiers &= ~Qt::AltModifier;
    update();
    return false;
}

void BoxTool::update()
{
    if (!m_start) return m_drawn.moveTo(context(), {});
    const cv::Rect2d drawn = box();
    m_drawn.moveTo(context(), toQt(drawn) | QRectF(*m_start, QSizeF(1, 1)));
    const cv::Rect2d inside = drawn & cv::Rect2d({}, cv::Size2d(context().imageSize()));
    context().hint(tr("%1 × %2 px").arg(inside.width).arg(inside.height));
}

void BoxTool::paint(QPainter& painter, const Viewport& view)
{
    if (!m_start) return;
    const cv::Rect2d drawn = box();
    if (drawn.width < 1 || drawn.height < 1) return;
    const QPainterPath path = shownPath(polygonOf(outlineIn(drawn)), view);
    const QColor colour = context().colour(context().paint().label);
    painter.fillPath(path, washOf(colour));
    drawOutline(painter, path, colour);
}

bool BoxTool::cancel()
{
    if (!m_start) return false;
    m_start.reset();
    update();
    context().hint({});
    return true;
}

} // namespace sdw::ui
