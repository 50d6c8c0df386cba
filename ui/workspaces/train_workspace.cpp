// Training: which runs there are, how the one in hand is doing, what it sees, and the next one's set-up.
#include "core/base/error.h"
#include "core/demo/demo_classes.h"
#include "ui/actions/action_registry.h"
#include "ui/icons/icon.h"
#include "ui/project/edit_splits.h"
#include "ui/project/label_store.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"
#include "ui/training/config_form.h"
#include "ui/training/launch_form.h"
#include "ui/training/log_tail.h"
#include "ui/training/pictured_runs.h"
#include "ui/training/plot_strip.h"
#include "ui/training/run_header.h"
#include "ui/training/run_list.h"
#include "ui/training/run_plots.h"
#include "ui/training/run_steering.h"
#include "ui/training/run_watcher.h"
#include "ui/training/runs_model.h"
#include "ui/training/sample_view.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

const QString kScope = QStringLiteral("train");
constexpr int kOneColumn = 1100; // pixels: the plots need their room
constexpr std::uint64_t kSetAsideSeed = 2022;
constexpr int kTickMs = 1000; // how soon a process that ends is noticed by the buttons

class TrainWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit TrainWorkspace(AppContext& appContext);
    ~TrainWorkspace() override;

    QString id() const override { return kScope; }
    QString name() const override { return tr("Train"); }
    QString icon() const override { return QStringLiteral("train"); }
    QString toolTip() const override { return tr("Train models on the labels, and watch them learn"); }
    QWidget* widget() override { return m_stack; }
    QWidget* strip() override { return m_strip; }
    int oneColumnBelow() const override { return kOneColumn; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_steering->promoteAction(), m_steering->duplicateAction(), m_openRun};
    }
    std::vector<CapturePage> capturePages() override;
    void activated() override { setInFront(true); }
    void deactivated() override { setInFront(false); }
    bool isSettled() const override;

private:
    void addActions();
    QWidget* makeRunPage();
    void follow();
    void setInFront(bool inFront);
    void findData();
    void start();
    void launch();
    void setAside();
    void openRun();
    void chooseRuns(const QStringList& folders);
    void refresh(const RunWatcher& run);
    void showState();
    void showHeader();
    void report(const QString& message);
    void pictureRuns();
    void choosePictured(bool both);

    LaunchForm* m_form = nullptr;
    RunsModel* m_runs = nullptr;
    RunList* m_list = nullptr;
    RunSteering* m_steering = nullptr;
    RunHeader* m_header = nullptr;
    RunPlots* m_plots = nullptr;
    PlotStrip* m_strip = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget *m_empty = nullptr, *m_page = nullptr;
    std::vector<std::unique_ptr<RunWatcher>> m_watchers; ///< of the runs that are shown, the one in hand first
    QAction *m_suggest = nullptr, *m_dryRun = nullptr, *m_start = nullptr, *m_setAside = nullptr, *m_openRun = nullptr;
    std::unique_ptr<PicturedRuns> m_pictured;
    QTimer m_tick;
    QString m_trouble; ///< that the header tells of, as of the next
    std::optional<ResumePoint> m_resumePoint;
    QString m_startedRun; ///< to be chosen in the list as soon as it is there
    bool m_inFront = false, m_waitsForLabels = false;
};

