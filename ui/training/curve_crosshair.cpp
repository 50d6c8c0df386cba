#include "ui/training/curve_crosshair.h"

#include "ui/settings/plot_style.h"
#include "ui/settings/style.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kPadding = 6, kAside = 12, kSwatch = 18, kMostRows = 12;
constexpr double kCorner = 4, kDot = 3.5, kRing = 2;

} // namespace

CurveCrosshair::CurveCrosshair(QWidget* plot)
    : QWidget(plot)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(plot->rect());
    plot->installEventFilter(this);
}

void CurveCrosshair::show(double x, const QRect& area, const QString& title, std::vector<Row> rows)
{
    m_x = x;
    m_area = area;
    m_title = title;
    m_rows = std::move(rows);
    update();
}

void CurveCrosshair::clear()
{
    if (!m_x) return;
    m_x.reset();
    update();
}

void CurveCrosshair::setFocused(bool focused)
{
    m_focused = focused;
    update();
}

bool CurveCrosshair::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parent()) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void CurveCrosshair::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_focused) {
        painter.setPen(QPen(colours.accent, kRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(kRing / 2, kRing / 2, -kRing / 2, -kRing / 2), kCorner,
                                kCorner);
    }
    if (!m_x) return;
    painter.setPen(QPen(colours.quietText, 1, Qt::DashLine));
    const double x = std::floor(*m_x) + 0.5;
    painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
    painter.setPen(QPen(colours.panel, 1));
    for (const Row& row : m_rows) {
        if (!QRectF(m_area).adjusted(-1, -1, 1, 1).contains(row.point)) continue;
        painter.setBrush(curveColour(row.look, colours.text));
        painter.drawEllipse(row.point, kDot, kDot);
    }
    paintBox(painter);
}

void CurveCrosshair::paintBox(QPainter& painter)
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QFont small = smallFont(font());
    const QFontMetrics metrics(small);
    const int shown = std::min(int(m_rows.size()), kMostRows), left = int(m_rows.size()) - shown;
    const QString more = left > 0 ? tr("and %n more", nullptr, left) : QString();
    int width = std::max(metrics.horizontalAdvance(m_title), metrics.horizontalAdvance(more));
    for (int i = 0; i < shown; ++i)
        width = std::max(width, kSwatch + kPadding + metrics.horizontalAdvance(m_rows[std::size_t(i)].text));
    const int line = metrics.height() + 2, lines = 1 + shown + (left > 0 ? 1 : 0);
    QRectF box(0, m_area.top() + kPadding, width + 2 * kPadding, lines * line + kPadding);
    // On the side where there is room, the right one first.
    box.moveLeft(*m_x + kAside);
    if (box.right() > m_area.right()) box.moveRight(std::max(*m_x - kAside, m_area.left() + box.width()));
    painter.setPen(QPen(colours.hairline, 1));
    painter.setBrush(faint(colours.raised, 0.92));
    painter.drawRoundedRect(box, kCorner, kCorner);
    painter.setFont(small);
    double y = box.top() + kPadding / 2.0;
    const auto write = [&](const QString& text, double indent, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRectF(box.left() + kPadding + indent, y, width - indent + 1, line),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        y += line;
    };
    write(m_title, 0, colours.quietText);
    for (int i = 0; i < shown; ++i) {
        const Row& row = m_rows[std::size_t(i)];
        paintSwatch(painter, QRectF(box.left() + kPadding, y, kSwatch, line), row.look, colours.text);
        write(row.text, kSwatch + kPadding, colours.text);
    }
    if (left > 0) write(more, 0, colours.quietText);
}

} // namespace sdw::ui
