#include "ui/project/class_plot.h"

#include "ui/settings/plot_style.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kFrame = 44;        // pixels of axis and title together
constexpr int kLongestName = 160; // pixels
constexpr double kBarWidth = 0.7; // of a row
constexpr double kRoomForBar = 1.02;

QString percentOf(const ClassBar& bar, int decimals)
{
    return std::isnan(bar.percent) ? QStringLiteral("–")
                                   : QLocale().toString(bar.percent, 'f', decimals) + QStringLiteral(" %");
}

} // namespace

ClassPlot::ClassPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    setObjectName(QStringLiteral("classPlot"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents); // it is looked at; the wheel belongs to the page
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
}

void ClassPlot::setNamesShown(bool shown)
{
    m_names = shown;
    draw();
}

void ClassPlot::setBars(const std::vector<ClassBar>& bars, const QString& measure)
{
    m_bars = bars;
    m_measure = measure;
    QStringList told;
    for (const ClassBar& bar : bars)
        told << bar.name + QLatin1Char(' ') + percentOf(bar, 2);
    setAccessibleName(measure);
    setAccessibleDescription(told.join(QStringLiteral(", ")));
    draw();
}

void ClassPlot::draw()
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QFont small = smallFont(font());
    const QFontMetrics metrics(small);
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_plot->setBackground(QBrush(Qt::NoBrush));
    m_plot->setBackground(QBrush(colours.panel));
    setFixedHeight(int(m_bars.size()) * kRowHeight + kFrame);

    double largest = 0;
    auto ticks = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const ClassBar& bar = m_bars[std::size_t(i)];
        auto* bars = new QCPBars(m_plot->yAxis, m_plot->xAxis); // one each: a colour each
        bars->setWidth(kBarWidth);
        bars->setPen(QPen(faint(colours.text, 0.25), 1));
        bars->setBrush(bar.colour);
        const double length = std::isnan(bar.percent) ? 0 : bar.percent;
        bars->setData({double(i)}, {length});
        largest = std::max(largest, length);
        ticks->addTick(i, metrics.elidedText(bar.name, Qt::ElideRight, kLongestName));
        auto* number = new QCPItemText(m_plot);
        number->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        number->position->setCoords(length, i);
        number->setPadding(QMargins(6, 0, 0, 0));
        number->setFont(small);
        number->setColor(colours.quietText);
        number->setClipToAxisRect(false); // that of the longest bar stands beside the plot
        number->setText(percentOf(bar, bar.percent < 1 ? 2 : 1));
    }
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        styleAxis(axis, colours, font());
    // Top and bottom are fixed, so that bars stand exactly beside the rows of a table.
    m_plot->axisRect()->setAutoMargins(QCP::msLeft);
    m_plot->axisRect()->setMargins(QMargins(0, 0, metrics.horizontalAdvance(QStringLiteral("100.00 %")) + 6, kFrame));
    m_plot->yAxis->setTicker(ticks);
    m_plot->yAxis->grid()->setVisible(false);
    m_plot->yAxis->setRange(-0.5, double(m_bars.size()) - 0.5);
    m_plot->yAxis->setRangeReversed(true); // the first class on top
    m_plot->yAxis->setTickLabels(m_names);
    showMeasure();
    m_plot->xAxis->setRange(0, std::max(largest, 1e-3) * kRoomForBar);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Under a short axis there is room for the unit only; what is measured is said beside the plot.
void ClassPlot::showMeasure()
{
    const QString whole = QStringLiteral("%1 (%)").arg(m_measure);
    const QMargins beside = m_plot->axisRect()->margins();
    const int room = width() - beside.left() - beside.right();
    const bool fits = QFontMetrics(m_plot->xAxis->labelFont()).horizontalAdvance(whole) <= room;
    m_plot->xAxis->setLabel(fits ? whole : QStringLiteral("%"));
}

void ClassPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showMeasure();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ClassPlot::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void ClassPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
    QWidget::changeEvent(event);
}

} // namespace sdw::ui
