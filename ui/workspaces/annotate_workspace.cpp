// Labelling: the image in the middle, tools at its edge, which image at the left, classes and layers at the right.
#include "core/annotation/annotation_document.h"
#include "ui/actions/action_registry.h"
#include "ui/annotate/annotate_notices.h"
#include "ui/annotate/annotate_pictures.h"
#include "ui/annotate/annotate_status.h"
#include "ui/annotate/annotate_strip.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/class_keys.h"
#include "ui/annotate/edit_actions.h"
#include "ui/annotate/held_key.h"
#include "ui/annotate/history_panel.h"
#include "ui/annotate/image_actions.h"
#include "ui/annotate/image_in_hand.h"
#include "ui/annotate/label_class_dock.h"
#include "ui/annotate/layer_panel.h"
#include "ui/annotate/operation_set.h"
#include "ui/annotate/tool_column.h"
#include "ui/annotate/tool_set.h"
#include "ui/annotate/view_actions.h"
#include "ui/assist/assistance.h"
#include "ui/assist/proposal.h"
#include "ui/assist/suggestions_dock.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/project/class_dock.h"
#include "ui/project/image_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace sdw::ui {
namespace {

const QString kScope = QStringLiteral("annotate");
constexpr int kOneColumn = 1600; // pixels: with docks at both sides the image would have less than half of the window

class AnnotateWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit AnnotateWorkspace(AppContext& appContext);
    ~AnnotateWorkspace() override;

    QString id() const override { return kScope; }
    QString name() const override { return tr("Annotate"); }
    QString icon() const override { return QStringLiteral("annotate"); }
    QString toolTip() const override { return tr("Label images"); }
    QWidget* widget() override { return m_stack; }
    int oneColumnBelow() const override { return kOneColumn; }
    bool showsImages() const override { return true; }
    QWidget* strip() override { return m_strip; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_images->previous(),  m_images->next(),     nullptr, m_assist->proposal().askAction(), nullptr,
                m_edits->undoAction(), m_edits->redoAction()};
    }
    std::vector<CapturePage> capturePages() override;
    void activated() override;
    void deactivated() override;
    bool isSettled() const override
    {
        return !m_hand->isOpening() && !m_annotation->isWorking() && !m_assist->isBusy() && m_list->isSettled();
    }

private:
    void layOut();
    void followSession();
    void followLabels();
    void followCanvas();
    void openCurrent();
    void addFirstClass();
    void showPage(bool open);
    void showPage() { showPage(context().session.isOpen()); }
    void showHand();
    void stopWork();
    void labelsChanged(const AnnotationChange& change);
    void report();

    // Widgets belong to the window as soon as it has asked for them.
    QStackedWidget* m_stack = nullptr;
    EmptyPage* m_empty = nullptr;
    QWidget* m_page = nullptr;
    Canvas* m_canvas = nullptr;
    ImageList* m_list = nullptr;
    LayerPanel* m_layers = nullptr;
    HistoryPanel* m_history = nullptr;
    SuggestionsDock* m_suggestions = nullptr;
    LabelClassDock* m_classes = nullptr;
    AnnotateStrip* m_strip = nullptr;

    ClassChoice* m_choice = nullptr;
    HeldKey* m_held = nullptr;
    ImageInHand* m_hand = nullptr;
    Assistance* m_assist = nullptr;
    AnnotationContext* m_annotation = nullptr;
    ToolSet* m_tools = nullptr;
    OperationSet* m_operations = nullptr;
    ViewActions* m_view = nullptr;
    EditActions* m_edits = nullptr;
    ImageActions* m_images = nullptr;
    ClassKeys* m_keys = nullptr;
    AnnotateNotices* m_notices = nullptr;
    AnnotateStatus* m_status = nullptr;

    int m_labelled = -1; ///< image whose labels are on the canvas; -1: none
    bool m_working = false;
};