TrainWorkspace::TrainWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_runs(new RunsModel(appContext.jobs, this))
    , m_steering(new RunSteering(appContext, kScope, this))
    , m_plots(new RunPlots(appContext.jobs))
    , m_stack(new QStackedWidget)
{
    addActions();
    m_form = new LaunchForm({m_suggest, m_dryRun, m_start, m_setAside});
    m_list = new RunList(*m_runs, m_steering->menu());
    m_strip = new PlotStrip(appContext, kScope, *m_plots);
    m_empty = new EmptyPage(appContext, kScope,
                            tr("Here a model learns from your labels. A run goes on when the window is closed, and "
                               "stands in the list with its curves, settings and weights."),
                            m_suggest);
    m_empty->setObjectName(QStringLiteral("trainEmpty"));
    m_page = makeRunPage();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    m_tick.setInterval(kTickMs);

    ProjectSession& session = context().session;
    connect(&session, &ProjectSession::openedProject, this, &TrainWorkspace::follow);
    connect(&session, &ProjectSession::closed, this, &TrainWorkspace::follow);
    connect(&session, &ProjectSession::projectChanged, this, &TrainWorkspace::findData);
    connect(&context().index, &ProjectIndex::settled, this, [this] {
        if (m_inFront) findData(); // it knows of more labels now
    });
    connect(&context().labels, &LabelStore::savedStateChanged, this, [this] {
        if (m_waitsForLabels) launch();
    });
    connect(m_list, &RunList::choiceChanged, this, [this] { chooseRuns(m_list->chosen()); });
    connect(m_runs, &RunsModel::looked, this, [this] {
        if (!m_startedRun.isEmpty() && m_list->choose(m_startedRun)) m_startedRun.clear();
        if (m_watchers.empty() && m_runs->rowCount() > 0 && m_startedRun.isEmpty())
            m_list->choose(m_runs->index(0, 0).data(RunsModel::FolderRole).toString());
        Q_EMIT settled();
    });
    connect(m_runs, &RunsModel::failed, this, &TrainWorkspace::report);
    connect(
        m_steering, &RunSteering::duplicateWanted, this,
        [this](const nlohmann::json& document, const QString& name) { m_form->setDocument(document, name, false); });
    connect(m_steering, &RunSteering::trashed, this, [this] {
        chooseRuns({});
        m_runs->refresh();
    });
    connect(m_form, &LaunchForm::settled, this, &Workspace::settled);
    connect(m_plots, &RunPlots::settled, this, &Workspace::settled);
    connect(m_plots, &RunPlots::failed, this, &TrainWorkspace::report);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        showState();
        const bool news = m_steering->trouble() != m_trouble || m_steering->resumePoint() != m_resumePoint;
        if (news && !m_watchers.empty()) showHeader(); // which looks at the whole run
    });
    follow();
}

TrainWorkspace::~TrainWorkspace()
{
    m_steering->setRun(nullptr);
}

void TrainWorkspace::addActions()
{
    ActionRegistry& actions = context().actions;
    m_suggest = actions.add({.id = kScope + QStringLiteral(".suggest"),
                             .text = tr("Train on my labels"),
                             .icon = QStringLiteral("train"),
                             .toolTip = tr("Set the form to what fits the labels of what is open, and this machine"),
                             .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
                             .scope = kScope},
                            [this] {
                                findData();
                                m_form->suggest();
                            });
    m_dryRun = actions.add({.id = kScope + QStringLiteral(".dry-run"),
                            .text = tr("Try it"),
                            .icon = QStringLiteral("dice"),
                            .toolTip = tr("Take a few steps, and see how much time and memory the training needs"),
                            .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
                            .scope = kScope},
                           [this] { m_form->toggleDryRun(); });
    m_start = actions.add({.id = kScope + QStringLiteral(".start"),
                           .text = tr("Start training"),
                           .icon = QStringLiteral("play"),
                           .toolTip = tr("Begin, in a process that goes on when this window is closed"),
                           .keys = {QKeySequence(Qt::CTRL | Qt::Key_Return)},
                           .scope = kScope},
                          [this] { start(); });
    m_setAside = actions.add(
        {.id = kScope + QStringLiteral(".set-aside"),
         .text = tr("Set a fifth aside"),
         .icon = QStringLiteral("split"),
         .toolTip = tr("Put every fifth labelled image, chosen by chance, into “val”: the model is measured on them"),
         .keys = {},
         .scope = kScope},
        [this] { setAside(); });
    m_openRun = actions.add({.id = kScope + QStringLiteral(".open-run"),
                             .text = tr("Open run…"),
                             .icon = QStringLiteral("open"),
                             .toolTip = tr("List a run folder from elsewhere, also of another machine"),
                             .keys = {},
                             .scope = kScope},
                            [this] { openRun(); });
}

QWidget* TrainWorkspace::makeRunPage()
{
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("trainPage"));
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    m_header = new RunHeader(m_steering->headerActions(), page);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_header);
    lines->addWidget(m_plots, 1);
    return page;
}

std::vector<WorkspaceDock> TrainWorkspace::docks()
{
    return {{QStringLiteral("runs"), tr("Runs"), m_list, Qt::LeftDockWidgetArea},
            {QStringLiteral("set-up"), tr("Set-up"), m_form, Qt::RightDockWidgetArea}};
}

