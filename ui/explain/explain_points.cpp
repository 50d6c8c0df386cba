#include "ui/explain/explain_points.h"

namespace sdw::ui {

QPoint ExplainPoints::current() const
{
    if (m_held >= 0) return m_pinned[m_held];
    if (m_pointer != kNone || m_pinned.isEmpty()) return m_pointer;
    return m_pinned.last();
}

void ExplainPoints::setPointer(QPoint pixel)
{
    if (pixel == m_pointer) return;
    m_pointer = pixel;
    Q_EMIT changed();
}

int ExplainPoints::pin(QPoint pixel)
{
    if (const auto known = m_pinned.indexOf(pixel); known >= 0) return int(known);
    m_pinned << pixel;
    Q_EMIT changed();
    return int(m_pinned.size()) - 1;
}

void ExplainPoints::hold(int index)
{
    if (index == m_held || index >= m_pinned.size()) return;
    m_held = index;
    Q_EMIT changed();
}

void ExplainPoints::unpin(int index)
{
    if (index < 0 || index >= m_pinned.size()) return;
    m_pinned.removeAt(index);
    if (m_held == index)
        m_held = -1;
    else if (m_held > index)
        --m_held;
    Q_EMIT changed();
}

void ExplainPoints::clear()
{
    setPinned({});
}

void ExplainPoints::setPinned(const QList<QPoint>& points)
{
    m_pinned = points;
    m_held = -1;
    Q_EMIT changed();
}

} // namespace sdw::ui
