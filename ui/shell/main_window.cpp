#include "ui/shell/main_window.h"

#include "ui/actions/action_registry.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/settings/theme.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/rail.h"
#include "ui/shell/saving_notices.h"
#include "ui/shell/status_fields.h"
#include "ui/shell/top_strip.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr auto kLast = "start/last";
constexpr auto kGeometry = "window/geometry";

} // namespace

MainWindow::MainWindow(UiSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_actions(new ActionRegistry(this))
    , m_jobs(new JobList(this))
    , m_session(new ProjectSession(*m_jobs, this))
    , m_labels(new LabelStore(*m_session, *m_jobs, this))
    , m_index(new ProjectIndex(*m_session, *m_labels, *m_jobs, this))
    , m_saving(new SavingNotices(*m_labels, *this, this))
    , m_context(new AppContext{settings, *m_actions, *m_jobs, *m_session, *m_labels, *m_index, *this})
    , m_rail(new Rail(this))
    , m_strip(new TopStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusFields(*m_jobs, this))
    , m_palette(new CommandPalette(this))
{
    setAcceptDrops(true);
    setWindowIcon(themedIcon(QStringLiteral("layers"), IconTint::Accent));
    auto* centre = new QWidget(this);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_strip);
    right->addWidget(m_stack, 1);
    auto* layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    setCentralWidget(centre);
    setStatusBar(m_status);

    connect(m_actions, &ActionRegistry::added, this, &MainWindow::attach);
    addActions();
    followSession(); // before the workspaces, whose messages about what was opened stay
    addWorkspaces();
    addPaletteSources();
    resize(kFirstSize);
    restoreGeometry(QSettings().value(QLatin1String(kGeometry)).toByteArray());
    showWorkspace(m_workspaces.front()->id());
    updateTitle();
}

MainWindow::~MainWindow()
{
    if (QWidget* focus = focusWidget()) focus->clearFocus(); // what is being typed is taken while somebody can take it
    m_workspaces.clear(); // first: they stop their work; widgets and session are still there
    delete m_index;
    delete m_labels;
    delete m_session;
}

void MainWindow::attach(QAction* action)
{
    if (m_actions->info(action).where) return; // answers in that widget
    const QString scope = m_actions->info(action).scope;
    WorkspacePage* owner = scope.isEmpty() ? nullptr : page(scope);
    if (owner)
        owner->addAction(action); // answers its keys only while that page is on the screen
    else if (scope.isEmpty())
        addAction(action);
    // else: its page is being made; addWorkspaces() attaches what came before it
}

void MainWindow::addWorkspaces()
{
    int number = 0;
    for (const WorkspaceEntry& entry : workspaceCatalog()) {
        auto& workspace = m_workspaces.emplace_back(entry.make(*m_context));
        Q_ASSERT(workspace->id() == QLatin1String(entry.id));
        const QString id = workspace->id(), name = workspace->name();
        auto* page = new WorkspacePage(*workspace, *m_actions, this);
        m_pages.push_back(page);
        m_stack->addWidget(page);
        for (QAction* action : m_actions->actions())
            if (m_actions->info(action).scope == id && !m_actions->info(action).where) page->addAction(action);
        m_rail->add(id, name, themedIcon(workspace->icon()), workspace->atBottom());
        QList<QKeySequence> keys;
        if (workspace->atBottom())
            keys << QKeySequence(Qt::CTRL | Qt::Key_Comma);
        else
            keys << QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number++));
        QAction* show = m_actions->add({.id = QStringLiteral("workspace.") + id,
                                        .text = tr("Go to “%1”").arg(name),
                                        .icon = workspace->icon(),
                                        .toolTip = workspace->toolTip(),
                                        .keys = keys},
                                       [this, id] { showWorkspace(id); });
        const auto tip = [this, id, show] { m_rail->setToolTip(id, show->toolTip()); };
        connect(show, &QAction::changed, m_rail, tip);
        tip();
        m_strip->add(id, workspace->strip(), workspace->stripActions());
        connect(workspace.get(), &Workspace::settled, this, &MainWindow::reportSettled);
    }
    m_strip->addCommon(m_actions->find(QStringLiteral("app.palette")));
    connect(m_rail, &Rail::chosen, this, &MainWindow::showWorkspace);
}