bool TrainWorkspace::isSettled() const
{
    const bool read = std::ranges::all_of(m_watchers, [](const auto& run) { return run->isSettled(); });
    if (m_pictured && !m_pictured->areOver()) return false;
    return !m_inFront || (read && m_runs->isSettled() && m_plots->isSettled() && !m_form->isTrying());
}

/// Something else is open.
void TrainWorkspace::follow()
{
    m_startedRun.clear();
    m_waitsForLabels = false;
    chooseRuns({});
    findData();
    if (context().session.isOpen() && !m_form->isTrying()) m_form->suggest();
    m_runs->setRunsFolder(m_form->runsFolder());
    if (m_inFront) m_runs->refresh();
}

/// What there is to train on; a form that nobody has changed follows it.
void TrainWorkspace::findData()
{
    const TrainingData data = findTrainingData(context().session, context().index);
    const bool follows = m_form->isAsSuggested() && !m_form->isTrying();
    m_form->setData(data);
    if (follows && data.obstacle.isEmpty()) m_form->suggest();
}

/// A fifth of the labelled images is no longer trained on, but measured.
void TrainWorkspace::setAside()
{
    const auto& opened = context().session.opened();
    if (!opened) return;
    const TrainingData data = findTrainingData(context().session, context().index);
    const Splits& before = opened->project.splits;
    Splits after = assignAtRandom(before, opened->images,
                                  labelledImages(context().session, context().index, data.train.toStdString()),
                                  {.train = 80, .val = 20, .test = 0}, kSetAsideSeed);
    context().session.steps().push(new EditSplits(context(), tr("Set images aside"), before, std::move(after)));
    findData();
}

void TrainWorkspace::setInFront(bool inFront)
{
    m_inFront = inFront;
    m_runs->setWatching(inFront);
    for (const auto& run : m_watchers)
        run->setWatching(inFront);
    if (inFront) {
        findData(); // labels may have been added
        m_tick.start();
    } else {
        m_tick.stop();
    }
}

void TrainWorkspace::start()
{
    if (const QString why = m_form->obstacle(); !why.isEmpty()) return m_form->showProblem(why);
    m_waitsForLabels = true;
    context().labels.save(); // "saved" may mean the journal, which no training reads
    launch();
}

/// As soon as the labels are in their files: the training reads nothing else.
void TrainWorkspace::launch()
{
    const SavedState labels = context().labels.savedState();
    if (const QString trouble = context().labels.troubleText(); !trouble.isEmpty()) {
        m_waitsForLabels = false;
        return m_form->showProblem(trouble);
    }
    if (labels == SavedState::Saving || labels == SavedState::Unsaved) return;
    m_waitsForLabels = false;
    try {
        m_startedRun = m_steering->start(m_form->document(), m_form->runsFolder(), m_form->runName());
    } catch (const Error& error) {
        return m_form->showProblem(QString::fromStdString(error.what()));
    }
    context().shell.clearNotice(kScope);
    chooseRuns({m_startedRun});
    m_runs->refresh();
}

void TrainWorkspace::openRun()
{
    const QString folder = QFileDialog::getExistingDirectory(m_stack->window(), tr("Open run"), m_form->runsFolder());
    if (folder.isEmpty()) return;
    if (!isRunFolder(toPath(folder)))
        return report(tr("“%1” is no run folder: it has neither config.json nor events.jsonl.").arg(folder));
    m_runs->addOpened(folder);
    m_startedRun = folder;
    chooseRuns({folder});
    m_runs->refresh();
}

void TrainWorkspace::chooseRuns(const QStringList& folders)
{
    std::vector<std::unique_ptr<RunWatcher>> watchers;
    QList<RunWatcher*> shown;
    for (const QString& folder : folders.mid(0, RunPlots::kMostRuns)) {
        const auto known =
            std::ranges::find_if(m_watchers, [&](const auto& run) { return run && run->folder() == toPath(folder); });
        if (known != m_watchers.end()) {
            watchers.push_back(std::move(*known));
        } else {
            watchers.push_back(std::make_unique<RunWatcher>(toPath(folder), context().jobs));
            RunWatcher* run = watchers.back().get();
            connect(run, &RunWatcher::changed, this, [this, run] { refresh(*run); });
            run->setWatching(m_inFront);
        }
        shown << watchers.back().get();
    }
    m_steering->setRun(shown.isEmpty() ? nullptr : shown.first());
    m_plots->setRuns(shown);
    std::swap(m_watchers, watchers);
    for (auto& gone : watchers) // last, when nothing shows them any more
        if (gone) RunWatcher::retire(std::move(gone), this);
    m_stack->setCurrentWidget(shown.isEmpty() ? m_empty : m_page);
    showState();
    if (!shown.isEmpty()) showHeader();
}

