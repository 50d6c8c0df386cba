#include "ui/compare/signed_bar.h"

#include "ui/settings/plot_style.h"
#include "ui/settings/theme.h"

#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr double kHeight = 8, kEnd = 5; // widget pixels of the bar, of an interval's ends

} // namespace

void paintSignedBar(QPainter& painter, const QRect& room, double value, double limit,
                    const std::optional<Interval>& interval)
{
    const ThemeColours& colours = themeColours(currentTheme());
    const double middle = room.left() + room.width() / 2.0, half = room.width() / 2.0 - 1;
    const double y = room.top() + room.height() / 2.0;
    const auto at = [&](double one) { return middle + half * std::clamp(limit > 0 ? one / limit : 0, -1.0, 1.0); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double end = at(value);
    painter.fillRect(
        QRectF(QPointF(std::min(middle, end), y - kHeight / 2), QPointF(std::max(middle, end), y + kHeight / 2)),
        value < 0 ? colours.bad : colours.good);
    painter.setPen(QPen(faint(colours.text, 0.35), 1));
    painter.drawLine(QPointF(middle, y - kHeight), QPointF(middle, y + kHeight));
    if (interval) {
        painter.setPen(QPen(colours.text, 1));
        const double low = at(interval->low), high = at(interval->high);
        painter.drawLine(QPointF(low, y), QPointF(high, y));
        for (const double x : {low, high})
            painter.drawLine(QPointF(x, y - kEnd / 2), QPointF(x, y + kEnd / 2));
    }
    painter.restore();
}

void paintPlainBar(QPainter& painter, const QRect& room, double share)
{
    const ThemeColours& colours = themeColours(currentTheme());
    const double y = room.top() + room.height() / 2.0;
    const QRectF whole(room.left(), y - kHeight / 2, room.width(), kHeight);
    painter.fillRect(whole, faint(colours.text, 0.1));
    painter.fillRect(QRectF(whole.topLeft(), QSizeF(whole.width() * std::clamp(share, 0.0, 1.0), kHeight)),
                     faint(colours.text, 0.5));
}

} // namespace sdw::ui
