#include "ui/widgets/confusion_map.h"

#include "core/explanation/colour_map.h"
#include "ui/settings/plot_style.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kSmallestSide = 3, kLargestSide = 72; // widget pixels of a cell
constexpr double kSideOfFit = 48;                      // few classes do not fill a large window
constexpr double kSideForNumbers = 34;
constexpr int kLongestName = 88, kScaleHeight = 34, kGap = 4, kBar = 8;
constexpr double kZoomStep = 1.25, kNotch = 120;

QString percentText(double share, bool signedOne)
{
    const double percent = 100 * share;
    const int decimals = std::abs(percent) < 0.995 ? 2 : 1;
    const QString number = QLocale().toString(std::abs(percent), 'f', decimals);
    const QString sign = percent < 0 ? QStringLiteral("−") : signedOne && percent > 0 ? QStringLiteral("+") : QString();
    return sign + number + QStringLiteral(" %");
}

std::vector<float> sharesOf(const ConfusionCounts& counts, ConfusionShare of)
{
    const int classes = counts.size();
    std::vector<double> whole(std::size_t(classes), 0);
    for (int truth = 0; truth < classes; ++truth)
        for (int predicted = 0; predicted < classes; ++predicted)
            whole[std::size_t(of == ConfusionShare::OfTruth ? truth : predicted)] +=
                double(counts.at(truth, predicted));
    std::vector<float> shares;
    for (int truth = 0; truth < classes; ++truth)
        for (int predicted = 0; predicted < classes; ++predicted) {
            const double all = whole[std::size_t(of == ConfusionShare::OfTruth ? truth : predicted)];
            shares.push_back(all > 0 ? float(double(counts.at(truth, predicted)) / all) : std::nanf(""));
        }
    return shares;
}

} // namespace

