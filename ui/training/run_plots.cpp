#include "ui/training/run_plots.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "ui/project/project_session.h"
#include "ui/training/log_tail.h"
#include "ui/training/plot_link.h"
#include "ui/training/run_settings.h"
#include "ui/training/run_watcher.h"
#include "ui/training/sample_view.h"

#include <QEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace sdw::ui {
namespace {

constexpr int kRowShares[] = {5, 4, 3}; ///< of the height: curves, classes and samples, the rest

/// One curve of a run: where it is drawn and what it shows.
struct Figure {
    const char* id;
    Measure measure;
    const char* name; ///< beside others of the same run in a plot; empty: it is alone
    CurveLook::Stroke stroke;
    bool dots;
    bool always; ///< also while several runs are compared
};

constexpr Figure kLosses[] = {
    {"loss", Measure::Loss, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "total"), CurveLook::Stroke::Solid, false, true},
    {"seg", Measure::LossSeg, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "seg"), CurveLook::Stroke::Dashed, false, false},
    {"attn", Measure::LossAttn, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "attn"), CurveLook::Stroke::Dotted, false,
     false}};
constexpr Figure kScores[] = {
    {"mIoU", Measure::MeanIou, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "mIoU"), CurveLook::Stroke::Solid, true, true},
    {"mAcc", Measure::MeanAccuracy, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "mAcc"), CurveLook::Stroke::Dashed, true,
     false},
    {"aAcc", Measure::PixelAccuracy, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "aAcc"), CurveLook::Stroke::Dotted, true,
     false}};
constexpr Figure kRate[] = {{"lr", Measure::LearningRate, "", CurveLook::Stroke::Solid, false, true}};
constexpr Figure kSpeed[] = {{"speed", Measure::ImagesPerSecond, "", CurveLook::Stroke::Solid, false, true}};
constexpr Figure kMemory[] = {
    {"memory", Measure::MemoryMb, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "now"), CurveLook::Stroke::Solid, false, true},
    {"peak", Measure::MemoryPeakMb, QT_TRANSLATE_NOOP("sdw::ui::RunPlots", "most so far"), CurveLook::Stroke::Dashed,
     false, false}};
constexpr Figure kNorm[] = {{"norm", Measure::GradientNorm, "", CurveLook::Stroke::Solid, false, true}};

/// Names and colours of the classes, from the run's own configuration.
std::vector<ClassLook> looksOf(const RunWatcher& run)
{
    std::vector<ClassLook> looks;
    try {
        for (const ClassInfo& info : loadRunConfig(run.folder() / "config.json").classes)
            looks.push_back(
                {QString::fromStdString(info.name), QColor(info.colour[0], info.colour[1], info.colour[2])});
    } catch (const Error&) { // of a later version, or damaged: names without colours are still worth showing
        looks.clear();
        for (const std::string& name : run.classNames())
            looks.push_back({QString::fromStdString(name), QColor(Qt::gray)});
    }
    return looks;
}

bool hasNumbers(const CurveColumns& columns)
{
    return std::ranges::any_of(columns.values, [](float value) { return value == value && value != 0; });
}

} // namespace

RunPlots::RunPlots(JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_link(new PlotLink(this))
{
    setObjectName(QStringLiteral("runPlots"));
    m_loss = addPlot("lossPlot", tr("Loss"), QString());
    m_scores = addPlot("scorePlot", tr("Scores"), QStringLiteral("%"));
    m_scores->setPercent(true);
    m_rate = addPlot("ratePlot", tr("Learning rate"), QString());
    m_speed = addPlot("speedPlot", tr("Images per second"), tr("1/s"));
    m_memory = addPlot("memoryPlot", tr("Memory"), tr("MB"));
    m_norm = addPlot("normPlot", tr("Gradient norm"), QString());
    m_inHand = m_loss;
    m_classes = new ClassScoresPlot(jobs, this);
    m_classes->setObjectName(QStringLiteral("classScores"));
    m_samples = new SampleView(jobs, this);
    m_log = new LogTail(jobs, this);
    m_settings = new RunSettings(jobs, this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("figureTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Further figures, settings and log"));
    m_tabs->tabBar()->setToolTip(tr("Learning rate, speed, memory, gradients, settings, and the log"));
    addTab(m_rate, tr("Learning rate"));
    addTab(m_speed, tr("Speed"));
    addTab(m_memory, tr("Memory"));
    addTab(m_norm, tr("Gradients"));
    m_tabs->addTab(m_settings, tr("Settings"));
    m_tabs->addTab(m_log, tr("Log"));

    const auto pair = [this](QWidget* left, QWidget* right) {
        auto* both = new QSplitter(Qt::Horizontal, this);
        both->setChildrenCollapsible(false);
        both->addWidget(left);
        both->addWidget(right);
        both->setSizes({100, 100}); // halves, whatever the two would like
        return both;
    };
    auto* rows = new QSplitter(Qt::Vertical, this);
    rows->setChildrenCollapsible(false);
    rows->addWidget(pair(m_loss, m_scores));
    rows->addWidget(pair(m_classes, m_samples));
    rows->addWidget(m_tabs);
    for (int row = 0; row < 3; ++row)
        rows->setStretchFactor(row, kRowShares[row]);
    rows->setSizes({kRowShares[0] * 100, kRowShares[1] * 100, kRowShares[2] * 100});
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(rows);

    for (CurvePlot* plot : findChildren<CurvePlot*>()) // those of the classes, too
        plot->plot()->setToolTip(tr("Values under the pointer; the wheel zooms, dragging moves, F shows everything"));
    connect(m_samples, &SampleView::stepChosen, m_classes, &ClassScoresPlot::setStep);
    connect(m_samples, &SampleView::stepChosen, this, [this](const std::optional<std::int64_t>& step) {
        m_link->setCrosshair(step ? std::optional(double(*step)) : std::nullopt);
    });
    connect(m_samples, &SampleView::settled, this, &RunPlots::settled);
    connect(m_log, &LogTail::settled, this, &RunPlots::settled);
    connect(m_settings, &RunSettings::settled, this, &RunPlots::settled);
}

CurvePlot* RunPlots::addPlot(const char* name, const QString& title, const QString& unit)
{
    auto* plot = new CurvePlot(title, unit, m_jobs, this);
    plot->setObjectName(QLatin1String(name));
    m_link->add(plot);
    plot->installEventFilter(this);
    connect(plot, &CurvePlot::failed, this, &RunPlots::failed);
    return plot;
}

void RunPlots::addTab(CurvePlot* plot, const QString& title)
{
    m_tabs->addTab(plot, title);
}

const QList<CurvePlot*>& RunPlots::plots() const
{
    return m_link->plots();
}

bool RunPlots::isSettled() const
{
    return m_samples->isSettled() && m_log->isSettled() && m_settings->isSettled();
}

bool RunPlots::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        if (auto* plot = qobject_cast<CurvePlot*>(watched)) m_inHand = plot;
    return QWidget::eventFilter(watched, event);
}

