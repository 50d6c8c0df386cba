#include "ui/training/curve_plot.h"

#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/settings/plot_style.h"
#include "ui/training/curve_layer.h"
#include "ui/training/curve_legend.h"
#include "ui/training/curve_ticker.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kRoomAside = 0.02, kRoomAbove = 0.06; // shares of what is in view
constexpr double kLogDecades = 6;                      // shown below the greatest where the least has no logarithm
constexpr int kSmoothMs = 3;                           // of each turn of the event loop
constexpr std::size_t kSmoothPiece = 1 << 14;          // points
constexpr int kRoomForLastTick = 24;                   // pixels: half of its label stands out at the right

} // namespace

CurvePlot::CurvePlot(const QString& title, const QString& unit, JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_unit(unit)
    , m_plot(new QCustomPlot(this))
    , m_legend(new CurveLegend(this))
    , m_export(new Job(this))
{
    setUpPlot();
    m_cross = new CurveCrosshair(m_plot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_legend);
    m_legend->hide(); // until there is something to tell apart
    jobs.track(m_export, tr("Exporting the plot %1").arg(title));
    connect(m_legend, &CurveLegend::toggled, this, [this](const QString& id) { setCurveShown(id, !isCurveShown(id)); });
    connect(m_legend, &CurveLegend::isolated, this, &CurvePlot::isolate);
    connect(m_export, &Job::failed, this, &CurvePlot::failed);
    m_smoothingOn.setInterval(0);
    connect(&m_smoothingOn, &QTimer::timeout, this, &CurvePlot::smoothOn);
    style();
}

CurvePlot::~CurvePlot()
{
    m_plot->removeEventFilter(this); // what goes away is no longer pointed at
    delete m_plot;                   // while the curves are still there, which its layer draws
}

void CurvePlot::setUpPlot()
{
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->setMinimumSize(160, 100);
    m_plot->setAccessibleName(m_title);
    m_plot->setToolTip({});
    m_plot->installEventFilter(this);
    m_layer = new CurveLayer(m_plot->xAxis, m_plot->yAxis, m_curves);
    m_plot->yAxis->setLabel(m_unit.isEmpty() ? m_title : QStringLiteral("%1 (%2)").arg(m_title, m_unit));
    m_plot->setLocale(QLocale());
    m_plot->axisRect()->setMinimumMargins(QMargins(0, 8, kRoomForLastTick, 0));
    setTickers();
}

void CurvePlot::setTickers()
{
    if (m_axis == CurveAxis::Step) {
        m_plot->xAxis->setLabel(tr("Iteration"));
        m_plot->xAxis->setTicker(QSharedPointer<CurveTicker>::create(1, true));
    } else {
        auto ticker = QSharedPointer<QCPAxisTickerTime>::create();
        ticker->setTimeFormat(QStringLiteral("%h:%m:%s"));
        m_plot->xAxis->setLabel(tr("Time of training (h:min:s)"));
        m_plot->xAxis->setTicker(ticker);
    }
    m_plot->yAxis->setScaleType(m_log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_plot->yAxis->setNumberFormat(QStringLiteral("gb"));
    m_plot->yAxis->setNumberPrecision(m_log ? 2 : 5);
    if (m_percent)
        m_plot->yAxis->setTicker(QSharedPointer<CurveTicker>::create(100));
    else if (m_log)
        m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    else
        m_plot->yAxis->setTicker(QSharedPointer<CurveTicker>::create(1));
}

void CurvePlot::style()
{
    const ThemeColours& colours = themeColours(currentTheme());
    m_plot->setBackground(QBrush(colours.panel));
    m_layer->setTextColour(colours.text);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        styleAxis(axis, colours, font());
    redraw();
}

PlottedCurve* CurvePlot::find(const QString& id) const
{
    for (const auto& curve : m_curves)
        if (curve->id == id) return curve.get();
    return nullptr;
}

bool CurvePlot::setCurve(const QString& id, const CurveLook& look, const CurveColumns& columns, std::size_t most)
{
    PlottedCurve* curve = find(id);
    if (!curve) {
        m_curves.push_back(std::make_unique<PlottedCurve>());
        curve = m_curves.back().get();
        curve->id = id;
        curve->series.setAxis(m_axis);
        curve->series.setSmoothing(m_smoothing);
    }
    curve->look = look;
    const bool all = curve->series.take(columns, most);
    redraw();
    return all;
}

void CurvePlot::reserve(const QString& id, std::size_t points)
{
    if (PlottedCurve* curve = find(id)) curve->series.reserve(points);
}

void CurvePlot::removeCurve(const QString& id)
{
    std::erase_if(m_curves, [&](const auto& curve) { return curve->id == id; });
    redraw();
}

void CurvePlot::clearCurves()
{
    m_curves.clear();
    redraw();
}

void CurvePlot::keepCurves(const QStringList& ids)
{
    std::erase_if(m_curves, [&](const auto& curve) { return !ids.contains(curve->id); });
    std::ranges::sort(m_curves, {}, [&](const auto& curve) { return ids.indexOf(curve->id); });
    redraw();
}

QStringList CurvePlot::curves() const
{
    QStringList ids;
    for (const auto& curve : m_curves)
        ids << curve->id;
    return ids;
}

const CurveSeries* CurvePlot::series(const QString& id) const
{
    const PlottedCurve* curve = find(id);
    return curve ? &curve->series : nullptr;
}

const CurveLook* CurvePlot::look(const QString& id) const
{
    const PlottedCurve* curve = find(id);
    return curve ? &curve->look : nullptr;
}

void CurvePlot::setPercent(bool percent)
{
    m_percent = percent;
    setTickers();
    redraw();
}

void CurvePlot::setAxis(CurveAxis axis)
{
    if (axis == m_axis) return;
    m_axis = axis;
    for (const auto& curve : m_curves)
        curve->series.setAxis(axis);
    m_extent = {0, 0};
    setTickers();
    setCrosshair({});
    fit();
}

void CurvePlot::setSmoothing(double weight)
{
    m_smoothing = std::clamp(weight, 0.0, 0.999);
    for (const auto& curve : m_curves)
        curve->series.beginSmoothing(m_smoothing);
    smoothOn(); // short curves at once
}

bool CurvePlot::isSmoothing() const
{
    return isVisible() &&
           std::ranges::any_of(m_curves, [](const auto& curve) { return curve->shown && curve->series.isBehind(); });
}

/// As much as fits into a turn of the event loop.
void CurvePlot::smoothOn()
{
    if (!isVisible()) return m_smoothingOn.stop(); // goes on when it is shown
    QElapsedTimer clock;
    clock.start();
    bool worked = false;
    for (const auto& curve : m_curves) {
        if (!curve->shown || !curve->series.isBehind()) continue;
        while (clock.elapsed() < kSmoothMs && !curve->series.smoothOn(kSmoothPiece)) {
        }
        worked = true;
        m_smoothed |= !curve->series.isBehind();
    }
    if (worked) return m_smoothingOn.start(); // to draw is the work of another turn
    m_smoothingOn.stop();
    if (std::exchange(m_smoothed, false)) redraw();
}

void CurvePlot::setLogScale(bool on)
{
    m_log = on;
    m_valuesFitted = true;
    setTickers();
    redraw();
}

void CurvePlot::setCurveShown(const QString& id, bool shown)
{
    if (PlottedCurve* curve = find(id)) curve->shown = shown;
    smoothOn();
    redraw();
}

bool CurvePlot::isCurveShown(const QString& id) const
{
    const PlottedCurve* curve = find(id);
    return curve && curve->shown;
}

void CurvePlot::isolate(const QString& id)
{
    if (!find(id)) return;
    const bool alone = std::all_of(m_curves.begin(), m_curves.end(),
                                   [&](const auto& curve) { return curve->shown == (curve->id == id); });
    for (const auto& curve : m_curves)
        curve->shown = alone || curve->id == id;
    smoothOn();
    redraw();
}

void CurvePlot::redraw()
{
    if (!std::exchange(m_pending, true) && isVisible()) drawLater(); // else when it is shown
}

void CurvePlot::drawLater()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_pending) drawNow();
        },
        Qt::QueuedConnection);
}

