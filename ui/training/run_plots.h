// The figures of a run, or of several over each other: loss, mIoU, classes, samples, and the rest in tabs.
#pragma once

#include "ui/training/class_scores_plot.h"
#include "ui/training/curve_plot.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QTabWidget;

namespace sdw::ui {

class JobList;
class LogTail;
class PlotLink;
class RunSettings;
class RunWatcher;
class SampleView;

class RunPlots : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMostRuns = 8; ///< as many as there are colours

    explicit RunPlots(JobList& jobs, QWidget* parent = nullptr);

    /// The first is the one that is told of in detail. They must outlive this, or the next call.
    void setRuns(const QList<RunWatcher*>& runs);
    /// Takes over what is new of one of them, a little in each turn of the event loop; curves on pages that are hidden
    /// when they are shown.
    void refresh(const RunWatcher& run);

    void setSmoothing(double weight);
    void setLogScale(bool on); ///< of the loss
    void setAxis(CurveAxis axis);
    void fit();

    const QList<CurvePlot*>& plots() const;
    CurvePlot* plotInHand() const { return m_inHand; } ///< under the pointer, or with the focus, last
    SampleView* samples() const { return m_samples; }
    LogTail* log() const { return m_log; }
    bool isSettled() const;

Q_SIGNALS:
    void settled();
    void failed(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    CurvePlot* addPlot(const char* name, const QString& title, const QString& unit);
    void addTab(CurvePlot* plot, const QString& title);
    struct Curve;
    std::vector<Curve> curvesOf(const RunWatcher& run) const;
    void takeAll();
    void takeCurves();
    bool takeCurve(const Curve& curve);
    void refreshDetails();

    JobList& m_jobs;
    QList<RunWatcher*> m_runs;
    QList<const RunWatcher*> m_untaken; ///< their logs may have more than the plots
    QTimer m_taking;
    PlotLink* m_link = nullptr;
    CurvePlot *m_loss = nullptr, *m_scores = nullptr, *m_rate = nullptr, *m_speed = nullptr, *m_memory = nullptr,
              *m_norm = nullptr;
    CurvePlot* m_inHand = nullptr;
    ClassScoresPlot* m_classes = nullptr;
    SampleView* m_samples = nullptr;
    LogTail* m_log = nullptr;
    RunSettings* m_settings = nullptr;
    QTabWidget* m_tabs = nullptr;
    std::vector<ClassLook> m_looks; ///< of the first run
    std::size_t m_evaluations = 0;  ///< of the first run, when samples were last looked for
};

} // namespace sdw::ui
