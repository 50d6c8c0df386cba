// Plots that move together: one crosshair through all of them, and one stretch of steps in view.
#pragma once

#include <QList>
#include <QObject>

#include <optional>

namespace sdw::ui {

class CurvePlot;

class PlotLink : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// From now on the plot goes with the others. It may be destroyed at any time.
    void add(CurvePlot* plot);
    const QList<CurvePlot*>& plots() const { return m_plots; }
    void setCrosshair(const std::optional<double>& x);

Q_SIGNALS:
    void crosshairMoved(const std::optional<double>& x);

private:
    void share();

    QList<CurvePlot*> m_plots;
};

} // namespace sdw::ui
