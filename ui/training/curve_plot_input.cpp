// What a person does to a plot with mouse, wheel and keys.
#include "ui/training/curve_layer.h"
#include "ui/training/curve_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kZoomNotch = 0.8;
constexpr int kNotch = 120; // of a wheel, in eighths of a degree
constexpr double kPanKey = 0.2;
constexpr int kBigStep = 10;        // points
constexpr double kStrictest = 1e-6; // of the whole: one cannot zoom in further
constexpr double kWidest = 4;       // times the whole

bool isByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

void CurvePlot::moveRange(double from, double to, bool fitted)
{
    if (fitted)
        fit();
    else
        setRange(from, to);
    Q_EMIT rangeMoved(from, to, fitted);
}

void CurvePlot::pan(double share)
{
    const auto [from, to] = range();
    const double by = share * (to - from);
    moveRange(from + by, to + by, false);
}

void CurvePlot::zoom(double factor, const std::optional<double>& around)
{
    const auto [from, to] = range();
    const double whole = std::max({m_told.second - m_told.first, m_extent.second - m_extent.first, 1e-9});
    const double length = std::clamp((to - from) * factor, whole * kStrictest, whole * kWidest);
    const double centre = around.value_or((from + to) / 2), share = (centre - from) / (to - from);
    moveRange(centre - share * length, centre + (1 - share) * length, false);
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot) return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* press = static_cast<QMouseEvent*>(event);
        if (press->button() != Qt::LeftButton) break;
        m_plot->setFocus(Qt::MouseFocusReason);
        m_dragFrom = press->pos();
        return true;
    }
    case QEvent::MouseButtonRelease:
        m_dragFrom.reset();
        m_plot->unsetCursor();
        return true;
    case QEvent::MouseButtonDblClick:
        m_dragFrom.reset();
        moveRange(0, 0, true);
        return true;
    case QEvent::MouseMove: {
        const QPoint at = static_cast<QMouseEvent*>(event)->pos();
        if (m_dragFrom) dragTo(at);
        pointAt(at);
        return true;
    }
    case QEvent::Leave:
        if (m_crosshair && !m_plot->hasFocus()) {
            setCrosshair({});
            Q_EMIT crosshairMoved({});
        }
        break;
    case QEvent::Wheel: {
        auto* wheel = static_cast<QWheelEvent*>(event);
        turnWheel(wheel->position().toPoint(), wheel->angleDelta().y(), wheel->modifiers() & Qt::ControlModifier);
        wheel->accept();
        return true;
    }
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (takeKey(key->key(), key->modifiers())) return true;
        break;
    }
    case QEvent::FocusIn:
        m_cross->setFocused(isByKeyboard(static_cast<QFocusEvent*>(event)->reason()));
        break;
    case QEvent::FocusOut:
        m_cross->setFocused(false);
        break;
    case QEvent::Resize:
        redraw();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CurvePlot::pointAt(const QPoint& at)
{
    std::optional<double> x;
    if (plotArea().contains(at)) x = m_plot->xAxis->pixelToCoord(at.x());
    if (!x && !m_crosshair) return;
    setCrosshair(x);
    Q_EMIT crosshairMoved(x);
}

/// What was under the pointer stays under it. The vertical axis moves with it once it has been set by hand.
void CurvePlot::dragTo(const QPoint& at)
{
    m_plot->setCursor(Qt::ClosedHandCursor);
    const QPoint from = *m_dragFrom;
    m_dragFrom = at;
    if (!m_valuesFitted) {
        const double before = m_plot->yAxis->pixelToCoord(from.y()), now = m_plot->yAxis->pixelToCoord(at.y());
        const QCPRange values = m_plot->yAxis->range();
        m_plot->yAxis->setRange(m_log ? QCPRange(values.lower * before / now, values.upper * before / now)
                                      : QCPRange(values.lower + before - now, values.upper + before - now));
    }
    const double by = m_plot->xAxis->pixelToCoord(from.x()) - m_plot->xAxis->pixelToCoord(at.x());
    if (by != 0)
        moveRange(range().first + by, range().second + by, false);
    else
        redraw();
}

void CurvePlot::turnWheel(const QPoint& at, int angle, bool values)
{
    if (angle == 0) return;
    const double factor = std::pow(kZoomNotch, double(angle) / kNotch);
    if (!values) return zoom(factor, m_plot->xAxis->pixelToCoord(at.x()));
    m_valuesFitted = false;
    m_plot->yAxis->scaleRange(factor, m_plot->yAxis->pixelToCoord(at.y()));
    redraw();
}

bool CurvePlot::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool pans = modifiers & Qt::ShiftModifier;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int way = key == Qt::Key_Left ? -1 : 1;
        if (pans)
            pan(way * kPanKey);
        else
            stepCrosshair(way * (modifiers & Qt::ControlModifier ? kBigStep : 1));
        return true;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kZoomNotch, m_crosshair);
        return true;
    case Qt::Key_Minus:
        zoom(1 / kZoomNotch, m_crosshair);
        return true;
    case Qt::Key_Home:
    case Qt::Key_0:
        moveRange(0, 0, true);
        return true;
    case Qt::Key_Escape:
        if (!m_crosshair) return false;
        setCrosshair({});
        Q_EMIT crosshairMoved({});
        return true;
    default:
        return false;
    }
}

/// To a point of the first curve shown, at most a screen's pixel apart from the one before where they are dense.
void CurvePlot::stepCrosshair(int points)
{
    const auto found = std::find_if(m_curves.begin(), m_curves.end(),
                                    [](const auto& curve) { return curve->shown && curve->series.size() > 0; });
    if (found == m_curves.end()) return;
    const CurveSeries& series = (*found)->series;
    const auto [from, to] = range();
    double x = 0;
    if (!m_crosshair) {
        x = series.x(series.nearest((from + to) / 2));
    } else {
        const double pixel = (to - from) / std::max(plotArea().width(), 1) * points;
        const std::size_t now = series.nearest(*m_crosshair);
        const auto last = std::ptrdiff_t(series.size()) - 1;
        const auto next = std::size_t(std::clamp(std::ptrdiff_t(now) + points, std::ptrdiff_t(0), last));
        const std::size_t apart = series.nearest(*m_crosshair + pixel);
        x = series.x(points > 0 ? std::max(next, apart) : std::min(next, apart));
    }
    setCrosshair(x);
    Q_EMIT crosshairMoved(x);
}

} // namespace sdw::ui
