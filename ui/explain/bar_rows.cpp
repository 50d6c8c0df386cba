#include "ui/explain/bar_rows.h"

#include "ui/settings/theme.h"

#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kGap = 8, kChip = 10, kChipGap = 6, kThick = 8, kLeading = 4, kLeastWidth = 200; // pixels
constexpr double kNameShare = 0.5;                                                             // of the width, at most

} // namespace

BarRows::BarRows(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BarRows::setRows(std::vector<BarRow> rows, double greatest)
{
    const bool other = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    m_least = 0;
    m_greatest = greatest;
    QStringList words;
    for (const BarRow& row : m_rows) {
        words << row.text + QLatin1Char(' ') + row.number;
        if (row.heading) continue;
        m_least = std::min(m_least, row.value);
        m_greatest = std::max(m_greatest, row.value);
    }
    if (m_greatest <= m_least) m_greatest = m_least + 1;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    if (other) updateGeometry();
    update();
}

int BarRows::rowHeight() const
{
    return fontMetrics().height() + kLeading;
}

QSize BarRows::sizeHint() const
{
    return {kLeastWidth, int(m_rows.size()) * rowHeight()};
}

void BarRows::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int height = rowHeight();
    int numbers = 0;
    for (const BarRow& row : m_rows)
        numbers = std::max(numbers, fontMetrics().horizontalAdvance(row.number) + 2);
    int widest = 0;
    for (const BarRow& row : m_rows)
        if (!row.heading)
            widest = std::max(widest,
                              fontMetrics().horizontalAdvance(row.text) + (row.chip.isValid() ? kChip + kChipGap : 0));
    const int names = std::min(widest + 2, int((width() - numbers) * kNameShare));
    const QRectF bars(names + kGap, 0, std::max(1, width() - names - numbers - 2 * kGap), 0);
    const auto at = [&](double value) {
        return bars.left() + (value - m_least) / (m_greatest - m_least) * bars.width();
    };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const BarRow& row = m_rows[i];
        const QRect line(0, int(i) * height, width(), height);
        int left = 0;
        if (row.chip.isValid()) {
            painter.setPen(QPen(colours.hairline, 1));
            painter.setBrush(row.chip);
            painter.drawRoundedRect(QRectF(0.5, line.center().y() - kChip / 2 + 0.5, kChip, kChip), 2, 2);
            left = kChip + kChipGap;
        }
        painter.setFont(row.heading ? bold : font());
        painter.setPen(row.heading ? colours.text : colours.quietText);
        const int room = (row.heading ? width() - numbers - kGap : names) - left;
        painter.drawText(line.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.text, Qt::ElideRight, room));
        painter.setPen(colours.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.number);
        if (row.heading) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.value < 0 ? colours.quietText : colours.accent);
        const double from = std::min(at(0), at(row.value)), to = std::max(at(0), at(row.value));
        painter.drawRect(QRectF(from, line.center().y() - kThick / 2 + 0.5, to - from, kThick));
        painter.setPen(QPen(colours.quietText, 1));
        const double zero = std::round(at(0)) + 0.5;
        painter.drawLine(QPointF(zero, line.top()), QPointF(zero, line.bottom() + 1));
    }
}

} // namespace sdw::ui
