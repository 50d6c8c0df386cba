#include "ui/training/plot_link.h"

#include "ui/training/curve_plot.h"

namespace sdw::ui {

void PlotLink::add(CurvePlot* plot)
{
    m_plots << plot;
    connect(plot, &QObject::destroyed, this, [this, plot] { m_plots.removeAll(plot); });
    connect(plot, &CurvePlot::crosshairMoved, this, [this, plot](const std::optional<double>& x) {
        for (CurvePlot* other : m_plots)
            if (other != plot) other->setCrosshair(x);
        Q_EMIT crosshairMoved(x);
    });
    connect(plot, &CurvePlot::rangeMoved, this, [this, plot](double from, double to, bool fitted) {
        for (CurvePlot* other : m_plots) {
            if (other == plot) continue;
            if (fitted)
                other->fit();
            else
                other->setRange(from, to);
        }
    });
    connect(plot, &CurvePlot::ownExtentChanged, this, &PlotLink::share);
    share();
}

void PlotLink::setCrosshair(const std::optional<double>& x)
{
    for (CurvePlot* plot : m_plots)
        plot->setCrosshair(x);
}

/// Plots whose curves are shorter show as much as the others, so that one place is at one place in all of them.
void PlotLink::share()
{
    bool found = false;
    std::pair<double, double> all;
    for (const CurvePlot* plot : m_plots) {
        const auto own = plot->ownExtent();
        if (own.first == 0 && own.second == 0) continue;
        all = found ? std::pair(std::min(all.first, own.first), std::max(all.second, own.second)) : own;
        found = true;
    }
    for (CurvePlot* plot : m_plots)
        plot->setExtent(all.first, all.second);
}

} // namespace sdw::ui
