#include "ui/figures/confusion_painter.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kLongestName = 88, kBar = 8, kWidestScale = 360;
constexpr double kSideForGaps = 10; // smaller cells touch

QFont emphasised(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int ConfusionGrid::roomForAxis(const QFont& font)
{
    return QFontMetrics(emphasised(font)).height() + kGap;
}

int ConfusionGrid::roomForNames(const QFont& font, const QStringList& classes)
{
    const QFontMetrics metrics(emphasised(font));
    int longest = 0;
    for (const QString& name : classes)
        longest = std::max(longest, metrics.horizontalAdvance(name));
    return roomForAxis(font) + std::min(longest, kLongestName) + kGap;
}

QRect ConfusionGrid::cell(int truth, int predicted) const
{
    const auto edge = [this](int cell) { return int(std::lround(cell * side)); };
    const int x = left - scrolled.x(), y = top - scrolled.y();
    return {QPoint(x + edge(predicted), y + edge(truth)), QPoint(x + edge(predicted + 1) - 1, y + edge(truth + 1) - 1)};
}

QRect ConfusionGrid::cells() const
{
    return {left, top, size.width() - left, size.height() - top - kScaleHeight};
}

ConfusionPainter::ConfusionPainter(const ConfusionShares& shares, const ConfusionGrid& grid, const ConfusionLook& look)
    : m_shares(shares)
    , m_grid(grid)
    , m_look(look)
{
}

void ConfusionPainter::paintCells(QPainter& painter) const
{
    const int classes = m_shares.size();
    const QRect room = m_grid.cells();
    painter.setClipRect(room);
    const auto first = [&](int scrolled) { return std::clamp(int(scrolled / m_grid.side), 0, classes); };
    const int x0 = first(m_grid.scrolled.x()), y0 = first(m_grid.scrolled.y());
    const int x1 = std::min(classes, x0 + int(room.width() / m_grid.side) + 2),
              y1 = std::min(classes, y0 + int(room.height() / m_grid.side) + 2);
    const int gap = m_grid.side >= kSideForGaps ? 1 : 0;
    QColor hatching = m_look.text;
    hatching.setAlphaF(0.25f);
    painter.setFont(m_look.font);
    for (int truth = y0; truth < y1; ++truth)
        for (int predicted = x0; predicted < x1; ++predicted) {
            const QRect cell = m_grid.cell(truth, predicted).adjusted(0, 0, -gap, -gap);
            const auto value = m_shares.share(truth, predicted);
            if (!value) { // no such pixels: not the same as none of them
                painter.fillRect(cell, m_look.nothing);
                painter.fillRect(cell, QBrush(hatching, Qt::BDiagPattern));
                continue;
            }
            const QRgb colour = m_shares.colourOf(*value);
            painter.fillRect(cell, QColor(colour));
            if (m_grid.side < m_look.sideForNumbers) continue;
            painter.setPen(qGray(colour) > 140 ? Qt::black : Qt::white);
            const double percent = 100 * *value;
            const QString sign = percent < 0 ? QStringLiteral("−") : QString();
            const double size = std::abs(percent);
            if (size >= 0.05)
                painter.drawText(cell, Qt::AlignCenter, sign + QLocale().toString(size, 'f', size < 9.95 ? 1 : 0));
        }
    painter.setClipping(false);
}

void ConfusionPainter::paintNames(QPainter& painter) const
{
    const QFontMetrics metrics(m_look.font);
    const int axis = metrics.height() + ConfusionGrid::kGap, length = m_grid.left - axis - ConfusionGrid::kGap;
    const QRect cells = m_grid.cells();
    const int bottom = cells.bottom() + 1;
    if (length > 0) {
        painter.setClipRect(QRect(0, m_grid.top, m_grid.left, bottom - m_grid.top));
        for (int i = 0; i < m_shares.size(); ++i) {
            const QRect cell = m_grid.cell(i, 0);
            if (cell.bottom() < m_grid.top || cell.top() > bottom) continue;
            const bool stands = m_look.emphasised.x() == i;
            const QFont own = stands ? emphasised(m_look.font) : m_look.font;
            painter.setFont(own);
            painter.setPen(stands ? m_look.text : m_look.quietText);
            painter.drawText(QRect(axis, cell.top(), length, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                             QFontMetrics(own).elidedText(m_shares.classes()[i], Qt::ElideRight, length));
        }
        paintColumnNames(painter);
        painter.setClipping(false);
    }
    painter.setFont(m_look.font);
    painter.setPen(m_look.quietText);
    painter.drawText(QRect(m_grid.left, 0, cells.width(), axis), Qt::AlignLeft | Qt::AlignVCenter,
                     m_look.columns + QStringLiteral(" →"));
    painter.save();
    painter.translate(0, bottom);
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, bottom - m_grid.top, axis), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("← ") + m_look.rows);
    painter.restore();
}

