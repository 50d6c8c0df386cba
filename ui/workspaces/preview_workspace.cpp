// Leafing through images with a model's prediction or the labels over them.
#include "ui/actions/action_registry.h"
#include "ui/canvas/mask_view.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/preview/preview_loader.h"
#include "ui/preview/preview_panel.h"
#include "ui/project/image_list.h"
#include "ui/project/project_session.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"

#include <QFileInfo>
#include <QStackedWidget>

namespace sdw::ui {
namespace {

class PreviewWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit PreviewWorkspace(AppContext& appContext);
    ~PreviewWorkspace() override { delete m_job; } // before what its work uses

    QString id() const override { return QStringLiteral("preview"); }
    QString name() const override { return tr("Preview"); }
    QString icon() const override { return QStringLiteral("preview"); }
    QString toolTip() const override { return tr("Look at images with predictions or labels over them"); }
    QWidget* widget() override { return m_stack; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_previous, m_next, context().actions.find(QStringLiteral("model.open"))};
    }
    void activated() override;
    void deactivated() override { m_inFront = false; }
    bool isSettled() const override { return !m_job->isRunning() && m_list->isSettled(); }

private:
    void addActions();
    void follow();
    void load();
    void present(const PreviewRequest& request, const Preview& preview);
    void updateActions();

    QStackedWidget* m_stack = nullptr;
    MaskView* m_view = nullptr;
    ImageList* m_list = nullptr;
    PreviewPanel* m_panel = nullptr;
    Job* m_job = nullptr;
    QAction *m_previous = nullptr, *m_next = nullptr, *m_allClasses = nullptr;
    bool m_inFront = false, m_stale = true; ///< stale: what is shown is not what is wanted
    std::shared_ptr<Predictor> m_predictor; ///< used by one job at a time
};

PreviewWorkspace::PreviewWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_stack(new QStackedWidget)
    , m_view(new MaskView(m_stack))
    , m_list(new ImageList(appContext))
    , m_panel(new PreviewPanel)
    , m_job(new Job(this))
{
    m_view->setObjectName(QStringLiteral("view"));
    m_view->setAccessibleName(tr("Image"));
    m_stack->addWidget(
        new EmptyPage(context(), icon(),
                      tr("Here you see what a model makes of your images: its prediction, or the labels, lies over "
                         "them.")));
    m_stack->addWidget(m_view);
    if (context().session.isOpen()) m_stack->setCurrentWidget(m_view);
    context().jobs.track(m_job, tr("Predicting"));
    addActions();
    connect(&context().session, &ProjectSession::openedProject, this, [this] {
        m_stale = true;
        m_stack->setCurrentWidget(m_view);
        Q_EMIT dockAvailable(QStringLiteral("images"), true);
        Q_EMIT dockAvailable(QStringLiteral("classes"), true);
    });
    connect(&context().session, &ProjectSession::closed, this, [this] {
        m_job->cancel();
        m_view->setImage({});
        m_stack->setCurrentIndex(0);
        updateActions();
        Q_EMIT dockAvailable(QStringLiteral("images"), false);
        Q_EMIT dockAvailable(QStringLiteral("classes"), false);
    });
    connect(&context().session, &ProjectSession::modelChanged, this, [this] {
        m_predictor.reset();
        follow();
    });
    connect(&context().session, &ProjectSession::currentImageChanged, this, &PreviewWorkspace::follow);
    connect(m_list, &ImageList::chosen, &context().session, &ProjectSession::setCurrentImage);
    connect(m_list, &ImageList::filtered, this, &PreviewWorkspace::updateActions);
    connect(m_list, &ImageList::settled, this, &Workspace::settled);
    connect(m_panel, &PreviewPanel::maskChanged, m_view, &MaskView::setMask);
    connect(m_panel, &PreviewPanel::opacityChanged, m_view, &MaskView::setOpacity);
    connect(m_panel, &PreviewPanel::classIsolated, m_view, &MaskView::isolateClass);
    connect(m_view, &MaskView::pointed, this, [this](int index, int x, int y) {
        if (x < 0) return context().shell.setPosition({});
        const QString name = m_panel->className(index);
        const QString what = name.isEmpty()           ? tr("no class")
                             : m_panel->showsLabels() ? tr("%1 (label)").arg(name)
                                                      : tr("%1 (model)").arg(name);
        context().shell.setPosition(QStringLiteral("x %1 y %2 · %3").arg(x).arg(y).arg(what));
    });
    connect(m_job, &Job::finished, this, &Workspace::settled);
    connect(m_job, &Job::cancelled, this, &Workspace::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_view->setImage({});
        context().shell.showNotice({.severity = Severity::Error, .text = message}, id());
        Q_EMIT settled();
    });
    updateActions();
}

