// Looking into models: what a pixel resembles and attends to, what each token sees, where a score comes from.
#include "core/base/error.h"
#include "ui/actions/action_registry.h"
#include "ui/explain/class_panel.h"
#include "ui/explain/explain_actions.h"
#include "ui/explain/explain_input.h"
#include "ui/explain/explain_points.h"
#include "ui/explain/explain_strip.h"
#include "ui/explain/explain_view.h"
#include "ui/explain/figure_saver.h"
#include "ui/explain/image_figure_dialog.h"
#include "ui/explain/models_panel.h"
#include "ui/explain/overlay_note.h"
#include "ui/explain/pixel_panel.h"
#include "ui/explain/side_models.h"
#include "ui/explain/token_gallery.h"
#include "ui/explain/token_space.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/image_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"

#include <QFileDialog>
#include <QHash>
#include <QSettings>
#include <QStackedWidget>

namespace sdw::ui {
namespace {

const QString kScope = QStringLiteral("explain");
constexpr int kOneColumn = 1100; // pixels
constexpr const char* kDocks[] = {"images", "models", "tokens", "pixel", "classes", "token-space"};

QString paneKey(int pane)
{
    return QStringLiteral("explain/pane%1").arg(pane);
}

class ExplainWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit ExplainWorkspace(AppContext& appContext);
    ~ExplainWorkspace() override;

    QString id() const override { return kScope; }
    QString name() const override { return tr("Explain"); }
    QString icon() const override { return QStringLiteral("explain"); }
    QString toolTip() const override { return tr("Look into models: what a pixel resembles, and what tokens see"); }
    QWidget* widget() override { return m_stack; }
    QWidget* strip() override { return m_strip; }
    int oneColumnBelow() const override { return kOneColumn; }
    bool showsImages() const override { return true; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_actions->previous(),  m_actions->next(),   nullptr,
                m_actions->openModel(), m_actions->figure(), m_actions->imageFigure()};
    }
    std::vector<CapturePage> capturePages() override;
    void activated() override;
    void deactivated() override;
    bool isSettled() const override;

private:
    void followSession();
    void followView();
    void showPage(bool open);
    void load();
    void take(std::shared_ptr<const ExplainInput> input);
    void showOverlay();
    void showToken(int token);
    void showTokenSpace();
    void showNotices();
    void askImageFigure();
    void letGo();
    void report();

    std::array<ModelSide*, 2> m_sides{};
    ExplainPoints* m_points = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyPage* m_empty = nullptr;
    ExplainView* m_view = nullptr;
    ImageList* m_list = nullptr;
    ModelsPanel* m_models = nullptr;
    TokenGallery* m_gallery = nullptr;
    PixelPanel* m_pixel = nullptr;
    ClassPanel* m_classes = nullptr;
    TokenSpace* m_space = nullptr;
    ExplainStrip* m_strip = nullptr;
    ExplainActions* m_actions = nullptr;
    FigureSaver* m_figure = nullptr;
    SideModels* m_chosen = nullptr;
    Job* m_job = nullptr; ///< reads the image
    std::shared_ptr<const ExplainInput> m_input;
    QHash<int, QList<QPoint>> m_pins;       ///< of the images that were looked at
    QString m_problem;                      ///< why the image cannot be read
    bool m_inFront = false, m_stale = true; ///< stale: what is shown is not what is wanted
};