ConfusionMap::ConfusionMap(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_rows(tr("Truth"))
    , m_columns(tr("Predicted"))
{
    setObjectName(QStringLiteral("confusionMap"));
    setAccessibleName(tr("Confusion matrix"));
    setToolTip(tr("Rows are classes of the truth, columns those of the prediction; arrows move, Enter chooses a cell, "
                  "Ctrl and the wheel zoom"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
}

void ConfusionMap::setCounts(const ConfusionCounts& counts)
{
    take(counts, {});
}

void ConfusionMap::setDifference(const ConfusionCounts& first, const ConfusionCounts& second)
{
    Q_ASSERT(first.classes == second.classes);
    take(first, second);
}

void ConfusionMap::take(const ConfusionCounts& first, std::optional<ConfusionCounts> second)
{
    const bool sameClasses = first.classes == m_first.classes;
    m_first = first;
    m_second = std::move(second);
    computeShares();
    if (!sameClasses) m_current = m_pointed = {-1, -1};
    layOut(sameClasses);
}

void ConfusionMap::setShare(ConfusionShare share)
{
    m_of = share;
    computeShares();
    viewport()->update();
}

void ConfusionMap::setAxes(const QString& rows, const QString& columns)
{
    m_rows = rows;
    m_columns = columns;
    viewport()->update();
}

void ConfusionMap::computeShares()
{
    m_shares = sharesOf(m_first, m_of);
    if (!m_second) return;
    const std::vector<float> second = sharesOf(*m_second, m_of);
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        m_shares[i] = second[i] - m_shares[i]; // NaN where either has none
}

std::optional<double> ConfusionMap::share(int truth, int predicted) const
{
    const float value = m_shares[std::size_t(truth * m_first.size() + predicted)];
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

QString ConfusionMap::describe(int truth, int predicted) const
{
    if (truth < 0 || predicted < 0) return {};
    const QString names = truth == predicted
                              ? tr("%1, found").arg(m_first.classes[truth])
                              : QStringLiteral("%1 → %2").arg(m_first.classes[truth], m_first.classes[predicted]);
    const auto value = share(truth, predicted);
    const QString of = m_first.classes[m_of == ConfusionShare::OfTruth ? truth : predicted];
    const QString part = !value ? QStringLiteral("–")
                         : m_of == ConfusionShare::OfTruth
                             ? tr("%1 of %2").arg(percentText(*value, isDifference()), of)
                             : tr("%1 of what is called %2").arg(percentText(*value, isDifference()), of);
    const QLocale locale;
    if (!m_second)
        return tr("%1: %2, %3 pixels").arg(names, part, locale.toString(qlonglong(m_first.at(truth, predicted))));
    return tr("%1: %2, from %3 to %4 pixels")
        .arg(names, part, locale.toString(qlonglong(m_first.at(truth, predicted))),
             locale.toString(qlonglong(m_second->at(truth, predicted))));
}

double ConfusionMap::fittingSide() const
{
    const int classes = std::max(1, m_first.size());
    const double wide = maximumViewportSize().width() - m_left - kGap,
                 high = maximumViewportSize().height() - m_top - kScaleHeight;
    return std::clamp(std::min(wide, high) / classes, kSmallestSide, kSideOfFit);
}

/// Names stand beside the cells where the cells are as high as letters.
void ConfusionMap::layOut(bool keepZoom)
{
    if (!keepZoom) m_zoom = 1;
    QFont emphasised = smallFont(font());
    emphasised.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(emphasised);
    int longest = 0;
    for (const QString& name : m_first.classes)
        longest = std::max(longest, metrics.horizontalAdvance(name));
    const int plain = metrics.height() + kGap; // for the name of the axis
    const int named = plain + std::min(longest, kLongestName) + kGap;
    for (const int room : {named, plain}) {
        m_left = m_top = room;
        m_side = std::clamp(fittingSide() * m_zoom, kSmallestSide, kLargestSide);
        if (m_side >= metrics.height() - 2) break;
    }
    const int length = int(std::lround(m_side * m_first.size()));
    const int extent = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    QSize room = maximumViewportSize() - QSize(m_left, m_top + kScaleHeight);
    const bool high = length > room.height();
    if (high) room.rwidth() -= extent;
    const bool wide = length > room.width();
    if (wide) room.rheight() -= extent;
    horizontalScrollBar()->setRange(0, wide ? length + kGap - room.width() : 0);
    verticalScrollBar()->setRange(0, high ? length - room.height() : 0);
    horizontalScrollBar()->setPageStep(std::max(1, room.width()));
    verticalScrollBar()->setPageStep(std::max(1, room.height()));
    for (QScrollBar* bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->setSingleStep(std::max(1, int(m_side)));
    viewport()->update();
}

void ConfusionMap::zoomBy(double factor, const QPoint& at)
{
    const double before = m_side;
    const double x = (at.x() - m_left + horizontalScrollBar()->value()) / before,
                 y = (at.y() - m_top + verticalScrollBar()->value()) / before;
    const double fitting = fittingSide();
    m_zoom = std::clamp(m_zoom * factor, std::min(1.0, kSmallestSide / fitting), kLargestSide / fitting);
    if (std::abs(m_zoom - 1) < 1e-6) m_zoom = 1;
    layOut(true);
    horizontalScrollBar()->setValue(int(std::lround(x * m_side - at.x() + m_left)));
    verticalScrollBar()->setValue(int(std::lround(y * m_side - at.y() + m_top)));
}

void ConfusionMap::fit()
{
    layOut(false);
}

QRect ConfusionMap::cellRect(int truth, int predicted) const
{
    const auto edge = [this](int cell) { return int(std::lround(cell * m_side)); };
    const int x = m_left - horizontalScrollBar()->value(), y = m_top - verticalScrollBar()->value();
    return {QPoint(x + edge(predicted), y + edge(truth)), QPoint(x + edge(predicted + 1) - 1, y + edge(truth + 1) - 1)};
}

QPoint ConfusionMap::cellAt(const QPoint& at) const
{
    if (at.x() < m_left || at.y() < m_top || at.y() >= viewport()->height() - kScaleHeight) return {-1, -1};
    const int predicted = int((at.x() - m_left + horizontalScrollBar()->value()) / m_side),
              truth = int((at.y() - m_top + verticalScrollBar()->value()) / m_side);
    return truth < m_first.size() && predicted < m_first.size() ? QPoint(truth, predicted) : QPoint(-1, -1);
}

void ConfusionMap::setCurrent(int truth, int predicted)
{
    m_current = {truth, predicted};
    if (truth >= 0) {
        const QRect cell = cellRect(truth, predicted);
        const QRect seen(m_left, m_top, viewport()->width() - m_left, viewport()->height() - m_top - kScaleHeight);
        const auto into = [](QScrollBar* bar, int low, int high, int first, int last) {
            if (low < first) bar->setValue(bar->value() - (first - low));
            if (high > last) bar->setValue(bar->value() + (high - last));
        };
        into(horizontalScrollBar(), cell.left(), cell.right(), seen.left(), seen.right());
        into(verticalScrollBar(), cell.top(), cell.bottom(), seen.top(), seen.bottom());
    }
    setAccessibleDescription(describe(truth, predicted));
    viewport()->update();
}

void ConfusionMap::point(const QPoint& cell)
{
    if (std::exchange(m_pointed, cell) == cell) return;
    Q_EMIT pointed(cell.x(), cell.y());
    viewport()->update();
}

QRgb ConfusionMap::colourOf(double value) const
{
    const double root = std::copysign(std::sqrt(std::abs(value)), value);
    const double place = isDifference() ? (root + 1) / 2 : root;
    const auto index = std::size_t(std::lround(255 * std::clamp(place, 0.0, 1.0)));
    const auto& [red, green, blue] = coloursOf(isDifference() ? ColourMap::Diverging : ColourMap::Viridis)[index];
    return qRgb(red, green, blue);
}

void ConfusionMap::paintCells(QPainter& painter) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const int classes = m_first.size();
    const QRect room(m_left, m_top, viewport()->width() - m_left, viewport()->height() - m_top - kScaleHeight);
    painter.setClipRect(room);
    const auto first = [&](int scrolled) { return std::clamp(int(scrolled / m_side), 0, classes); };
    const int x0 = first(horizontalScrollBar()->value()), y0 = first(verticalScrollBar()->value());
    const int x1 = std::min(classes, x0 + int(room.width() / m_side) + 2),
              y1 = std::min(classes, y0 + int(room.height() / m_side) + 2);
    const int gap = m_side >= 10 ? 1 : 0;
    painter.setFont(smallFont(font()));
    for (int truth = y0; truth < y1; ++truth)
        for (int predicted = x0; predicted < x1; ++predicted) {
            const QRect cell = cellRect(truth, predicted).adjusted(0, 0, -gap, -gap);
            const auto value = share(truth, predicted);
            if (!value) { // no such pixels: not the same as none of them
                painter.fillRect(cell, colours.panel);
                painter.fillRect(cell, QBrush(faint(colours.text, 0.25), Qt::BDiagPattern));
                continue;
            }
            const QRgb colour = colourOf(*value);
            painter.fillRect(cell, QColor(colour));
            if (m_side < kSideForNumbers) continue;
            painter.setPen(qGray(colour) > 140 ? Qt::black : Qt::white);
            const double percent = 100 * *value;
            const QString sign = percent < 0 ? QStringLiteral("−") : QString();
            const double size = std::abs(percent);
            if (size >= 0.05)
                painter.drawText(cell, Qt::AlignCenter, sign + QLocale().toString(size, 'f', size < 9.95 ? 1 : 0));
        }
    const auto frame = [&](const QPoint& which, const QColor& colour, int width) {
        if (which.x() < 0) return;
        const QRect cell = cellRect(which.x(), which.y()).adjusted(-1, -1, 0, 0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::black, width + 2));
        painter.drawRect(cell);
        painter.setPen(QPen(colour, width));
        painter.drawRect(cell);
    };
    frame(m_pointed, Qt::white, 1);
    frame(m_current, hasFocus() ? colours.accent : QColor(Qt::white), 2);
    painter.setClipping(false);
}

void ConfusionMap::paintNames(QPainter& painter) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QFont small = smallFont(font());
    const QFontMetrics metrics(small);
    const int axis = metrics.height() + kGap, bottom = viewport()->height() - kScaleHeight;
    const bool named = m_left > axis;
    painter.setFont(small);
    const QPoint& shown = m_pointed.x() >= 0 ? m_pointed : m_current;
    const auto nameAt = [&](int index, bool emphasised, const QRect& room) {
        QFont own = small;
        if (emphasised) own.setWeight(QFont::DemiBold);
        painter.setFont(own);
        painter.setPen(emphasised ? colours.text : colours.quietText);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetrics(own).elidedText(m_first.classes[index], Qt::ElideRight, room.width()));
    };
    const int length = m_left - axis - kGap;
    painter.setClipRect(QRect(0, m_top, m_left, bottom - m_top));
    for (int i = 0; named && i < m_first.size(); ++i) {
        const QRect cell = cellRect(i, 0);
        if (cell.bottom() >= m_top && cell.top() <= bottom)
            nameAt(i, shown.x() == i, QRect(axis, cell.top(), length, cell.height()));
    }
    painter.setClipRect(QRect(m_left, 0, viewport()->width() - m_left, m_top));
    for (int i = 0; named && i < m_first.size(); ++i) {
        const QRect cell = cellRect(0, i);
        if (cell.right() < m_left || cell.left() > viewport()->width()) continue;
        painter.save(); // upwards, from the cell: read with the head to the left
        painter.translate(cell.left(), m_top - kGap);
        painter.rotate(-90);
        painter.setFont(small);
        const bool emphasised = shown.y() == i;
        painter.setPen(emphasised ? colours.text : colours.quietText);
        painter.drawText(QRect(0, 0, length, cell.width()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_first.classes[i], Qt::ElideRight, length));
        painter.restore();
    }
    painter.setClipping(false);
    painter.setFont(small);
    painter.setPen(colours.quietText);
    painter.drawText(QRect(m_left, 0, viewport()->width() - m_left, axis), Qt::AlignLeft | Qt::AlignVCenter,
                     m_columns + QStringLiteral(" →"));
    painter.save();
    painter.translate(0, bottom);
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, bottom - m_top, axis), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("← ") + m_rows);
    painter.restore();
}

