// Click to mask: clicks say what is meant and what is not, and what belongs to it is found: by the features of the
// project's model, or by colours where there is none.
#include "core/base/error.h"
#include "ui/tools/click_marks.h"
#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/kept_selector.h"
#include "ui/tools/mark_in_hand.h"
#include "ui/tools/overlay.h"
#include "ui/tools/tool.h"
#include "ui/tools/working_copy.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr const char* kMethods[] = {"consistency", "grabcut", "magic_wand", "superpixel"}; // as the option has them
constexpr auto kByModel = "consistency", kWithoutModel = "grabcut";
constexpr int kToleranceStep = 5; // percent

const SelectorEntry& entryOf(const std::string& method)
{
    for (const SelectorEntry& entry : selectorCatalog())
        if (entry.id == method) return entry;
    return selectorCatalog().front();
}

class ClickMaskTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ClickMaskTool)
public:
    explicit ClickMaskTool(ToolContext& context)
        : Tool(context)
        , m_inHand(context)
    {
    }

    ToolInfo info() const override;
    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override;
    void paint(QPainter& painter, const Viewport& view) override;
    void activated() override
    {
        sayState();
        prepare();
    }
    bool cancel() override;
    bool finish() override;
    bool hasPart() const override { return m_inHand.isThere() || !m_marks.isEmpty(); }
    bool undoPart() override;
    void settingsChanged() override { review(); }
    void featuresChanged() override { review(); }

private:
    /// What the mask on screen, or the one under way, was asked with.
    struct Question {
        const uchar* image = nullptr;
        std::string method;
        std::shared_ptr<const ExplainedImage> features; // null where the method needs none
        SelectorOptions options;
        Clicks clicks;
    };
    std::string wantedMethod() const { return kMethods[context().option(QStringLiteral("click-method")).toInt()]; }
    std::string method() const;
    bool isWaiting() const; // for the model
    Question question() const;
    bool isAnswered(const Question& question) const;
    void review();
    const std::shared_ptr<KeptSelector>& keep(const Question& question);
    void prepare();
    void find();
    void commit();
    void release();
    void changeTolerance(int percent);
    void sayState();
    void update();

    ClickMarks m_marks;
    MarkInHand m_inHand;
    RegionOverlay m_found;
    std::shared_ptr<KeptSelector> m_kept;
    Question m_asked;
    bool m_isFound = false;   // what was asked is answered
    bool m_finishing = false; // Enter came before the answer
    Ticket m_ticket;
    DrawnArea m_drawn;
};

ToolInfo ClickMaskTool::info() const
{
    return {.id = QStringLiteral("click-mask"),
            .name = tr("Click to mask"),
            .icon = QStringLiteral("click-mask"),
            .toolTip = tr("Click on what is meant, with the right button on what is not; drag to stroke, with Shift a "
                          "box; Alt and the wheel change the tolerance, Enter labels it"),
            .key = Qt::Key_Q,
            .group = ToolGroup::Model,
            .options = {{.id = QStringLiteral("click-tolerance"),
                         .name = tr("Tolerance"),
                         .toolTip = tr("How much is taken along with what was clicked: 50 % is as measured best"),
                         .value = 50,
                         .from = 0,
                         .to = 100,
                         .suffix = tr(" %")},
                        {.id = QStringLiteral("click-method"),
                         .name = tr("By"),
                         .toolTip = tr("What tells which pixels belong together: the features of the project's model, "
                                       "or colours alone"),
                         .value = 0,
                         .from = 0,
                         .to = 3,
                         .choices = {tr("Model"), tr("GrabCut"), tr("Magic wand"), tr("Superpixels")}},
                        {.id = QStringLiteral("click-connected"),
                         .name = tr("Connected only"),
                         .toolTip = tr("Take only what hangs together with a click on what is meant"),
                         .value = false}}};
}

/// Without a model, or where it failed, its features are replaced by the method that needs the fewest clicks of those
/// that can do without.
std::string ClickMaskTool::method() const
{
    const std::string wanted = wantedMethod();
    const auto state = context().features().state;
    const bool without = state == ImageFeatures::State::NoModel || state == ImageFeatures::State::Failed;
    return wanted == kByModel && without ? kWithoutModel : wanted;
}

bool ClickMaskTool::isWaiting() const
{
    return method() == kByModel && context().features().state != ImageFeatures::State::Ready;
}

