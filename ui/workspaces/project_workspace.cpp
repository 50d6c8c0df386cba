// Where one begins: start page, new project, the data set at a glance and the project's classes.
#include "ui/actions/action_registry.h"
#include "ui/classes/project_class_model.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/class_dock.h"
#include "ui/project/dataset_page.h"
#include "ui/project/label_store.h"
#include "ui/project/new_project_page.h"
#include "ui/project/project_session.h"
#include "ui/project/recent_delegate.h"
#include "ui/project/recent_projects.h"
#include "ui/project/split_page.h"
#include "ui/project/start_page.h"
#include "ui/project/statistics_page.h"
#include "ui/shell/workspace.h"

#include <QFileDialog>
#include <QListView>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

class ProjectWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit ProjectWorkspace(AppContext& appContext);

    QString id() const override { return QStringLiteral("project"); }
    QString name() const override { return tr("Project"); }
    QString icon() const override { return QStringLiteral("project"); }
    QString toolTip() const override { return tr("Open images and projects, and see what is in them"); }
    QWidget* widget() override { return m_centre; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_classes->undoAction(), m_classes->redoAction(), m_openFolder, m_newProject};
    }
    std::vector<CapturePage> capturePages() override;
    bool isSettled() const override
    {
        return m_dataset->isSettled() && m_new->isSettled() && m_statistics->isSettled() && m_splits->isSettled();
    }

private:
    enum Tab { DatasetTab, StatisticsTab, SplitsTab };
    void addActions();
    void addPages();
    void showTab(Tab tab);
    void beginProject(const QString& data);
    void showHome();
    void offerProject();

    QWidget* m_centre = nullptr;
    QTabBar* m_tabs = nullptr; ///< pages about what is open
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    NewProjectPage* m_new = nullptr;
    DatasetPage* m_dataset = nullptr;
    RecentProjects* m_recent = nullptr;
    QListView* m_recentView = nullptr;
    ClassDock* m_classes = nullptr;
    StatisticsPage* m_statistics = nullptr;
    SplitPage* m_splits = nullptr;
    QAction *m_openFolder = nullptr, *m_newProject = nullptr;
};

ProjectWorkspace::ProjectWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_centre(new QWidget)
    , m_tabs(new QTabBar(m_centre))
    , m_stack(new QStackedWidget(m_centre))
    , m_start(new StartPage(m_stack))
    , m_new(new NewProjectPage(appContext.settings, appContext.jobs, m_stack))
    , m_dataset(new DatasetPage(appContext.session, appContext.jobs, m_stack))
    , m_recent(new RecentProjects(appContext.session, this))
    , m_recentView(new QListView)
    , m_classes(new ClassDock(appContext, QStringLiteral("project"), true))
    , m_statistics(new StatisticsPage(appContext, m_stack))
    , m_splits(new SplitPage(appContext, appContext.session.steps(), m_stack))
{
    ProjectSession& session = context().session;
    addPages();
    m_recentView->setObjectName(QStringLiteral("recentProjects"));
    m_recentView->setAccessibleName(tr("Recent projects"));
    m_recentView->setToolTip(tr("Double-click or press Enter to open; Delete takes it off the list"));
    m_recentView->setModel(m_recent);
    m_recentView->setItemDelegate(new RecentDelegate(m_recentView));
    m_recentView->setFrameShape(QFrame::NoFrame);
    m_recentView->setMouseTracking(true);
    m_recentView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addActions();

    connect(m_recentView, &QListView::activated, this, [this](const QModelIndex& index) {
        context().session.open(index.data(RecentProjects::PathRole).toString());
    });
    connect(m_recent, &QAbstractItemModel::modelReset, this,
            [this] { Q_EMIT dockAvailable(QStringLiteral("recent"), m_recent->rowCount() > 0); });
    connect(m_recent, &QAbstractItemModel::rowsRemoved, this,
            [this] { Q_EMIT dockAvailable(QStringLiteral("recent"), m_recent->rowCount() > 0); });
    connect(m_start, &StartPage::demoChosen, &session, [&session] { session.openDemo(); });
    connect(m_start, &StartPage::folderChosen, this, [this] { m_openFolder->trigger(); });
    connect(m_start, &StartPage::datasetChosen, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(m_stack->window(), tr("Open a data set"));
        if (!folder.isEmpty()) beginProject(folder);
    });
    connect(m_new, &NewProjectPage::cancelled, this, &ProjectWorkspace::showHome);
    connect(m_new, &NewProjectPage::wanted, &session, &ProjectSession::create);
    connect(m_new, &NewProjectPage::settled, this, &Workspace::settled);
    connect(m_dataset, &DatasetPage::settled, this, &Workspace::settled);
    connect(m_statistics, &StatisticsPage::settled, this, &Workspace::settled);
    connect(m_splits, &SplitPage::settled, this, &Workspace::settled);
    connect(m_dataset, &DatasetPage::showImage, this, [this](const QString& name) {
        context().session.setCurrentImage(context().session.findImage(name.toStdString()));
        context().shell.showWorkspace(context().labels.canLabel() ? QStringLiteral("annotate")
                                                                  : QStringLiteral("explain"));
    });
    connect(&session, &ProjectSession::openedProject, this, [this] {
        m_tabs->setCurrentIndex(DatasetTab);
        showHome();
        offerProject();
    });
    connect(&session, &ProjectSession::closed, this, &ProjectWorkspace::showHome);
}