ExplainWorkspace::ExplainWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_points(new ExplainPoints(this))
    , m_stack(new QStackedWidget)
    , m_list(new ImageList(appContext))
    , m_job(new Job(this))
{
    m_sides = {new ModelSide(context().jobs, QStringLiteral("A"), this),
               new ModelSide(context().jobs, QStringLiteral("B"), this)};
    m_empty = new EmptyPage(appContext, icon(),
                            tr("Here you look into models: point at a pixel, and see what it resembles, what it "
                               "attends to, and where its scores come from; in two models side by side."));
    m_empty->setObjectName(QStringLiteral("explainEmpty"));
    m_view = new ExplainView(m_sides, *m_points, m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_models = new ModelsPanel(context().session, m_sides);
    m_chosen = new SideModels(context().session, m_sides, *m_models, this);
    m_gallery = new TokenGallery(m_sides);
    m_pixel = new PixelPanel(m_sides);
    m_classes = new ClassPanel;
    m_space = new TokenSpace;
    m_list->addActions(kScope);
    m_actions = new ExplainActions(context(), kScope, *m_list, *m_view, *m_points, this);
    m_strip = new ExplainStrip(m_actions->outline(), {m_actions->internal(), m_actions->external()});
    m_figure = new FigureSaver(context(), kScope, this);
    context().jobs.track(m_job, tr("Reading an image"));
    for (int pane = 1; pane < ExplainView::kPanes; ++pane)
        m_view->setChoice(pane, mapChoiceOf(QSettings().value(paneKey(pane)).toString(), m_view->choice(pane)));
    m_view->setLook(m_strip->look());
    followSession();
    followView();
    showPage(context().session.isOpen());
}

ExplainWorkspace::~ExplainWorkspace()
{
    delete m_job; // before what its work uses
}

std::vector<WorkspaceDock> ExplainWorkspace::docks()
{
    return {{QStringLiteral("images"), tr("Images"), m_list, Qt::LeftDockWidgetArea, false, {}, 5},
            {QStringLiteral("models"), tr("Models"), m_models, Qt::LeftDockWidgetArea, false, {}, 2},
            {QStringLiteral("tokens"), tr("Tokens"), m_gallery, Qt::LeftDockWidgetArea, false, {}, 6},
            {QStringLiteral("pixel"), tr("Explain this pixel"), m_pixel, Qt::RightDockWidgetArea, false, {}, 8},
            {QStringLiteral("classes"), tr("Classes"), m_classes, Qt::RightDockWidgetArea, false, {}, 5},
            {QStringLiteral("token-space"), tr("Token space"), m_space, Qt::RightDockWidgetArea, false,
             QStringLiteral("classes"), 5}};
}

void ExplainWorkspace::followSession()
{
    ProjectSession& session = context().session;
    connect(&session, &ProjectSession::openedProject, this, [this] {
        m_pins.clear();
        m_stale = true;
        showPage(true);
        if (m_inFront) activated();
    });
    connect(&session, &ProjectSession::closed, this, [this] {
        m_job->cancel();
        take(nullptr);
        m_pins.clear();
        showPage(false);
    });
    connect(&session, &ProjectSession::currentImageChanged, this, [this] {
        m_stale = true;
        if (m_inFront) load();
    });
    connect(m_list, &ImageList::chosen, &session, &ProjectSession::setCurrentImage);
    connect(m_list, &ImageList::activated, this, [this] { m_view->focusPicture(); });
    connect(m_list, &ImageList::settled, this, &ExplainWorkspace::report);
    const auto end = [this] { report(); };
    connect(m_job, &Job::finished, this, end);
    connect(m_job, &Job::cancelled, this, end);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_problem = message;
        showNotices();
        report();
    });
}