/// Upwards, from the cell: read with the head to the left.
void ConfusionPainter::paintColumnNames(QPainter& painter) const
{
    const QFontMetrics metrics(m_look.font);
    const int length = m_grid.left - metrics.height() - 2 * ConfusionGrid::kGap;
    const QRect cells = m_grid.cells();
    painter.setClipRect(QRect(m_grid.left, 0, cells.width(), m_grid.top));
    for (int i = 0; i < m_shares.size(); ++i) {
        const QRect cell = m_grid.cell(0, i);
        if (cell.right() < cells.left() || cell.left() > cells.right() + 1) continue;
        painter.save();
        painter.translate(cell.left(), m_grid.top - ConfusionGrid::kGap);
        painter.rotate(-90);
        painter.setFont(m_look.font);
        painter.setPen(m_look.emphasised.y() == i ? m_look.text : m_look.quietText);
        painter.drawText(QRect(0, 0, length, cell.width()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_shares.classes()[i], Qt::ElideRight, length));
        painter.restore();
    }
}

void ConfusionPainter::paintScale(QPainter& painter) const
{
    const QFontMetrics metrics(m_look.font);
    const bool difference = m_shares.isDifference();
    const int top = m_grid.size.height() - ConfusionGrid::kScaleHeight + ConfusionGrid::kGap + 2;
    const int side = metrics.horizontalAdvance(QStringLiteral("−100 %")) / 2 + 2;
    const QRect bar(side, top, std::max(20, std::min(m_grid.size.width() - 2 * side, kWidestScale)), kBar);
    for (int x = bar.left(); x <= bar.right(); ++x) {
        double root = double(x - bar.left()) / std::max(1, bar.width() - 1);
        if (difference) root = 2 * root - 1;
        painter.fillRect(QRect(x, bar.top(), 1, bar.height()),
                         QColor(m_shares.colourOf(std::copysign(root * root, root))));
    }
    painter.setFont(m_look.font);
    painter.setPen(m_look.quietText);
    const std::vector<double> ticks = difference ? std::vector<double>{-1, -0.25, -0.04, 0, 0.04, 0.25, 1}
                                                 : std::vector<double>{0, 0.01, 0.1, 0.4, 1};
    int free = -1; // where the next text may begin
    for (const double tick : ticks) {
        const double root = std::copysign(std::sqrt(std::abs(tick)), tick);
        const double place = difference ? (root + 1) / 2 : root;
        const int x = bar.left() + int(std::lround(place * (bar.width() - 1)));
        const QString sign = tick < 0 ? QStringLiteral("−") : difference && tick > 0 ? QStringLiteral("+") : QString();
        const QString text = sign + QLocale().toString(std::abs(100 * tick), 'f', 0) +
                             (tick == ticks.back() ? QStringLiteral(" %") : QString());
        const int wide = metrics.horizontalAdvance(text);
        if (x - wide / 2 < free) continue;
        painter.drawText(QRect(x - wide / 2 - 1, bar.bottom() + 2, wide + 2, metrics.height()), Qt::AlignCenter, text);
        free = x + wide / 2 + 6;
    }
}

} // namespace sdw::ui