void TrainWorkspace::refresh(const RunWatcher& run)
{
    m_plots->refresh(run);
    showState();
    if (&run == m_watchers.front().get()) showHeader();
    Q_EMIT settled();
}

/// On the buttons and in the list, as in the header: what the watchers know, so that they never contradict each other.
void TrainWorkspace::showState()
{
    std::vector<RunSummary> followed;
    for (const auto& run : m_watchers)
        if (run->hasLooked()) followed.push_back(run->summary());
    m_runs->setFollowed(std::move(followed));
    m_steering->update();
}

void TrainWorkspace::showHeader()
{
    m_trouble = m_steering->trouble();
    m_resumePoint = m_steering->resumePoint();
    m_header->show(*m_watchers.front(), m_trouble, m_resumePoint);
}

void TrainWorkspace::report(const QString& message)
{
    context().shell.showNotice({.severity = Severity::Error, .text = message}, kScope);
}

std::vector<CapturePage> TrainWorkspace::capturePages()
{
    const auto show = [this](SampleView::Kind kind) {
        choosePictured(false);
        m_plots->samples()->setKind(kind);
    };
    return {{QString(), [] {}},
            {QStringLiteral("run"), [this] { pictureRuns(); }},
            {QStringLiteral("tokens"), [show] { show(SampleView::Kind::Tokens); }},
            {QStringLiteral("confusion"), [show] { show(SampleView::Kind::Confusion); }},
            {QStringLiteral("runs"), [this, show] {
                 show(SampleView::Kind::Prediction);
                 choosePictured(true);
             }}};
}

/// What is open may have no runs, as the demo: some are made.
void TrainWorkspace::pictureRuns()
{
    if (m_runs->rowCount() > 0 || !m_form->obstacle().isEmpty()) return;
    const ClassList demo = demo::demoClasses();
    const auto& opened = context().session.opened();
    const bool isDemo =
        opened && std::ranges::equal(opened->project.classes, demo, {}, &ProjectClass::name, &ClassInfo::name);
    try {
        m_pictured = std::make_unique<PicturedRuns>(m_form->document(), isDemo);
    } catch (const Error& error) {
        return report(QString::fromStdString(error.what()));
    }
    m_startedRun = m_pictured->folder() + QStringLiteral("/segdeformer");
    m_runs->setRunsFolder(m_pictured->folder());
    connect(m_pictured.get(), &PicturedRuns::over, this, [this] {
        m_runs->refresh();
        for (const auto& run : m_watchers)
            run->look();
    });
}

void TrainWorkspace::choosePictured(bool both)
{
    if (m_runs->rowCount() < 2) return;
    const QString first = m_watchers.empty() ? m_runs->index(0, 0).data(RunsModel::FolderRole).toString()
                                             : fromPath(m_watchers.front()->folder());
    QStringList folders{first};
    for (int row = 0; both && row < m_runs->rowCount(); ++row)
        if (const QString other = m_runs->index(row, 0).data(RunsModel::FolderRole).toString(); other != first)
            folders << other;
    folders = folders.mid(0, both ? 2 : 1);
    // As a person would: in the list, which shows them.
    auto* table = m_list->findChild<QTableView*>(QStringLiteral("runs"));
    QItemSelection rows;
    QModelIndex current;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, RunsModel::Name);
        const qsizetype place = folders.indexOf(index.data(RunsModel::FolderRole).toString());
        if (place >= 0) rows.select(index, index);
        if (place == 0) current = index;
    }
    table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace

std::unique_ptr<Workspace> makeTrainWorkspace(AppContext& context)
{
    return std::make_unique<TrainWorkspace>(context);
}

} // namespace sdw::ui

#include "train_workspace.moc"