/// What the colours mean.
void ConfusionMap::paintScale(QPainter& painter) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QFont small = smallFont(font());
    const QFontMetrics metrics(small);
    const int top = viewport()->height() - kScaleHeight + kGap + 2;
    const int side = metrics.horizontalAdvance(QStringLiteral("−100 %")) / 2 + 2;
    const QRect bar(side, top, std::max(20, std::min(viewport()->width() - 2 * side, 360)), kBar);
    for (int x = bar.left(); x <= bar.right(); ++x) {
        double root = double(x - bar.left()) / std::max(1, bar.width() - 1);
        if (isDifference()) root = 2 * root - 1;
        painter.fillRect(QRect(x, bar.top(), 1, bar.height()), QColor(colourOf(std::copysign(root * root, root))));
    }
    painter.setFont(small);
    painter.setPen(colours.quietText);
    const std::vector<double> ticks = isDifference() ? std::vector<double>{-1, -0.25, -0.04, 0, 0.04, 0.25, 1}
                                                     : std::vector<double>{0, 0.01, 0.1, 0.4, 1};
    int free = -1; // where the next text may begin
    for (const double tick : ticks) {
        const double root = std::copysign(std::sqrt(std::abs(tick)), tick);
        const double place = isDifference() ? (root + 1) / 2 : root;
        const int x = bar.left() + int(std::lround(place * (bar.width() - 1)));
        const QString sign = tick < 0                     ? QStringLiteral("−")
                             : isDifference() && tick > 0 ? QStringLiteral("+")
                                                          : QString();
        const QString text = sign + QLocale().toString(std::abs(100 * tick), 'f', 0) +
                             (tick == ticks.back() ? QStringLiteral(" %") : QString());
        const int wide = metrics.horizontalAdvance(text);
        if (x - wide / 2 < free) continue;
        painter.drawText(QRect(x - wide / 2 - 1, bar.bottom() + 2, wide + 2, metrics.height()), Qt::AlignCenter, text);
        free = x + wide / 2 + 6;
    }
}