AnnotateWorkspace::AnnotateWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_stack(new QStackedWidget)
    , m_empty(
          new EmptyPage(appContext, QStringLiteral("annotate"),
                        tr("Here you say what is where in your images: paint classes over them with brushes, outlines "
                           "and tools that find edges by themselves.")))
    , m_page(new QWidget(m_stack))
    , m_canvas(new Canvas(m_page))
    , m_list(new ImageList(appContext))
    , m_layers(new LayerPanel)
    , m_history(new HistoryPanel)
    , m_choice(new ClassChoice(appContext.session, m_stack)) // models in the docks refer to it
    , m_held(new HeldKey(this))
    , m_hand(new ImageInHand(appContext, this))
    , m_assist(new Assistance(appContext, this))
    , m_annotation(new AnnotationContext(appContext, *m_canvas, *m_choice, m_assist->features(), this))
{
    ActionRegistry& actions = context().actions;
    m_tools = new ToolSet(actions, kScope, *m_annotation, *m_canvas, *m_held, this);
    m_operations = new OperationSet(actions, kScope, *m_annotation, *m_canvas, this);
    m_keys = new ClassKeys(actions, kScope, *m_choice, *m_page, this);
    m_view = new ViewActions(actions, kScope, *m_canvas, *m_layers, *m_held, this);
    m_edits = new EditActions(context(), kScope, *m_annotation, *m_tools, *m_canvas, this);
    m_list->addActions(kScope);
    m_images = new ImageActions(context(), kScope, *m_list, this);
    m_notices = new AnnotateNotices(context(), kScope, this);
    m_status = new AnnotateStatus(context(), *m_canvas, *m_choice, *m_hand, this);
    m_classes = new LabelClassDock(context(), kScope, *m_choice, m_keys->searchAction());
    m_strip = new AnnotateStrip(*m_annotation, *m_tools, *m_choice, *m_operations, m_keys->searchAction());
    m_assist->attach({kScope, *m_annotation, *m_canvas, *m_choice, *m_tools, *m_notices});
    m_suggestions = m_assist->makeDock();
    m_edits->setElsewhere(&m_classes->editor(), m_classes->editor().undoAction(), m_classes->editor().redoAction());
    layOut();
    followSession();
    followLabels();
    followCanvas();
    stopWork();
    showPage();
}

AnnotateWorkspace::~AnnotateWorkspace()
{
    m_assist->disconnect(this); // the window is going, too, and must not hear that all is settled
    stopWork();
    m_canvas->setPicture(nullptr);
    m_assist->detach();
    delete m_operations; // before what their work uses
    delete m_tools;
    delete m_annotation;
    delete m_assist;
}

void AnnotateWorkspace::layOut()
{
    m_empty->setObjectName(QStringLiteral("annotateEmpty"));
    m_canvas->setObjectName(QStringLiteral("canvas"));
    auto* row = new QHBoxLayout(m_page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new ToolColumn(*m_tools, m_page));
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_canvas, 1);
    middle->addWidget(m_assist->makeFitBar(m_page));
    row->addLayout(middle, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    m_stack->setFocusProxy(m_canvas);
}

std::vector<WorkspaceDock> AnnotateWorkspace::docks()
{
    return {
        {QStringLiteral("images"), tr("Images"), m_list, Qt::LeftDockWidgetArea, false, {}, 5},
        {QStringLiteral("classes"), tr("Classes"), m_classes, Qt::RightDockWidgetArea, false, {}, 6},
        {QStringLiteral("layers"), tr("Layers"), m_layers, Qt::RightDockWidgetArea, false, {}, 4},
        {QStringLiteral("history"), tr("History"), m_history, Qt::RightDockWidgetArea, false, QStringLiteral("layers")},
        {QStringLiteral("suggestions"), tr("Suggestions"), m_suggestions, Qt::RightDockWidgetArea, false,
         QStringLiteral("layers")}};
}

