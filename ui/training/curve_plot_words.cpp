// What a plot says in words: beside the crosshair, and to those who cannot see its curves.
#include "ui/jobs/job_list.h"
#include "ui/training/curve_layer.h"
#include "ui/training/curve_plot.h"

#include <QLocale>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kDescribed = 8; // curves
constexpr double kReach = 4;  // pixels beside the ends of a curve at which it still answers

} // namespace

/// A curve is named where it has points on both sides, or one at the place itself.
std::vector<CurveCrosshair::Row> CurvePlot::rowsAt(double x) const
{
    std::vector<CurveCrosshair::Row> rows;
    const double tolerance = (range().second - range().first) / std::max(plotArea().width(), 1) * kReach;
    for (const auto& curve : m_curves) {
        const CurveSeries& series = curve->series;
        if (!curve->shown || series.size() == 0) continue;
        if (x < series.x(0) - tolerance || x > series.x(series.size() - 1) + tolerance) continue;
        const std::size_t at = series.nearest(x);
        const float value = series.raw()[at], smooth = series.smooth()[at];
        QString text = valueText(value);
        // No number that belongs to the weight before.
        if (series.isSmoothed() && !series.isBehind()) text = tr("%1 (smoothed %2)").arg(text, valueText(smooth));
        if (const QString name = curve->look.name(); !name.isEmpty()) text = name + QStringLiteral(": ") + text;
        rows.push_back(
            {curve->look, text,
             QPointF(m_plot->xAxis->coordToPixel(series.x(at)), m_plot->yAxis->coordToPixel(double(smooth)))});
    }
    return rows;
}

QStringList CurvePlot::readOut() const
{
    if (!m_crosshair) return {};
    QStringList lines{placeText(*m_crosshair)};
    for (const auto& row : rowsAt(*m_crosshair))
        lines << row.text;
    return lines;
}

QString CurvePlot::placeText(double x) const
{
    if (m_axis == CurveAxis::Step) return tr("Iteration %1").arg(QLocale().toString(qlonglong(std::llround(x))));
    return tr("After %1").arg(durationText(qint64(std::max(x, 0.0) * 1000)));
}

QString CurvePlot::valueText(float value) const
{
    if (std::isnan(value)) return QStringLiteral("–");
    if (m_percent) return QLocale().toString(100 * double(value), 'f', 2) + QStringLiteral(" %");
    const QString text = QLocale().toString(double(value), 'g', 4);
    return m_unit.isEmpty() ? text : text + QLatin1Char(' ') + m_unit;
}

/// For those who cannot see the curves: where each of them has got to.
void CurvePlot::describe()
{
    QStringList told;
    for (const auto& curve : m_curves) {
        if (!curve->shown || curve->series.size() == 0 || told.size() == kDescribed) continue;
        const float last = curve->series.raw()[curve->series.size() - 1];
        const QString name = curve->look.name();
        told << (name.isEmpty() ? valueText(last) : name + QStringLiteral(": ") + valueText(last));
    }
    m_plot->setAccessibleDescription(told.isEmpty() ? tr("No points yet") : told.join(QStringLiteral(", ")));
}

} // namespace sdw::ui