ClickMaskTool::Question ClickMaskTool::question() const
{
    Question question;
    question.image = context().image().data;
    question.method = method();
    if (entryOf(question.method).needsModel) question.features = context().features().explained;
    if (entryOf(question.method).usesTolerance)
        question.options.tolerance = context().option(QStringLiteral("click-tolerance")).toInt() / 100.0;
    question.options.contiguous = context().option(QStringLiteral("click-connected")).toBool();
    question.clicks = m_marks.clicks();
    return question;
}

bool ClickMaskTool::isAnswered(const Question& question) const
{
    return (m_isFound || m_ticket.isOpen()) && question.image == m_asked.image && question.method == m_asked.method &&
           question.features == m_asked.features && question.options.tolerance == m_asked.options.tolerance &&
           question.options.contiguous == m_asked.options.contiguous && question.clicks.marks == m_asked.clicks.marks &&
           question.clicks.box == m_asked.clicks.box;
}

/// Something that the mask depends on may be another now.
void ClickMaskTool::review()
{
    m_marks.isEmpty() ? prepare() : find();
    sayState();
    update();
    context().redraw();
}

/// For what is asked about now; another one than before where the image, the method or the model has changed.
const std::shared_ptr<KeptSelector>& ClickMaskTool::keep(const Question& question)
{
    const cv::Mat image = context().image();
    if (!m_kept || !m_kept->isFor(image, question.method, question.features))
        m_kept = std::make_shared<KeptSelector>(image, question.method, question.features);
    return m_kept;
}

/// Selectors take a while to make, most of all for a model: that is done before the first click.
void ClickMaskTool::prepare()
{
    if (context().image().empty() || isWaiting() || m_ticket.isOpen()) return;
    const auto& kept = keep(question());
    if (!kept->claim()) return;
    context().start(tr("Getting ready for clicks"), [kept = kept](const Progress&) -> Job::Deliver {
        try {
            kept->selector();
        } catch (const Error&) { // whoever clicks is told
        }
        return {};
    });
}

void ClickMaskTool::find()
{
    const cv::Mat image = context().image();
    if (image.empty()) return context().hint(tr("The image is still being read."));
    if (isWaiting()) { // a mask of another model says nothing
        if (m_ticket.isOpen()) context().stop();
        m_ticket.drop();
        m_isFound = false;
        m_found.clear();
        return sayState();
    }
    const Question wanted = question();
    if (isAnswered(wanted)) return;
    m_asked = wanted;
    m_isFound = false;
    keep(wanted)->claim();
    const cv::Size copy = workingSize(image.size());
    context().start(tr("Click to mask"),
                    [this, ticket = m_ticket.take(), kept = m_kept, clicks = m_marks.inCopy(image.size(), copy),
                     options = wanted.options, copy](const Progress& progress) -> Job::Deliver {
                        const Region small = kept->selector().select(clicks, options, progress);
                        Region found = fromWorking(small, copy, kept->image().size());
                        return [this, ticket, kept, found = std::move(found)] {
                            if (!ticket.isWanted()) return;
                            m_ticket.drop();
                            if (context().image().data != kept->image().data) return;
                            m_isFound = true;
                            m_found.set(found);
                            update();
                            if (m_finishing) return commit();
                            sayState();
                        };
                    });
    sayState();
}

void ClickMaskTool::sayState()
{
    using State = ImageFeatures::State;
    const ImageFeatures features = context().features();
    if (m_marks.isEmpty()) {
        const bool byModel = wantedMethod() == kByModel;
        if (byModel && features.state == State::NoModel)
            context().hint(tr("There is no model yet: clicks go by colours. One trained on your labels would find what "
                              "belongs together by what it is."));
        else if (byModel && features.state == State::Failed)
            context().hint(
                tr("The model could not look at this image (%1): clicks go by colours.").arg(features.problem));
        else if (isWaiting())
            context().hint(tr("The model is looking at this image; clicks are answered as soon as it has."));
        else
            context().hint(tr("Click on what is meant."));
    } else if (isWaiting()) {
        context().hint(tr("The model is looking at this image: the mask follows."));
    } else if (m_ticket.isOpen()) {
        context().hint(tr("Finding what belongs to it…"));
    } else if (m_isFound && m_found.isEmpty()) {
        context().hint(tr("Nothing belongs to it: click on what is meant, or raise the tolerance."));
    } else if (m_isFound) {
        context().hint(tr("Enter labels it as “%1”. Clicks add, with the right button they take away; Esc drops it.")
                           .arg(context().className(context().paint().label)));
    }
}

