// Scribble to fit: strokes show the model what a class looks like, and it is fitted to them while they are painted.
#include "ui/tools/scribbles.h"

#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/stroke_tool.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {
namespace {

const QString kSize = QStringLiteral("scribble-size");
constexpr int kLargest = 200;
constexpr double kLeastStep = 2; // widget pixels between two points that are kept

void drawScribble(QPainter& painter, const Viewport& view, const Scribble& scribble, QColor colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path(view.toWidget(scribble.points.front()));
    for (const QPointF& point : scribble.points)
        path.lineTo(view.toWidget(point));
    if (scribble.points.size() == 1) path.lineTo(view.toWidget(scribble.points.front()) + QPointF(0.01, 0));
    const double width = std::max(3.0, 2 * scribble.radius * view.zoom());
    const auto stroke = [&](const QColor& ink, double wider) {
        painter.strokePath(path, QPen(ink, width + wider, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    stroke(QColor(0, 0, 0, 200), 3);
    stroke(QColor(255, 255, 255, 230), 1.5);
    colour.setAlpha(255);
    stroke(colour, 0);
    painter.restore();
}

QRectF boundsOf(const Scribble& scribble)
{
    const double by = scribble.radius + 1;
    return scribble.points.boundingRect().adjusted(-by, -by, by, by);
}

class ScribbleTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ScribbleTool)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("scribble"),
                .name = tr("Scribble to fit"),
                .icon = QStringLiteral("scribble"),
                .toolTip = tr("Paint a few strokes of each class, also of a new one: the model learns from them while "
                              "you paint; the right button takes strokes away"),
                .key = Qt::Key_T,
                .group = ToolGroup::Model,
                .options = {{.id = kSize,
                             .name = tr("Size"),
                             .toolTip = tr("How wide strokes are: what they cover counts as the class"),
                             .value = 8,
                             .from = 1,
                             .to = double(kLargest),
                             .suffix = tr(" px")}}};
    }

    void activated() override { sayWhat(); }
    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    bool wheel(double steps, Qt::KeyboardModifiers modifiers) override;
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool hasPart() const override
    {
        return m_drawing || (context().scribbles() && !context().scribbles()->inImage().empty());
    }
    bool undoPart() override;
    void settingsChanged() override
    {
        sayWhat();
        update();
    }
    void featuresChanged() override { context().redraw(); }

private:
    double radius() const { return std::clamp(context().option(kSize).toInt(), 1, kLargest) / 2.0; }
    void extend(const QPointF& image);
    void changeSize(double steps);
    void sayWhat();
    void update();

    std::optional<Scribble> m_drawing;
    bool m_removing = false;
    std::optional<QPointF> m_pointer;
    DrawnArea m_drawn;
};

bool ScribbleTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    Scribbles* scribbles = context().scribbles();
    const bool inside = event.kind != Kind::Leave && isInside(context(), event.image);
    m_pointer = inside ? std::optional(event.image) : std::nullopt;
    update();
    if (!scribbles) return false;
    switch (event.kind) {
    case Kind::Press:
    case Kind::DoubleClick:
        if (m_drawing || m_removing) return true;
        if (!inside || (event.button != Qt::LeftButton && event.button != Qt::RightButton)) return false;
        if (event.button == Qt::RightButton || (event.modifiers & Qt::ControlModifier)) {
            m_removing = true;
            if (scribbles->removeAt(event.image, radius())) context().redraw();
            return true;
        }
        if (context().paint().label > kLastClass) {
            context().hint(tr("Choose a class first: strokes are examples of one."));
            return true;
        }
        m_drawing = Scribble{context().paint().label, radius(), {}};
        extend(event.image);
        return true;
    case Kind::Move:
        if (m_removing && scribbles->removeAt(event.image, radius())) context().redraw();
        if (m_drawing) extend(event.image);
        return m_drawing || m_removing;
    case Kind::Release: {
        if (!m_drawing && !m_removing) return false;
        m_removing = false;
        if (m_drawing) {
            const Scribble scribble = *std::exchange(m_drawing, std::nullopt);
            scribbles->setDrawing({});
            scribbles->add(scribble);
        }
        update();
        return true;
    }
    default:
        return inside;
    }
}

void ScribbleTool::extend(const QPointF& image)
{
    const QPointF held = heldInside(context(), image);
    if (!m_drawing->points.isEmpty() && shownDistance(context(), m_drawing->points.back(), held) < kLeastStep) return;
    m_drawing->points << held;
    context().scribbles()->setDrawing(m_drawing);
    update();
}

bool ScribbleTool::keyPressed(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_BracketLeft || event.key() == Qt::Key_BracketRight) {
        changeSize(event.key() == Qt::Key_BracketRight ? 1 : -1);
        return true;
    }
    return event.key() == Qt::Key_Backspace && event.modifiers() == Qt::NoModifier && undoPart();
}

bool ScribbleTool::wheel(double steps, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::AltModifier)) return false;
    changeSize(steps);
    return true;
}

void ScribbleTool::changeSize(double steps)
{
    context().setOption(kSize, std::clamp(steppedSize(context().option(kSize).toInt(), steps), 1, kLargest));
    update();
}

/// What is being drawn goes; strokes that are there are no unfinished work.
bool ScribbleTool::cancel()
{
    const bool something = m_drawing || m_removing;
    if (m_drawing && context().scribbles()) context().scribbles()->setDrawing({});
    m_drawing.reset();
    m_removing = false;
    m_pointer.reset();
    update();
    return something;
}

bool ScribbleTool::undoPart()
{
    if (m_drawing) return cancel();
    if (!context().scribbles() || !context().scribbles()->takeBack()) return false;
    context().redraw();
    return true;
}

void ScribbleTool::sayWhat()
{
    if (context().paint().label > kLastClass) return context().hint(tr("Choose a class: strokes are examples of one."));
    context().hint(
        tr("Paint strokes of “%1” and of what it is not.").arg(context().className(context().paint().label)));
}

void ScribbleTool::update()
{
    QRectF area;
    if (m_drawing) area = boundsOf(*m_drawing);
    if (m_pointer) area |= QRectF(*m_pointer - QPointF(radius(), radius()), QSizeF(2 * radius(), 2 * radius()));
    m_drawn.moveTo(context(), area);
}

void ScribbleTool::paint(QPainter& painter, const Viewport& view)
{
    if (const Scribbles* scribbles = context().scribbles())
        for (const Scribble& scribble : scribbles->inImage())
            drawScribble(painter, view, scribble, context().colour(scribble.label));
    if (m_drawing) drawScribble(painter, view, *m_drawing, context().colour(m_drawing->label));
    if (!m_pointer) return;
    QPainterPath ring;
    ring.addEllipse(view.toWidget(*m_pointer), radius() * view.zoom(), radius() * view.zoom());
    drawOutline(painter, ring, context().colour(context().paint().label));
}

} // namespace

std::unique_ptr<Tool> makeScribble(ToolContext& context)
{
    return std::make_unique<ScribbleTool>(context);
}

} // namespace sdw::ui