void AnnotateWorkspace::followSession()
{
    ProjectSession& session = context().session;
    connect(&session, &ProjectSession::openedProject, this, [this] {
        showPage();
        if (m_status->isInFront()) m_canvas->setFocus();
        if (!context().labels.canLabel()) m_notices->offerProject();
    });
    connect(&session, &ProjectSession::closed, this, [this] { showPage(); });
    connect(&session, &ProjectSession::currentImageChanged, this, [this](int index) {
        if (m_status->isInFront() && index >= 0) openCurrent();
    });
    connect(m_list, &ImageList::settled, this, &AnnotateWorkspace::report);
    connect(m_list, &ImageList::chosen, &session, &ProjectSession::setCurrentImage);
    const auto toCanvas = [this] { m_canvas->setFocus(); };
    connect(m_list, &ImageList::activated, this, toCanvas);
    connect(m_classes, &LabelClassDock::activated, this, toCanvas);
    connect(m_strip, &AnnotateStrip::entered, this, toCanvas);
    connect(m_suggestions, &SuggestionsDock::activated, this, toCanvas);
}

void AnnotateWorkspace::followLabels()
{
    connect(m_hand, &ImageInHand::changed, this, &AnnotateWorkspace::showHand);
    connect(m_hand, &ImageInHand::settled, this, &AnnotateWorkspace::report);
    connect(m_hand, &ImageInHand::problem, this, [this](const QString& message, bool labels) {
        if (labels) return m_notices->labelsUnavailable(message);
        m_canvas->setPicture(nullptr);
        m_notices->pictureUnreadable(message);
    });
    connect(m_hand, &ImageInHand::labelsOpened, this, [this] {
        const QString title = context().session.opened()->images[std::size_t(m_hand->index())].title();
        m_notices->tellOpening(title, m_hand->document()->opening(), [this] { m_edits->undoAction()->trigger(); });
    });
    connect(&context().labels, &LabelStore::changed, this, [this](int image, const AnnotationChange& change) {
        if (image == m_labelled) labelsChanged(change);
    });
    connect(m_history, &HistoryPanel::wanted, m_edits, &EditActions::goTo);
    connect(m_choice, &ClassChoice::kindsChanged, this, [this] {
        const AnnotationDocument* open = m_hand->document();
        m_classes->showCounts(open ? &open->labels() : nullptr);
        if (m_choice->classCount() > 0) m_notices->classesAdded();
    });
    const auto tellTool = [this] {
        if (m_working) m_tools->current()->settingsChanged();
    };
    connect(m_choice, &ClassChoice::chosen, this, tellTool);
    connect(m_choice, &ClassChoice::policyChanged, this, tellTool);
    connect(m_choice, &ClassChoice::lookChanged, this, [this] { m_canvas->setLook(m_choice->look()); });
    connect(m_operations, &OperationSet::aboutToRun, this, [this] { m_tools->cancel(); });
    connect(m_annotation, &AnnotationContext::failed, m_notices, &AnnotateNotices::toolFailed);
    connect(m_annotation, &AnnotationContext::settled, this, &AnnotateWorkspace::report);
    connect(m_annotation, &AnnotationContext::hinted, m_status, &AnnotateStatus::setHint);
    connect(m_assist, &Assistance::settled, this, &AnnotateWorkspace::report);
}

void AnnotateWorkspace::followCanvas()
{
    m_canvas->setLook(m_choice->look());
    m_canvas->setLayers(m_layers->layers());
    connect(m_layers, &LayerPanel::layersChanged, this, [this] { m_canvas->setLayers(m_layers->layers()); });
    connect(m_layers, &LayerPanel::windowLevelChanged, m_canvas, &Canvas::setWindowLevel);
}

void AnnotateWorkspace::activated()
{
    m_status->setInFront(true);
    if (m_hand->index() != context().session.currentImage()) openCurrent();
    if (context().session.isOpen()) m_canvas->setFocus();
}

void AnnotateWorkspace::deactivated()
{
    m_status->setInFront(false);
    m_tools->cancel();
}

/// Page and docks, or what one does first while nothing is open.
void AnnotateWorkspace::showPage(bool open)
{
    m_stack->setCurrentWidget(open ? m_page : static_cast<QWidget*>(m_empty));
    for (const char* dock : {"images", "classes", "layers", "history", "suggestions"})
        Q_EMIT dockAvailable(QLatin1String(dock), open);
    m_strip->setEnabled(open);
    m_view->setEnabled(open);
    m_keys->searchAction()->setEnabled(open);
}