void ExplainWorkspace::followView()
{
    connect(m_chosen, &SideModels::fileWanted, this,
            [this](int side) { m_chosen->askForFile(side, m_stack->window()); });
    connect(m_chosen, &SideModels::changed, this, [this] {
        if (m_inFront) activated();
    });
    for (ModelSide* side : m_sides)
        connect(side, &ModelSide::changed, this, [this] {
            showNotices();
            showTokenSpace();
            report();
        });
    connect(m_gallery, &TokenGallery::sideChanged, this, [this] {
        showTokenSpace();
        showToken(m_gallery->token());
    });
    connect(m_gallery, &TokenGallery::tokenChosen, this, &ExplainWorkspace::showToken);
    connect(m_space, &TokenSpace::clicked, this, [this](int token) {
        m_gallery->choose(token);
        showToken(token);
    });
    connect(m_strip, &ExplainStrip::lookChanged, m_view, &ExplainView::setLook);
    connect(m_classes, &ClassPanel::opacityChanged, m_view, &ExplainView::setClassOpacity);
    connect(m_classes, &ClassPanel::classIsolated, m_view, &ExplainView::isolateClass);
    connect(m_view, &ExplainView::overlayChanged, this, &ExplainWorkspace::showOverlay);
    connect(m_view, &ExplainView::choiceChanged, this,
            [this](int pane) { QSettings().setValue(paneKey(pane), keyOf(m_view->choice(pane))); });
    connect(m_view, &ExplainView::pixelExplained, this,
            [this](const PixelResult& result) { m_pixel->show(result, labelAt(m_input.get(), result.request.pixel)); });
    connect(m_view, &ExplainView::readOutChanged, this, [this] {
        if (m_inFront) context().shell.setPosition(m_view->readOut());
    });
    connect(m_view, &ExplainView::zoomChanged, this, [this] {
        if (m_inFront) context().shell.setZoom(tr("%1 %").arg(qRound(100 * m_view->zoom())));
    });
    connect(m_view, &ExplainView::settled, this, &ExplainWorkspace::report);
    connect(m_points, &ExplainPoints::changed, this, [this] {
        if (m_input) m_pins[m_input->index] = m_points->pinned();
    });
    connect(m_actions, &ExplainActions::letGo, this, &ExplainWorkspace::letGo);
    connect(m_actions, &ExplainActions::modelWanted, this, [this] {
        const QString file = QFileDialog::getOpenFileName(m_stack->window(), tr("Open model"), {},
                                                          tr("Weights (*.safetensors *.pth *.pt)"));
        if (!file.isEmpty()) context().session.setModelPath(file);
    });
    connect(m_actions, &ExplainActions::swapWanted, m_chosen, &SideModels::swap);
    connect(m_actions, &ExplainActions::figureWanted, this, [this] {
        if (m_input) m_figure->ask(*m_view, m_sides, *m_points, m_input, m_stack->window());
    });
    connect(m_actions, &ExplainActions::imageFigureWanted, this, &ExplainWorkspace::askImageFigure);
}

void ExplainWorkspace::showPage(bool open)
{
    m_stack->setCurrentWidget(open ? static_cast<QWidget*>(m_view) : m_empty);
    for (const char* dock : kDocks)
        Q_EMIT dockAvailable(QLatin1String(dock), open);
    m_strip->setEnabled(open);
}

void ExplainWorkspace::activated()
{
    m_inFront = true;
    if (!context().session.isOpen()) return;
    m_chosen->openAll();
    if (m_stale && context().session.currentImage() >= 0) load();
    m_view->focusPicture();
}

void ExplainWorkspace::deactivated()
{
    m_inFront = false;
    m_points->setPointer(ExplainPoints::kNone);
}

bool ExplainWorkspace::isSettled() const
{
    return !m_job->isRunning() && !m_sides[0]->isBusy() && !m_sides[1]->isBusy() && m_view->isSettled() &&
           m_list->isSettled() && !m_figure->isRunning();
}

/// The image before goes at once: whatever is still computed for it finds nobody who takes it.
void ExplainWorkspace::load()
{
    m_stale = false;
    m_problem.clear();
    take(nullptr);
    const auto opened = context().session.opened();
    const int index = context().session.currentImage();
    const ImageItem& item = opened->images[std::size_t(index)];
    InputRequest request{.index = index,
                         .title = item.title(),
                         .file = item.path,
                         .classes = opened->project.classes,
                         .labels = context().labels.reader(index)};
    context().jobs.setTitle(m_job, tr("Reading %1").arg(request.title));
    m_job->start([this, request = std::move(request)](const Progress& progress) -> Job::Deliver {
        auto input = std::make_shared<const ExplainInput>(readInput(request, progress));
        return [this, input] { take(input); };
    });
}

void ExplainWorkspace::take(std::shared_ptr<const ExplainInput> input)
{
    m_input = std::move(input);
    m_points->setPointer(ExplainPoints::kNone);
    m_points->setPinned(m_input ? m_pins.value(m_input->index) : QList<QPoint>());
    for (ModelSide* side : m_sides)
        side->setInput(m_input);
    m_view->setInput(m_input);
    m_pixel->clear();
    showNotices();
    report();
}

