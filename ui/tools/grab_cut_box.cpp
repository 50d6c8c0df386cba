// GrabCut: a box around an object finds it by its colours; strokes say where that went wrong.
#include "core/annotation/grab_cut.h"
#include "core/annotation/outline.h"

#include "ui/tools/box_tool.h"
#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/stroke_tool.h"

#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {
namespace {

class GrabCutTool : public BoxTool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::GrabCutTool)
public:
    using BoxTool::BoxTool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("grabcut"),
                .name = tr("GrabCut"),
                .icon = QStringLiteral("grabcut"),
                .toolTip =
                    tr("Drag a box around an object; then strokes with the left button add to it, with the right "
                       "button or Alt they take away; Enter labels it"),
                .key = Qt::Key_K,
                .group = ToolGroup::Smart,
                .options = {brushSizeOption()}};
    }

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override;
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool finish() override;
    bool hasPart() const override { return m_box || BoxTool::hasPart(); }
    bool undoPart() override;

protected:
    void boxDrawn(const cv::Rect& box) override;
    Shape outlineIn(const cv::Rect2d& box) const override
    {
        Shape shape;
        shape.kind = ShapeKind::Rectangle;
        shape.centre = {box.x + box.width / 2, box.y + box.height / 2};
        shape.size = box.size();
        return shape;
    }

private:
    struct Stroke {
        Region pixels;
        bool object = true;
    };

    bool stroke(const PointerEvent& event);
    void extend(const QPointF& image);
    void find();
    void commit();
    double radius() const
    {
        return std::clamp(context().option(QStringLiteral("size")).toInt(), 1, kLargestBrush) / 2.0;
    }
    void changeSize(double steps);
    void update();
    static void drawStroke(QPainter& painter, const Viewport& view, const Stroke& stroke);

    std::optional<cv::Rect> m_box;
    RegionOverlay m_found;
    std::vector<Stroke> m_strokes; // later ones overrule earlier ones
    std::optional<Stroke> m_drawing;
    std::optional<BrushSample> m_last;
    std::optional<QPointF> m_pointer; // over the box: a stroke would begin there
    Qt::MouseButton m_button = Qt::NoButton;
    bool m_isFound = false;   // for the box and strokes as they are
    bool m_finishing = false; // Enter came before the result
    Ticket m_ticket;
    DrawnArea m_drawn;
};

void GrabCutTool::boxDrawn(const cv::Rect& box)
{
    cancel();
    if (context().image().empty()) return context().hint(tr("The image is still being read."));
    if (box.width < 3 || box.height < 3) return context().hint(tr("The box must hold at least 3 × 3 pixels."));
    m_box = box;
    update();
    find();
}

void GrabCutTool::find()
{
    GrabCutHints hints;
    for (const Stroke& stroke : m_strokes) {
        Region& gets = stroke.object ? hints.object : hints.background;
        Region& loses = stroke.object ? hints.background : hints.object;
        gets = combine(gets, stroke.pixels, SetOperation::Unite);
        loses = combine(loses, stroke.pixels, SetOperation::Subtract);
    }
    m_isFound = false;
    context().hint(tr("Separating the object…"));
    context().start(
        tr("GrabCut"),
        [this, ticket = m_ticket.take(), image = context().image(), box = *m_box,
         hints](const Progress& progress) -> Job::Deliver {
            Region found = grabCut(image, box, hints, {}, progress);
            return [this, ticket, found] {
                if (!ticket.isWanted()) return;
                m_ticket.drop();
                m_isFound = true;
                m_found.set(found);
                update();
                if (m_finishing) return commit();
                context().hint(
                    found.empty()
                        ? tr("Nothing stands out in this box: paint over the object with the left button.")
                        : tr("Enter labels it. Strokes add, with the right button they take away; Esc drops it."));
            };
        });
}

bool GrabCutTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    const bool overBox = m_box && event.kind != Kind::Leave && m_box->contains(pixelAt(event.image));
    if (overBox || m_pointer) {
        m_pointer = overBox ? std::optional(event.image) : std::nullopt;
        update();
    }
    if (m_drawing || isDragging()) return m_drawing ? stroke(event) : BoxTool::pointer(event);
    const bool press = event.kind == Kind::Press || event.kind == Kind::DoubleClick;
    if (press && m_box && m_box->contains(pixelAt(event.image))) return stroke(event);
    if (press && event.button == Qt::LeftButton) cancel(); // beside the box: another object
    return BoxTool::pointer(event);
}

