#include "ui/project/progress_plot.h"

#include "ui/settings/plot_style.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kHeight = 180;
constexpr double kDay = 86'400; // seconds, the unit of the time axis
constexpr double kHeadroom = 1.1;

double secondsOf(const QDate& day)
{
    return double(day.startOfDay(Qt::UTC).toSecsSinceEpoch());
}

} // namespace

ProgressPlot::ProgressPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents); // it is looked at; the wheel belongs to the page
    setFixedHeight(kHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
}

void ProgressPlot::setPoints(const std::vector<ProgressPoint>& points, const QString& title)
{
    m_points = points;
    m_title = title;
    setAccessibleName(title);
    if (!points.empty())
        setAccessibleDescription(tr("%1 on %2")
                                     .arg(QLocale().toString(points.back().value),
                                          QLocale().toString(points.back().day, QLocale::ShortFormat)));
    draw();
}

void ProgressPlot::draw()
{
    const ThemeColours& colours = themeColours(currentTheme());
    m_plot->clearPlottables();
    m_plot->setBackground(QBrush(colours.panel));
    if (m_points.empty()) return m_plot->replot(QCustomPlot::rpQueuedReplot);
    QVector<double> times, values;
    double largest = 0;
    for (const ProgressPoint& point : m_points) {
        times << secondsOf(point.day);
        values << point.value;
        largest = std::max(largest, point.value);
    }
    QCPGraph* line = m_plot->addGraph();
    line->setLineStyle(QCPGraph::lsStepLeft); // between two days that are known nothing changed
    line->setPen(QPen(colours.accent, 1.5));
    line->setBrush(faint(colours.accent, 0.15));
    line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colours.accent, 6));
    line->setData(times, values, true);

    auto ticks = QSharedPointer<QCPAxisTickerDateTime>::create();
    ticks->setDateTimeSpec(Qt::UTC);
    ticks->setDateTimeFormat(QLocale().dateFormat(QLocale::ShortFormat));
    ticks->setTickCount(4);
    m_plot->xAxis->setTicker(ticks);
    m_plot->yAxis->setLabel(m_title);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        styleAxis(axis, colours, font());
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setRange(times.first() - kDay / 2, times.last() + kDay / 2);
    m_plot->yAxis->setRange(0, std::max(largest, 1.0) * kHeadroom);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ProgressPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
    QWidget::changeEvent(event);
}

} // namespace sdw::ui