void ConfusionMap::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_first.size() == 0) return;
    paintCells(painter);
    paintNames(painter);
    paintScale(painter);
    if (hasFocus() && m_current.x() < 0) {
        QStyleOptionFocusRect option;
        option.initFrom(viewport());
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void ConfusionMap::resizeEvent(QResizeEvent*)
{
    layOut(true);
}

bool ConfusionMap::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPoint cell = cellAt(help->pos());
        const QString text = cell.x() < 0 ? toolTip() : describe(cell.x(), cell.y());
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave) point({-1, -1});
    return QAbstractScrollArea::viewportEvent(event);
}

void ConfusionMap::mousePressEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || cell.x() < 0) return;
    setCurrent(cell.x(), cell.y());
    Q_EMIT activated(cell.x(), cell.y());
}

void ConfusionMap::mouseMoveEvent(QMouseEvent* event)
{
    point(cellAt(event->position().toPoint()));
}

void ConfusionMap::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() != Qt::ControlModifier) return QAbstractScrollArea::wheelEvent(event);
    zoomBy(std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position().toPoint());
    event->accept();
}

void ConfusionMap::keyPressEvent(QKeyEvent* event)
{
    if (m_first.size() == 0) return QAbstractScrollArea::keyPressEvent(event);
    const QPoint from = m_current.x() < 0 ? QPoint(0, 0) : m_current;
    const auto move = [&](int down, int across) {
        const int last = m_first.size() - 1;
        const QPoint to = m_current.x() < 0
                              ? from
                              : QPoint(std::clamp(from.x() + down, 0, last), std::clamp(from.y() + across, 0, last));
        setCurrent(to.x(), to.y());
        Q_EMIT pointed(to.x(), to.y());
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Plus:
        return zoomBy(kZoomStep, viewport()->rect().center());
    case Qt::Key_Minus:
        return zoomBy(1 / kZoomStep, viewport()->rect().center());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current.x() >= 0) Q_EMIT activated(m_current.x(), m_current.y());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void ConfusionMap::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ConfusionMap::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ConfusionMap::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) layOut(true);
}

} // namespace sdw::ui