bool GrabCutTool::stroke(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    switch (event.kind) {
    case Kind::Press:
    case Kind::DoubleClick:
        if (m_drawing || (event.button != Qt::LeftButton && event.button != Qt::RightButton)) return true;
        m_button = event.button;
        m_drawing = Stroke{{}, event.button == Qt::LeftButton && !(event.modifiers & Qt::AltModifier)};
        m_last.reset();
        extend(event.image);
        break;
    case Kind::Move:
        extend(event.image);
        break;
    case Kind::Release:
        if (event.button != m_button) break;
        m_strokes.push_back(std::move(*m_drawing));
        m_drawing.reset();
        find();
        break;
    default:
        break;
    }
    return true;
}

void GrabCutTool::extend(const QPointF& image)
{
    const BrushSample sample{toCv(image), radius()};
    m_drawing->pixels = combine(
        m_drawing->pixels, capsulePixels(m_last.value_or(sample), sample, context().imageSize()), SetOperation::Unite);
    m_last = sample;
    update();
}

bool GrabCutTool::keyPressed(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_BracketLeft || event.key() == Qt::Key_BracketRight) {
        changeSize(event.key() == Qt::Key_BracketRight ? 1 : -1);
        return true;
    }
    if (event.key() == Qt::Key_Backspace) return undoPart();
    return BoxTool::keyPressed(event);
}

bool GrabCutTool::wheel(double steps, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::AltModifier)) return false;
    changeSize(steps);
    return true;
}

void GrabCutTool::changeSize(double steps)
{
    const QString id = QStringLiteral("size");
    context().setOption(id, steppedSize(context().option(id).toInt(), steps));
    update();
}

bool GrabCutTool::undoPart()
{
    if (!m_box) return BoxTool::undoPart();
    if (m_drawing) {
        m_drawing.reset();
    } else if (!m_strokes.empty()) {
        m_strokes.pop_back();
        find();
    } else {
        return cancel();
    }
    update();
    return true;
}

bool GrabCutTool::finish()
{
    if (!m_box) return false;
    if (m_isFound) {
        commit();
        return true;
    }
    m_finishing = true;
    if (!m_ticket.isOpen()) find(); // other work has taken its place
    return true;
}

void GrabCutTool::commit()
{
    const Region found = m_found.region();
    cancel();
    if (found.empty()) return;
    const cv::Rect bounds = found.bounds();
    runEdit(context(), tr("GrabCut"), std::int64_t(bounds.width) * bounds.height,
            [found, paint = context().paint()](EditBuilder& edit, const Progress&) { edit.paint(found, paint); });
}

bool GrabCutTool::cancel()
{
    const bool dragged = BoxTool::cancel();
    if (!m_box) return dragged;
    if (m_ticket.isOpen()) context().stop();
    m_ticket.drop();
    m_box.reset();
    m_found.clear();
    m_strokes.clear();
    m_drawing.reset();
    m_pointer.reset();
    m_finishing = false;
    context().hint({});
    update();
    return true;
}

void GrabCutTool::update()
{
    QRectF area;
    if (m_box) area = toQt(cv::Rect2d(*m_box));
    for (const Stroke& stroke : m_strokes)
        area |= toQt(cv::Rect2d(stroke.pixels.bounds()));
    if (m_drawing) area |= toQt(cv::Rect2d(m_drawing->pixels.bounds()));
    if (m_pointer) area |= QRectF(*m_pointer - QPointF(radius(), radius()), QSizeF(2 * radius(), 2 * radius()));
    m_drawn.moveTo(context(), area);
}

/// Strokes for the object are drawn with a whole line, those against it with a broken one.
void GrabCutTool::drawStroke(QPainter& painter, const Viewport& view, const Stroke& stroke)
{
    const QPainterPath path = shownPath(outlineOf(stroke.pixels), view);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(Qt::black, 3));
    painter.strokePath(path, QPen(Qt::white, 1.5, stroke.object ? Qt::SolidLine : Qt::DashLine));
    painter.restore();
}

void GrabCutTool::paint(QPainter& painter, const Viewport& view)
{
    BoxTool::paint(painter, view);
    if (!m_box) return;
    m_found.paint(painter, view, context().colour(context().paint().label));
    painter.save();
    painter.setBrush(Qt::NoBrush);
    const QRectF box = view.transform().mapRect(toQt(cv::Rect2d(*m_box)));
    painter.setPen(QPen(Qt::black, 1));
    painter.drawRect(box);
    painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
    painter.drawRect(box);
    painter.restore();
    for (const Stroke& stroke : m_strokes)
        drawStroke(painter, view, stroke);
    if (m_drawing) drawStroke(painter, view, *m_drawing);
    if (!m_pointer) return;
    QPainterPath ring;
    ring.addEllipse(view.toWidget(*m_pointer), radius() * view.zoom(), radius() * view.zoom());
    drawOutline(painter, ring, Qt::white);
}

} // namespace

std::unique_ptr<Tool> makeGrabCut(ToolContext& context)
{
    return std::make_unique<GrabCutTool>(context);
}

} // namespace sdw::ui
