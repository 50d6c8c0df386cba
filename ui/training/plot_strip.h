// How the curves are drawn: smoothed, over what, on which scale. For the top strip.
#pragma once

#include "ui/shell/app_context.h"
#include "ui/training/curve_series.h"

#include <QWidget>

class QAction;
class QSlider;

namespace sdw::ui {

class RunPlots;

class PlotStrip : public QWidget {
    Q_OBJECT
public:
    /// Adds the actions of the plots. @param scope the workspace's id
    PlotStrip(AppContext& context, const QString& scope, RunPlots& plots, QWidget* parent = nullptr);

private:
    void exportPlot();

    AppContext& m_context;
    QString m_scope;
    RunPlots& m_plots;
    QSlider* m_smoothing = nullptr;
};

} // namespace sdw::ui