void ExplainWorkspace::showOverlay()
{
    const PictureOverlay overlay = m_view->overlay();
    const auto& facts = m_sides[std::size_t(overlay.side)]->facts();
    const QString note = overlayNote(overlay, facts.get(), m_input.get());
    m_classes->show(m_view->overlayTitle(), note, m_view->overlayClasses());
    if (m_view->wantedOverlay().kind != PictureOverlay::Kind::Token &&
        m_gallery->token() >= 0) { // something else was chosen for the picture
        m_gallery->choose(-1);
        m_space->setChosen(-1);
    }
}

/// Large over the picture; without one, what was there before.
void ExplainWorkspace::showToken(int token)
{
    m_space->setChosen(token);
    PictureOverlay overlay = m_view->wantedOverlay();
    if (token >= 0 && m_gallery->side() >= 0)
        overlay = {PictureOverlay::Kind::Token, m_gallery->side(), token};
    else if (overlay.kind == PictureOverlay::Kind::Token)
        overlay = {PictureOverlay::Kind::Prediction, overlay.side, -1};
    m_view->setOverlay(overlay);
}

/// Of the model whose tokens the gallery shows.
void ExplainWorkspace::showTokenSpace()
{
    const int shown = m_gallery->side();
    m_space->setModel(shown < 0 ? nullptr : m_sides[std::size_t(shown)]->model(),
                      shown < 0 ? QString() : m_sides[std::size_t(shown)]->letter());
}

void ExplainWorkspace::showNotices()
{
    Notice notice{.severity = Severity::Error, .text = m_problem};
    for (const ModelSide* side : m_sides)
        if (notice.text.isEmpty() && !side->problem().isEmpty()) {
            notice.text = tr("Model %1: %2").arg(side->letter(), side->problem());
            const int which = side == m_sides[0] ? 0 : 1;
            notice.actionText = tr("Open model…");
            notice.action = [this, which] { m_chosen->askForFile(which, m_stack->window()); };
        }
    if (notice.text.isEmpty() && m_input && !m_input->labelProblem.isEmpty())
        notice = {.severity = Severity::Warning, .text = m_input->labelProblem};
    if (notice.text.isEmpty())
        context().shell.clearNotice(id());
    else
        context().shell.showNotice(notice, id());
}

/// The dialog goes when it is answered; what it asked for is drawn aside.
void ExplainWorkspace::askImageFigure()
{
    auto* dialog = new ImageFigureDialog(context(), m_sides, m_pins, m_stack->window());
    connect(dialog, &ImageFigureDialog::accepted, this, [this, dialog] {
        m_figure->askImages(dialog->order({m_chosen->path(0), m_chosen->path(1)}), m_stack->window());
    });
    dialog->open();
}

/// One thing at a time, the latest habit first.
void ExplainWorkspace::letGo()
{
    if (m_points->held() >= 0) return m_points->hold(-1);
    if (m_gallery->token() >= 0) {
        m_gallery->choose(-1);
        return showToken(-1);
    }
    m_classes->showAllClasses();
}

void ExplainWorkspace::report()
{
    if (isSettled()) Q_EMIT settled();
}

std::vector<CapturePage> ExplainWorkspace::capturePages()
{
    const auto pin = [this] {
        if (!m_input || !m_points->pinned().isEmpty()) return;
        const cv::Size size = m_input->truth.labels.size();
        const QPoint place(size.width * 5 / 8, size.height * 3 / 4);
        m_points->pin(QPoint(size.width / 4, size.height * 5 / 8));
        m_points->hold(m_points->pin(place));
    };
    return {{QString(), pin}, {QStringLiteral("tokens"), [this, pin] {
                                   pin();
                                   m_actions->internal()->setChecked(false);
                                   if (m_gallery->side() < 0) return;
                                   m_gallery->choose(0);
                                   showToken(0);
                                   for (QWidget* up = m_space; up; up = up->parentWidget()) // to the front of its tabs
                                       if (up->inherits("QDockWidget")) up->raise();
                               }}};
}

} // namespace

std::unique_ptr<Workspace> makeExplainWorkspace(AppContext& context)
{
    return std::make_unique<ExplainWorkspace>(context);
}

} // namespace sdw::ui

#include "explain_workspace.moc"
