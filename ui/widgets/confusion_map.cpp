#include "ui/widgets/confusion_map.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
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
constexpr int kGap = ConfusionGrid::kGap, kScaleHeight = ConfusionGrid::kScaleHeight;
constexpr double kZoomStep = 1.25, kNotch = 120;

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
    take(ConfusionShares(counts, m_of));
}

void ConfusionMap::setDifference(const ConfusionCounts& first, const ConfusionCounts& second)
{
    take(ConfusionShares(first, second, m_of));
}

void ConfusionMap::take(ConfusionShares shares)
{
    const bool sameClasses = shares.classes() == m_shares.classes();
    m_shares = std::move(shares);
    if (!sameClasses) m_current = m_pointed = {-1, -1};
    layOut(sameClasses);
}

void ConfusionMap::setShare(ConfusionShare share)
{
    m_of = share;
    m_shares.setShare(share);
    viewport()->update();
}

void ConfusionMap::setAxes(const QString& rows, const QString& columns)
{
    m_rows = rows;
    m_columns = columns;
    viewport()->update();
}

double ConfusionMap::fittingSide() const
{
    const int classes = std::max(1, m_shares.size());
    const double wide = maximumViewportSize().width() - m_grid.left - kGap,
                 high = maximumViewportSize().height() - m_grid.top - kScaleHeight;
    return std::clamp(std::min(wide, high) / classes, kSmallestSide, kSideOfFit);
}

/// Names stand beside the cells where the cells are as high as letters.
void ConfusionMap::layOut(bool keepZoom)
{
    if (!keepZoom) m_zoom = 1;
    const QFont small = smallFont(font());
    for (const int room : {ConfusionGrid::roomForNames(small, m_shares.classes()), ConfusionGrid::roomForAxis(small)}) {
        m_grid.left = m_grid.top = room;
        m_grid.side = std::clamp(fittingSide() * m_zoom, kSmallestSide, kLargestSide);
        if (m_grid.side >= QFontMetrics(small).height() - 2) break;
    }
    const int length = int(std::lround(m_grid.side * m_shares.size()));
    const int extent = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    QSize room = maximumViewportSize() - QSize(m_grid.left, m_grid.top + kScaleHeight);
    const bool high = length > room.height();
    if (high) room.rwidth() -= extent;
    const bool wide = length > room.width();
    if (wide) room.rheight() -= extent;
    horizontalScrollBar()->setRange(0, wide ? length + kGap - room.width() : 0);
    verticalScrollBar()->setRange(0, high ? length - room.height() : 0);
    horizontalScrollBar()->setPageStep(std::max(1, room.width()));
    verticalScrollBar()->setPageStep(std::max(1, room.height()));
    for (QScrollBar* bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->setSingleStep(std::max(1, int(m_grid.side)));
    viewport()->update();
}

void ConfusionMap::zoomBy(double factor, const QPoint& at)
{
    const double before = m_grid.side;
    const double x = (at.x() - m_grid.left + horizontalScrollBar()->value()) / before,
                 y = (at.y() - m_grid.top + verticalScrollBar()->value()) / before;
    const double fitting = fittingSide();
    m_zoom = std::clamp(m_zoom * factor, std::min(1.0, kSmallestSide / fitting), kLargestSide / fitting);
    if (std::abs(m_zoom - 1) < 1e-6) m_zoom = 1;
    layOut(true);
    horizontalScrollBar()->setValue(int(std::lround(x * m_grid.side - at.x() + m_grid.left)));
    verticalScrollBar()->setValue(int(std::lround(y * m_grid.side - at.y() + m_grid.top)));
}

void ConfusionMap::fit()
{
    layOut(false);
}

ConfusionGrid ConfusionMap::grid() const
{
    ConfusionGrid grid = m_grid;
    const int used = grid.top + int(std::lround(grid.side * m_shares.size())) + kScaleHeight;
    grid.size = {viewport()->width(), std::min(viewport()->height(), used)}; // the scale stands below the last row
    grid.scrolled = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    return grid;
}

QPoint ConfusionMap::cellAt(const QPoint& at) const
{
    if (at.x() < m_grid.left || at.y() < m_grid.top || at.y() >= viewport()->height() - kScaleHeight) return {-1, -1};
    const int predicted = int((at.x() - m_grid.left + horizontalScrollBar()->value()) / m_grid.side),
              truth = int((at.y() - m_grid.top + verticalScrollBar()->value()) / m_grid.side);
    return truth < m_shares.size() && predicted < m_shares.size() ? QPoint(truth, predicted) : QPoint(-1, -1);
}

void ConfusionMap::setCurrent(int truth, int predicted)
{
    m_current = {truth, predicted};
    if (truth >= 0) {
        const QRect cell = cellRect(truth, predicted);
        const QRect seen(m_grid.left, m_grid.top, viewport()->width() - m_grid.left,
                         viewport()->height() - m_grid.top - kScaleHeight);
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

/// Of the cell under the pointer, and of the chosen one.
void ConfusionMap::paintFrames(QPainter& painter) const
{
    const ConfusionGrid grid = this->grid();
    painter.setClipRect(grid.cells());
    const auto frame = [&](const QPoint& which, const QColor& colour, int width) {
        if (which.x() < 0) return;
        const QRect cell = grid.cell(which.x(), which.y()).adjusted(-1, -1, 0, 0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::black, width + 2));
        painter.drawRect(cell);
        painter.setPen(QPen(colour, width));
        painter.drawRect(cell);
    };
    frame(m_pointed, Qt::white, 1);
    frame(m_current, hasFocus() ? themeColours(currentTheme()).accent : QColor(Qt::white), 2);
    painter.setClipping(false);
}

void ConfusionMap::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_shares.size() == 0) return;
    const ThemeColours& colours = themeColours(currentTheme());
    const ConfusionLook look{.font = smallFont(font()),
                             .text = colours.text,
                             .quietText = colours.quietText,
                             .nothing = colours.panel,
                             .rows = m_rows,
                             .columns = m_columns,
                             .emphasised = m_pointed.x() >= 0 ? m_pointed : m_current};
    const ConfusionGrid grid = this->grid();
    const ConfusionPainter parts(m_shares, grid, look);
    parts.paintCells(painter);
    paintFrames(painter);
    parts.paintNames(painter);
    parts.paintScale(painter);
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
    if (m_shares.size() == 0) return QAbstractScrollArea::keyPressEvent(event);
    const QPoint from = m_current.x() < 0 ? QPoint(0, 0) : m_current;
    const auto move = [&](int down, int across) {
        const int last = m_shares.size() - 1;
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