void CurvePlot::drawNow()
{
    m_pending = false;
    if (const auto own = ownExtent(); own != m_told) {
        m_told = own;
        Q_EMIT ownExtentChanged();
    }
    if (m_fitted) {
        auto [from, to] = m_told;
        if (m_extent.second > m_extent.first) {
            from = std::min(from, m_extent.first);
            to = std::max(to, m_extent.second);
        }
        const double length = to > from ? to - from : 1;
        m_plot->xAxis->setRange(from - kRoomAside * length, from + length * (1 + kRoomAside));
    }
    if (m_valuesFitted) fitValues();
    m_legend->setCurves(m_curves);
    m_legend->setVisible(m_curves.size() > 1);
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
    placeCrosshair();
    describe();
}

std::pair<double, double> CurvePlot::ownExtent() const
{
    bool found = false;
    const QCPRange range = m_layer->getKeyRange(found);
    return found ? std::pair(range.lower, range.upper) : std::pair(0.0, 0.0);
}

/// The vertical axis shows everything that the horizontal one does.
void CurvePlot::fitValues()
{
    bool found = false;
    QCPRange values = m_layer->getValueRange(found, m_log ? QCP::sdPositive : QCP::sdBoth, m_plot->xAxis->range());
    if (!found) values = m_log ? QCPRange(0.1, 1) : QCPRange(0, 1);
    if (m_log) {
        if (values.lower <= 0) values.lower = values.upper * std::pow(10, -kLogDecades);
        const double room = std::pow(std::max(values.upper / values.lower, 1.1), kRoomAbove);
        values = QCPRange(values.lower / room, values.upper * room);
    } else {
        const double least = std::max(std::abs(values.upper), 1e-12) * 1e-3; // a constant is in the middle
        const double room = std::max(values.size() * kRoomAbove, least);
        values = QCPRange(values.lower - room, values.upper + room);
    }
    m_plot->yAxis->setRange(values);
}

void CurvePlot::fit()
{
    m_fitted = m_valuesFitted = true;
    redraw();
}

void CurvePlot::setRange(double from, double to)
{
    if (!(to > from)) return;
    m_fitted = false;
    m_plot->xAxis->setRange(from, to);
    redraw();
}

std::pair<double, double> CurvePlot::range() const
{
    return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

void CurvePlot::setExtent(double from, double to)
{
    if (m_extent == std::pair(from, to)) return;
    m_extent = {from, to};
    if (m_fitted) redraw();
}

QRect CurvePlot::plotArea() const
{
    return m_plot->axisRect()->rect();
}

void CurvePlot::setCrosshair(const std::optional<double>& x)
{
    m_crosshair = x;
    placeCrosshair();
}

void CurvePlot::placeCrosshair()
{
    const QRect area = plotArea();
    const double x = m_crosshair ? m_plot->xAxis->coordToPixel(*m_crosshair) : -1;
    if (!m_crosshair || x < area.left() - 1 || x > area.right() + 1) return m_cross->clear();
    m_cross->show(x, area, placeText(*m_crosshair), rowsAt(*m_crosshair));
}

void CurvePlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) style();
    QWidget::changeEvent(event);
}

void CurvePlot::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    smoothOn();
    if (m_pending) drawLater();
}

} // namespace sdw::ui