void ProjectWorkspace::addPages()
{
    for (QWidget* page : std::initializer_list<QWidget*>{m_start, m_new, m_dataset, m_statistics, m_splits})
        m_stack->addWidget(page);
    m_tabs->setObjectName(QStringLiteral("projectPages"));
    m_tabs->setAccessibleName(tr("Pages of the project"));
    m_tabs->setToolTip(tr("What is shown about the project"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(themedIcon(QStringLiteral("dataset")), tr("Data set"));
    m_tabs->addTab(themedIcon(QStringLiteral("chart")), tr("Statistics"));
    m_tabs->addTab(themedIcon(QStringLiteral("split")), tr("Splits"));
    for (auto* scroll : m_tabs->findChildren<QToolButton*>())
        scroll->setFocusPolicy(Qt::NoFocus); // arrows for tabs out of sight; the keys do without them
    m_tabs->hide();
    auto* layout = new QVBoxLayout(m_centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ProjectWorkspace::showHome);
}

void ProjectWorkspace::showTab(Tab tab)
{
    context().shell.showWorkspace(id());
    m_tabs->setCurrentIndex(tab);
    showHome();
}

std::vector<WorkspaceDock> ProjectWorkspace::docks()
{
    return {{QStringLiteral("recent"), tr("Recent projects"), m_recentView, Qt::LeftDockWidgetArea,
             m_recent->rowCount() > 0},
            {QStringLiteral("classes"), tr("Classes"), m_classes, Qt::RightDockWidgetArea, false}};
}

void ProjectWorkspace::addActions()
{
    ActionRegistry& actions = context().actions;
    ProjectSession& session = context().session;
    actions.add({.id = QStringLiteral("project.open-image"),
                 .text = tr("Open image…"),
                 .icon = QStringLiteral("image"),
                 .toolTip = tr("Show an image and what the model sees in it"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_O)}},
                [this] {
                    const QString file = QFileDialog::getOpenFileName(m_stack->window(), tr("Open image"));
                    if (file.isEmpty()) return;
                    context().session.open(file);
                    context().shell.showWorkspace(QStringLiteral("explain"));
                });
    m_openFolder = actions.add({.id = QStringLiteral("project.open-folder"),
                                .text = tr("Open folder…"),
                                .icon = QStringLiteral("open"),
                                .toolTip = tr("Open a project, a data set or a folder of images"),
                                .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}},
                               [this] {
                                   const QString folder =
                                       QFileDialog::getExistingDirectory(m_stack->window(), tr("Open folder"));
                                   if (!folder.isEmpty()) context().session.open(folder);
                               });
    m_newProject = actions.add({.id = QStringLiteral("project.new"),
                                .text = tr("New project"),
                                .icon = QStringLiteral("plus"),
                                .toolTip = tr("Make a project of a folder of images or a data set"),
                                .keys = {QKeySequence(Qt::CTRL | Qt::Key_N)}},
                               [this] {
                                   const auto& opened = context().session.opened();
                                   const bool unsaved = opened && !opened->isSaved() && !opened->datasets.empty();
                                   beginProject(unsaved ? fromPath(opened->datasets.front()->root()) : QString());
                               });
    actions.add({.id = QStringLiteral("project.open-demo"),
                 .text = tr("Open the demo"),
                 .icon = QStringLiteral("demo"),
                 .toolTip = tr("Open scenes that the program draws itself"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D)}},
                [&session] { session.openDemo(); });
    actions.add({.id = QStringLiteral("project.close"),
                 .text = tr("Close project"),
                 .icon = QStringLiteral("close"),
                 .toolTip = tr("Close what is open and go to the start page"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_W)}},
                [this, &session] {
                    session.close();
                    context().shell.showWorkspace(id());
                });
    actions.add({.id = QStringLiteral("project.forget"),
                 .text = tr("Take off the list of recent projects"),
                 .icon = QStringLiteral("minus"),
                 .toolTip = tr("Take the selected project off the list; its files stay"),
                 .keys = {QKeySequence(Qt::Key_Delete)},
                 .scope = id(),
                 .where = m_recentView},
                [this] { m_recent->forget(m_recentView->currentIndex().row()); });
    const auto page = [this, &actions](const char* page_, const QString& text, const char* icon, const QString& toolTip,
                                       Tab tab) {
        actions.add({.id = QStringLiteral("project.show-") + QLatin1String(page_),
                     .text = text,
                     .icon = QLatin1String(icon),
                     .toolTip = toolTip},
                    [this, tab] { showTab(tab); });
    };
    page("dataset", tr("Show the data set"), "dataset", tr("Images, splits and problems of the data set"), DatasetTab);
    page("statistics", tr("Show statistics"), "chart", tr("Figures about the labels of this project"), StatisticsTab);
    page("splits", tr("Change the splits"), "split", tr("Say which images train, validate and test"), SplitsTab);
    context().shell.addPaletteSource(
        {.kind = tr("Class"),
         .count = [this] { return m_classes->model().rowCount(); },
         .text = [this](int i) { return m_classes->model().index(i, 0).data().toString(); },
         .detail = [this](int i) { return m_classes->model().index(i, ProjectClassModel::Key).data().toString(); },
         .icon = [](int) { return themedIcon(QStringLiteral("tag"), IconTint::Quiet); },
         .choose =
             [this](int i) {
                 context().shell.showWorkspace(id());
                 showHome();
                 m_classes->selectRow(i);
             }});
}