bool ClickMaskTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    switch (event.kind) {
    case Kind::Press:
    case Kind::DoubleClick:
        if (event.button != Qt::LeftButton && event.button != Qt::RightButton) return false;
        if (!m_inHand.isThere()) {
            if (!isInside(context(), event.image)) return false;
            m_inHand.press(event);
            update();
        }
        return true;
    case Kind::Move:
        if (!m_inHand.isThere()) return false;
        if (m_inHand.move(event)) update();
        return true;
    case Kind::Release:
        if (!m_inHand.isThere() || event.button != m_inHand.button()) return m_inHand.isThere();
        release();
        return true;
    default:
        return false;
    }
}

void ClickMaskTool::release()
{
    if (auto mark = m_inHand.takeMark()) {
        m_marks.add(std::move(*mark));
    } else {
        const cv::Rect box = m_inHand.takeBox();
        if (box.width < 3 || box.height < 3) {
            update();
            return context().hint(tr("The box must hold at least 3 × 3 pixels."));
        }
        m_marks.setBox(box);
    }
    m_finishing = false;
    update();
    find();
}

bool ClickMaskTool::keyPressed(const QKeyEvent& event)
{
    const int step = event.key() == Qt::Key_BracketLeft    ? -kToleranceStep
                     : event.key() == Qt::Key_BracketRight ? kToleranceStep
                                                           : 0;
    if (step != 0) changeTolerance(step);
    return step != 0 || (event.key() == Qt::Key_Backspace && undoPart());
}

bool ClickMaskTool::wheel(double steps, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::AltModifier)) return false;
    const int notches = int(std::lround(steps));
    changeTolerance(kToleranceStep * (notches != 0 ? notches : steps > 0 ? 1 : -1));
    return true;
}

void ClickMaskTool::changeTolerance(int percent)
{
    const QString id = QStringLiteral("click-tolerance");
    context().setOption(id, std::clamp(context().option(id).toInt() + percent, 0, 100));
    review();
    if (!entryOf(method()).usesTolerance)
        context().hint(
            tr("%1 does not go by the tolerance.").arg(method() == kWithoutModel ? tr("GrabCut") : tr("Superpixels")));
}

bool ClickMaskTool::undoPart()
{
    m_finishing = false;
    if (m_inHand.isThere()) {
        m_inHand.drop();
        update();
        return true;
    }
    if (!m_marks.takeBack()) return false;
    if (m_marks.isEmpty()) {
        cancel();
        sayState();
        return true;
    }
    update();
    find();
    return true;
}

bool ClickMaskTool::finish()
{
    if (m_marks.isEmpty()) return false;
    if (m_isFound) {
        commit();
        return true;
    }
    m_finishing = true;
    if (!m_ticket.isOpen()) find(); // other work has taken its place
    return true;
}

void ClickMaskTool::commit()
{
    const Region found = m_found.region();
    cancel();
    if (found.empty()) return context().hint(tr("Nothing was found, and nothing is labelled."));
    const cv::Rect bounds = found.bounds();
    runEdit(context(), tr("Click to mask"), std::int64_t(bounds.width) * bounds.height,
            [found, paint = context().paint()](EditBuilder& edit, const Progress&) { edit.paint(found, paint); });
}

bool ClickMaskTool::cancel()
{
    const bool something = hasPart();
    if (m_ticket.isOpen()) context().stop();
    m_ticket.drop();
    m_marks.clear();
    m_inHand.drop();
    m_found.clear();
    m_isFound = m_finishing = false;
    if (something) context().hint({});
    update();
    return something;
}

void ClickMaskTool::update()
{
    m_drawn.moveTo(context(), m_marks.bounds() | m_found.bounds() | m_inHand.bounds());
}

void ClickMaskTool::paint(QPainter& painter, const Viewport& view)
{
    m_found.paint(painter, view, context().colour(context().paint().label));
    m_marks.paint(painter, view);
    m_inHand.paint(painter, view);
    if (isWaiting()) drawNote(painter, view, tr("Preparing the model's features…"));
}

} // namespace

std::unique_ptr<Tool> makeClickMask(ToolContext& context)
{
    return std::make_unique<ClickMaskTool>(context);
}

} // namespace sdw::ui