void RunPlots::setRuns(const QList<RunWatcher*>& runs)
{
    m_runs = runs.mid(0, kMostRuns);
    for (CurvePlot* plot : plots()) {
        plot->clearCurves();
        plot->fit();
    }
    m_classes->clear();
    m_looks.clear();
    m_samples->setClasses({});
    m_evaluations = 0;
    const QString folder = m_runs.isEmpty() ? QString() : fromPath(m_runs.first()->folder());
    m_samples->setRun(folder);
    m_log->setRun(folder);
    QStringList folders;
    for (const RunWatcher* run : std::as_const(m_runs))
        folders << fromPath(run->folder());
    m_settings->setRuns(folders);
    for (const RunWatcher* run : std::as_const(m_runs))
        showCurves(*run);
    if (!m_runs.isEmpty()) refreshDetails();
}

void RunPlots::refresh(const RunWatcher& run)
{
    if (!m_runs.contains(&run)) return;
    showCurves(run);
    if (&run == m_runs.first()) refreshDetails();
}

void RunPlots::showCurves(const RunWatcher& run)
{
    const QString folder = fromPath(run.folder());
    const int number = int(m_runs.indexOf(&run));
    const bool alone = m_runs.size() == 1;
    const QString name = alone ? QString() : fromPath(run.folder().filename());
    const auto show = [&](CurvePlot* plot, std::span<const Figure> figures) {
        for (const Figure& figure : figures) {
            if (!alone && !figure.always) continue;
            const CurveColumns columns = run.log().curve(figure.measure);
            if (!figure.always && !hasNumbers(columns)) continue; // a part of the loss that the model has not
            const bool named = alone && figures.size() > 1;
            plot->setCurve(folder + QLatin1Char('|') + QLatin1String(figure.id),
                           {.run = name,
                            .figure = named ? tr(figure.name) : QString(),
                            .colour = number,
                            .stroke = figure.stroke,
                            .dots = figure.dots},
                           columns);
        }
    };
    show(m_loss, kLosses);
    show(m_scores, kScores);
    show(m_rate, kRate);
    show(m_speed, kSpeed);
    show(m_memory, kMemory);
    show(m_norm, kNorm);
}

void RunPlots::refreshDetails()
{
    const RunWatcher& run = *m_runs.first();
    if (m_looks.size() != run.classNames().size()) {
        m_looks = looksOf(run);
        m_samples->setClasses(m_looks);
        m_settings->refresh(); // the configuration has come
    }
    m_classes->setRun(run.log(), m_looks);
    if (run.log().valCount() != m_evaluations) {
        m_evaluations = run.log().valCount();
        m_samples->refresh();
    }
    m_log->refresh();
}

void RunPlots::setSmoothing(double weight)
{
    for (CurvePlot* plot : {m_loss, m_speed, m_norm}) // the others are smooth, or few and exact
        plot->setSmoothing(weight);
}

void RunPlots::setLogScale(bool on)
{
    m_loss->setLogScale(on);
}

void RunPlots::setAxis(CurveAxis axis)
{
    for (CurvePlot* plot : plots())
        plot->setAxis(axis);
}

void RunPlots::fit()
{
    for (CurvePlot* plot : plots())
        plot->fit();
}

} // namespace sdw::ui