void ProjectWorkspace::beginProject(const QString& data)
{
    context().shell.showWorkspace(id());
    context().shell.clearNotice(id());
    m_stack->setCurrentWidget(m_new);
    m_tabs->hide();
    Q_EMIT dockAvailable(QStringLiteral("classes"), false);
    m_new->begin(data);
}

void ProjectWorkspace::showHome()
{
    const bool open = context().session.isOpen();
    const bool dataset = open && !context().session.opened()->datasets.empty();
    QWidget* const pages[] = {m_dataset, m_statistics, m_splits};
    m_stack->setCurrentWidget(dataset ? pages[m_tabs->currentIndex()] : m_start);
    m_tabs->setVisible(dataset);
    Q_EMIT dockAvailable(QStringLiteral("classes"), dataset);
}

void ProjectWorkspace::offerProject()
{
    const auto& opened = context().session.opened();
    if (opened->isSaved() || opened->datasets.empty()) return;
    const QString data = fromPath(opened->datasets.front()->root());
    context().shell.showNotice({.severity = Severity::Info,
                                .text = tr("These images are open without a project: nothing about them is saved."),
                                .actionText = tr("Create a project"),
                                .action = [this, data] { beginProject(data); }},
                               id());
}

std::vector<CapturePage> ProjectWorkspace::capturePages()
{
    return {{QString(), [this] { showTab(DatasetTab); }},
            {QStringLiteral("statistics"), [this] { showTab(StatisticsTab); }},
            {QStringLiteral("splits"), [this] { showTab(SplitsTab); }},
            {QStringLiteral("start"),
             [this] {
                 m_stack->setCurrentWidget(m_start);
                 m_tabs->hide();
                 Q_EMIT dockAvailable(QStringLiteral("classes"), false);
             }},
            {QStringLiteral("new-project"), [this] {
                 const auto& opened = context().session.opened();
                 beginProject(opened && !opened->datasets.empty() ? fromPath(opened->datasets.front()->root())
                                                                  : QString());
             }}};
}

} // namespace

std::unique_ptr<Workspace> makeProjectWorkspace(AppContext& context)
{
    return std::make_unique<ProjectWorkspace>(context);
}

} // namespace sdw::ui

#include "project_workspace.moc"