void MainWindow::addActions()
{
    m_actions->add({.id = QStringLiteral("app.palette"),
                    .text = tr("Command palette"),
                    .icon = QStringLiteral("search"),
                    .toolTip = tr("Find an action, an image or a class by a few letters"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}},
                   [this] { m_palette->isVisible() ? m_palette->close() : m_palette->open(); });
    m_actions->add({.id = QStringLiteral("app.docks"),
                    .text = tr("Hide or show all panels"),
                    .icon = QStringLiteral("docks"),
                    .toolTip = tr("Hide all panels of this workspace, or bring them back"),
                    .keys = {QKeySequence(Qt::Key_F9)}},
                   [this] {
                       auto* page = currentPage();
                       page->setDocksHidden(!page->docksHidden());
                   });
    m_actions->add({.id = QStringLiteral("app.full-screen"),
                    .text = tr("Full screen"),
                    .icon = QStringLiteral("fullscreen"),
                    .toolTip = tr("Fill the screen with the window, or go back"),
                    .keys = {QKeySequence(Qt::Key_F11)}},
                   [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions->add({.id = QStringLiteral("app.theme"),
                    .text = tr("Change between light and dark"),
                    .icon = QStringLiteral("theme"),
                    .toolTip = tr("Change between the light and the dark window"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_T)}},
                   [this] {
                       const bool dark = currentTheme() == Theme::Dark;
                       m_settings.setTheme(dark ? ThemeChoice::Light : ThemeChoice::Dark);
                   });
    m_actions->add({.id = QStringLiteral("app.cancel-jobs"),
                    .text = tr("Cancel all running work"),
                    .icon = QStringLiteral("stop"),
                    .toolTip = tr("Ask everything that runs aside to stop"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_Period)}},
                   [this] { m_jobs->cancelAll(); });
    m_actions->add({.id = QStringLiteral("app.quit"),
                    .text = tr("Quit"),
                    .icon = QStringLiteral("quit"),
                    .toolTip = tr("Close the window"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)}},
                   [this] { close(); });
}

void MainWindow::addPaletteSources()
{
    const auto action = [this](int i) { return m_actions->actions()[std::size_t(i)]; };
    const auto scope = [this](const QAction* one) { return m_actions->info(one).scope; };
    m_palette->addSource({.kind = tr("Action"),
                          .count = [this] { return int(m_actions->actions().size()); },
                          .text =
                              [this, action, scope](int i) {
                                  const Workspace* owner = workspace(scope(action(i)));
                                  return owner ? QStringLiteral("%1: %2").arg(owner->name(), action(i)->text())
                                               : action(i)->text();
                              },
                          .detail = [action](int i) { return keysText(action(i)->shortcuts()); },
                          .icon = [action](int i) { return action(i)->icon(); },
                          .enabled = [action](int i) { return action(i)->isEnabled(); },
                          .choose =
                              [this, action, scope](int i) {
                                  if (!scope(action(i)).isEmpty()) showWorkspace(scope(action(i)));
                                  action(i)->trigger();
                              }});
    const auto image = [this](int i) -> const ImageItem& { return m_session->opened()->images[std::size_t(i)]; };
    m_palette->addSource({.kind = tr("Image"),
                          .count = [this] { return m_session->isOpen() ? int(m_session->opened()->images.size()) : 0; },
                          .text = [image](int i) { return image(i).title(); },
                          .detail = [image](int i) { return QString::fromStdString(image(i).split); },
                          .icon = [](int) { return themedIcon(QStringLiteral("image"), IconTint::Quiet); },
                          .choose =
                              [this](int i) {
                                  if (!currentWorkspace()->showsImages()) showWorkspace(QStringLiteral("annotate"));
                                  m_session->setCurrentImage(i);
                              }});
}

void MainWindow::followSession()
{
    connect(m_session, &ProjectSession::openedProject, this, [this] {
        for (WorkspacePage* page : m_pages)
            page->banner()->clear(); // what they said was about other images
        const auto& opened = *m_session->opened();
        if (opened.isSaved()) QSettings().setValue(QLatin1String(kLast), fromPath(opened.folder));
        updateTitle();
    });
    // When the workspaces have shown it.
    connect(m_session, &ProjectSession::openedProject, this, &MainWindow::leadKeysIn, Qt::QueuedConnection);
    connect(m_session, &ProjectSession::closed, this, [this] {
        setPosition({});
        updateTitle();
    });
    connect(m_session, &ProjectSession::projectChanged, this, &MainWindow::updateTitle);
    connect(m_session, &ProjectSession::failed, this,
            [this](const QString& message) { showNotice({.severity = Severity::Error, .text = message}); });
    connect(m_session, &ProjectSession::settled, this, &MainWindow::reportSettled);
}