void AnnotateWorkspace::openCurrent()
{
    const int index = context().session.currentImage();
    m_notices->imageChanged();
    if (index < 0) return;
    if (!context().labels.canLabel())
        m_notices->offerProject();
    else if (m_choice->classCount() == 0)
        m_notices->offerClass([this] { addFirstClass(); });
    m_hand->open(index, {m_list->neighbour(1), m_list->neighbour(-1), m_list->neighbour(2), m_list->neighbour(-2)});
}

void AnnotateWorkspace::addFirstClass()
{
    m_classes->showEditor(true);
    context().actions.find(kScope + QStringLiteral(".class-add"))->trigger();
}

/// Before picture or labels of the image on screen go: nothing may refer to them any more.
void AnnotateWorkspace::stopWork()
{
    m_working = false;
    m_labelled = -1;
    m_status->setLabelled(false);
    m_tools->setWorking(false);
    m_operations->setWorking(false);
    m_assist->imageGone();
    m_annotation->setImage(-1, nullptr);
    m_canvas->setLabels(nullptr, nullptr);
}

void AnnotateWorkspace::showHand()
{
    const int index = m_hand->index();
    AnnotationDocument* labels = m_hand->document();
    if (m_labelled >= 0 && (m_labelled != index || !labels)) stopWork();
    const auto& picture = m_hand->picture();
    // The picture before stays, bare, until this one is there: no flash between two images.
    if (picture || index < 0) {
        m_canvas->setPicture(picture);
        const bool deep = picture && picture->isDeep() && !picture->isFirstView();
        m_layers->setDeepRange(deep ? std::optional(std::pair(picture->black(), picture->white())) : std::nullopt);
    }
    if (labels && picture && m_labelled != index) {
        const cv::Size size(labels->labels().width(), labels->labels().height());
        if (picture->size() == size) {
            m_canvas->setLabels(&labels->labels(), &labels->shapes());
            m_labelled = index;
            m_status->setLabelled(true);
        } else {
            m_notices->labelsUnavailable(tr("The labels of this image are of %1 × %2 pixels, the image has %3 × %4.")
                                             .arg(size.width)
                                             .arg(size.height)
                                             .arg(picture->size().width)
                                             .arg(picture->size().height));
        }
    }
    if (m_hand->isReady() && m_labelled == index && !m_working) {
        m_annotation->setImage(index, picture);
        m_annotation->prepareLabelsBefore(m_list->neighbour(-1));
        m_working = true;
        m_tools->setWorking(true);
        m_operations->setWorking(true);
        m_assist->imageReady(index, picture->full(), m_hand->ahead());
    }
    labelsChanged({});
}

/// Also at the end of a change of images, with nothing changed.
void AnnotateWorkspace::labelsChanged(const AnnotationChange& change)
{
    const AnnotationDocument* labels = m_hand->document();
    if (!change.labels.empty()) m_canvas->labelsChanged(change.labels);
    if (!change.shapes.empty()) m_canvas->shapesChanged();
    if (m_working) m_annotation->selection().prune(labels->shapes());
    if (m_working && !change.labels.empty()) m_assist->labelsChanged();
    m_classes->showCounts(labels ? &labels->labels() : nullptr);
    m_history->show(labels);
    m_edits->update();
    m_status->showPosition();
}

void AnnotateWorkspace::report()
{
    if (isSettled()) Q_EMIT settled();
}

std::vector<CapturePage> AnnotateWorkspace::capturePages()
{
    return annotatePictures({context().actions, *m_tools, *m_canvas, *m_assist, *m_suggestions, *m_classes, *m_keys,
                             [this] { showPage(); },
                             [this] {
                                 stopWork(); // the proposal goes, too
                                 showPage(false);
                                 context().shell.setZoom({});
                             }});
}

} // namespace

std::unique_ptr<Workspace> makeAnnotateWorkspace(AppContext& context)
{
    return std::make_unique<AnnotateWorkspace>(context);
}

} // namespace sdw::ui

#include "annotate_workspace.moc"