std::vector<WorkspaceDock> PreviewWorkspace::docks()
{
    return {{QStringLiteral("images"), tr("Images"), m_list, Qt::LeftDockWidgetArea, false},
            {QStringLiteral("classes"), tr("Classes"), m_panel, Qt::RightDockWidgetArea, false}};
}

void PreviewWorkspace::addActions()
{
    ActionRegistry& actions = context().actions;
    m_list->addActions(id());
    m_previous = actions.add({.id = QStringLiteral("preview.previous"),
                              .text = tr("Previous image"),
                              .icon = QStringLiteral("previous"),
                              .toolTip = tr("Show the image before this one"),
                              .keys = {QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::Key_A)},
                              .scope = id()},
                             [this] { context().session.setCurrentImage(m_list->neighbour(-1)); });
    m_next = actions.add({.id = QStringLiteral("preview.next"),
                          .text = tr("Next image"),
                          .icon = QStringLiteral("next"),
                          .toolTip = tr("Show the image after this one"),
                          .keys = {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_D)},
                          .scope = id()},
                         [this] { context().session.setCurrentImage(m_list->neighbour(1)); });
    m_allClasses = actions.add({.id = QStringLiteral("preview.all-classes"),
                                .text = tr("Show all classes"),
                                .icon = QStringLiteral("eye"),
                                .toolTip = tr("End looking at one class alone"),
                                .keys = {QKeySequence(Qt::Key_Escape)},
                                .scope = id()},
                               [this] { m_panel->showAllClasses(); });
}

void PreviewWorkspace::activated()
{
    m_inFront = true;
    if (m_stale && context().session.currentImage() >= 0) load();
}

/// What is to be shown has changed: it is made now, or when somebody comes to look.
void PreviewWorkspace::follow()
{
    m_stale = true;
    updateActions();
    if (m_inFront && context().session.currentImage() >= 0) load();
}

void PreviewWorkspace::load()
{
    m_stale = false;
    PreviewRequest request{.opened = context().session.opened(),
                           .index = std::size_t(context().session.currentImage()),
                           .modelPath = context().session.modelPath(),
                           .predictor = m_predictor};
    context().jobs.setTitle(m_job, tr("Looking at %1").arg(request.opened->images[request.index].title()));
    m_job->start([this, request](const Progress& progress) -> Job::Deliver {
        auto preview = std::make_shared<Preview>(loadPreview(request, progress));
        return [this, request, preview] { present(request, *preview); };
    });
}

void PreviewWorkspace::present(const PreviewRequest& request, const Preview& preview)
{
    if (context().session.opened() != request.opened && !context().session.isOpen()) return; // closed meanwhile
    m_predictor = preview.predictor;
    m_view->setImage(preview.image);
    const QString& path = request.modelPath;
    QString model = tr("No model");
    if (preview.predictor)
        model = path.isEmpty() ? tr("SegDeformer, trained on the demo scenes") : QFileInfo(path).fileName();
    m_panel->show(request.opened->images[request.index].title(), model, preview);
    if (preview.problem.isEmpty())
        context().shell.clearNotice(id());
    else
        context().shell.showNotice(
            {.severity = Severity::Warning,
             .text = preview.problem,
             .actionText = tr("Open model…"),
             .action = [this] { context().actions.find(QStringLiteral("model.open"))->trigger(); }},
            id());
}

void PreviewWorkspace::updateActions()
{
    m_previous->setEnabled(m_list->neighbour(-1) >= 0);
    m_next->setEnabled(m_list->neighbour(1) >= 0);
}

} // namespace

std::unique_ptr<Workspace> makePreviewWorkspace(AppContext& context)
{
    return std::make_unique<PreviewWorkspace>(context);
}

} // namespace sdw::ui

#include "preview_workspace.moc"
