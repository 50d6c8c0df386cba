#include "ui/training/run_plots.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "ui/project/project_session.h"
#include "ui/training/log_tail.h"
#include "ui/training/plot_link.h"
#include "ui/training/run_settings.h"
#include "ui/training/run_watcher.h"
#include "ui/training/sample_view.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace sdw::ui {
namespace {

constexpr int kTakeMs = 4;                   // of each turn of the event loop
constexpr std::size_t kTakePoints = 1 << 14; // in one go
constexpr double kRoomToGrow = 1.25;
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
        for (int half = 0; half < 2; ++half) { // whatever the two would like
            both->widget(half)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            both->setStretchFactor(half, 1);
        }
        both->setSizes({100, 100});
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
    m_taking.setInterval(0);
    connect(&m_taking, &QTimer::timeout, this, &RunPlots::takeCurves);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RunPlots::takeAll); // its curves were left out
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
    const bool smoothed = std::ranges::none_of(plots(), &CurvePlot::isSmoothing);
    return m_untaken.isEmpty() && smoothed && m_samples->isSettled() && m_log->isSettled() && m_settings->isSettled();
}

bool RunPlots::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        if (auto* plot = qobject_cast<CurvePlot*>(watched)) m_inHand = plot;
    return QWidget::eventFilter(watched, event);
}

/// What a plot shows of a run.
struct RunPlots::Curve {
    CurvePlot* plot;
    QString id;
    CurveLook look;
    const RunWatcher* run;
    const Figure* figure;
};

void RunPlots::setRuns(const QList<RunWatcher*>& runs)
{
    m_runs = runs.mid(0, kMostRuns);
    QStringList kept; // long curves are not taken over again
    for (const RunWatcher* run : std::as_const(m_runs))
        for (const Curve& curve : curvesOf(*run))
            kept << curve.id;
    for (CurvePlot* plot : plots()) {
        plot->keepCurves(kept);
        plot->fit();
    }
    for (const RunWatcher* run : std::as_const(m_runs)) // colours change at once
        for (const Curve& curve : curvesOf(*run))
            if (curve.figure->always || curve.plot->series(curve.id))
                curve.plot->setCurve(curve.id, curve.look, run->log().curve(curve.figure->measure), 0);
    for (CurvePlot* plot : plots())
        plot->keepCurves(kept); // in the order of the runs
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
    takeAll();
    if (!m_runs.isEmpty()) refreshDetails();
}

void RunPlots::refresh(const RunWatcher& run)
{
    if (!m_runs.contains(&run)) return;
    if (!m_untaken.contains(&run)) m_untaken << &run;
    m_taking.start();
    if (&run == m_runs.first()) refreshDetails();
}

std::vector<RunPlots::Curve> RunPlots::curvesOf(const RunWatcher& run) const
{
    const QString folder = fromPath(run.folder());
    const int number = int(m_runs.indexOf(&run));
    const bool alone = m_runs.size() == 1;
    const QString name = alone ? QString() : fromPath(run.folder().filename());
    std::vector<Curve> curves;
    const auto add = [&](CurvePlot* plot, std::span<const Figure> figures) {
        for (const Figure& figure : figures) {
            if (!alone && !figure.always) continue;
            const bool named = alone && figures.size() > 1;
            curves.push_back({plot, folder + QLatin1Char('|') + QLatin1String(figure.id),
                              CurveLook{.run = name,
                                        .figure = named ? tr(figure.name) : QString(),
                                        .colour = number,
                                        .stroke = figure.stroke,
                                        .dots = figure.dots},
                              &run, &figure});
        }
    };
    add(m_loss, kLosses);
    add(m_scores, kScores);
    add(m_rate, kRate);
    add(m_speed, kSpeed);
    add(m_memory, kMemory);
    add(m_norm, kNorm);
    return curves;
}

void RunPlots::takeAll()
{
    m_untaken = QList<const RunWatcher*>(m_runs.begin(), m_runs.end());
    m_taking.start();
}

/// As much as fits into a turn of the event loop; the rest comes in the next ones.
void RunPlots::takeCurves()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_untaken.isEmpty()) {
        bool all = true;
        for (const Curve& curve : curvesOf(*m_untaken.first())) {
            if (!curve.plot->isVisibleTo(this)) continue;
            while (!takeCurve(curve)) {
                all = clock.elapsed() < kTakeMs;
                if (!all) break;
            }
            if (!all) break;
        }
        if (!all) break;
        m_untaken.removeFirst();
    }
    if (!m_untaken.isEmpty()) return;
    m_taking.stop();
    Q_EMIT settled();
}

/// @return whether the plot has all of the curve now.
bool RunPlots::takeCurve(const Curve& curve)
{
    const RunLog& log = curve.run->log();
    const CurveColumns columns = log.curve(curve.figure->measure);
    const CurveSeries* known = curve.plot->series(curve.id);
    if (!known && !curve.figure->always && !hasNumbers(columns)) return true; // a part of the loss the model has not
    if (known && known->size() == 0 && log.readBytes() > 0) // what the journal will have when it has been read
        curve.plot->reserve(curve.id, std::size_t(double(columns.steps.size()) * double(log.allBytes()) /
                                                  double(log.readBytes()) * kRoomToGrow));
    // One that is new is made first, to be given its room.
    return curve.plot->setCurve(curve.id, curve.look, columns, known ? kTakePoints : 0);
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