void MainWindow::updateTitle()
{
    const QString product = QStringLiteral("SegDeformer Workbench %1").arg(QStringLiteral(SDW_VERSION));
    const QString project = m_session->isOpen() ? QString::fromStdString(m_session->opened()->project.name) : QString();
    setWindowTitle(project.isEmpty() ? product : QStringLiteral("%1 – %2").arg(project, product));
    m_strip->setTitle(project);
}

Workspace* MainWindow::currentWorkspace() const
{
    const auto* page = currentPage();
    return page ? &page->workspace() : nullptr;
}

WorkspacePage* MainWindow::currentPage() const
{
    return static_cast<WorkspacePage*>(m_stack->currentWidget());
}

Workspace* MainWindow::workspace(const QString& id) const
{
    for (const auto& one : m_workspaces)
        if (one->id() == id) return one.get();
    return nullptr;
}

WorkspacePage* MainWindow::page(const QString& id) const
{
    for (WorkspacePage* one : m_pages)
        if (one->id() == id) return one;
    return nullptr;
}

QStringList MainWindow::workspaceIds() const
{
    QStringList ids;
    for (const auto& one : m_workspaces)
        ids << one->id();
    return ids;
}

void MainWindow::openLast()
{
    const QString last = QSettings().value(QLatin1String(kLast)).toString();
    if (!last.isEmpty() && QFileInfo::exists(last)) m_session->open(last);
}

bool MainWindow::isSettled() const
{
    return !m_session->isBusy() && currentWorkspace()->isSettled();
}

void MainWindow::reportSettled()
{
    if (isSettled()) Q_EMIT settled();
}

void MainWindow::showWorkspace(const QString& id)
{
    WorkspacePage* next = page(id);
    auto* before = currentPage();
    if (!next || (next == before && next->isVisible())) return;
    if (before && before != next) {
        before->setOnScreen(false);
        before->workspace().deactivated();
    }
    setPosition({});
    setZoom({});
    m_stack->setCurrentWidget(next);
    next->setOnScreen(true);
    m_rail->setCurrent(id);
    m_strip->setCurrent(id);
    next->workspace().activated();
}

QString MainWindow::workspaceName(const QString& id) const
{
    const Workspace* one = workspace(id);
    return one ? one->name() : QString();
}

void MainWindow::showNotice(const Notice& notice, const QString& workspace)
{
    WorkspacePage* target = workspace.isEmpty() ? currentPage() : page(workspace);
    if (target) target->banner()->showNotice(notice);
}

void MainWindow::clearNotice(const QString& workspace)
{
    WorkspacePage* target = workspace.isEmpty() ? currentPage() : page(workspace);
    if (target) target->banner()->clear();
}

void MainWindow::setPosition(const QString& text)
{
    m_status->setPosition(text);
}

void MainWindow::setZoom(const QString& text)
{
    m_status->setZoom(text);
}

void MainWindow::setSaved(SavedState state)
{
    m_status->setSaved(state);
}

void MainWindow::addPaletteSource(PaletteSource source)
{
    m_palette->addSource(std::move(source));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_saving->mayClose()) {
        event->ignore();
        return;
    }
    QSettings().setValue(QLatin1String(kGeometry), saveGeometry());
    for (WorkspacePage* page : m_pages)
        page->savePlaces();
    QMainWindow::closeEvent(event);
}

/// Escape that nobody needs leads out of panels and fields, back to what the workspace is about.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    // Whoever uses the keyboard sees where the focus went.
    if (event->key() != Qt::Key_Escape || !currentPage()->focusCentre(Qt::TabFocusReason))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    leadKeysIn();
}

/// Somebody who has not gone elsewhere by keys starts where the work is. Left to itself the focus lies on whatever
/// comes first in the window, or what comes after a page that is gone: a button of the status bar.
void MainWindow::leadKeysIn()
{
    const QWidget* focus = focusWidget();
    if (!focus || !currentPage()->isAncestorOf(focus)) currentPage()->focusCentre(Qt::OtherFocusReason);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) m_session->open(urls.first().toLocalFile());
}

} // namespace sdw::ui
