#include "ui/tools/stroke_tool.h"

#include "core/annotation/outline.h"
#include "ui/tools/geometry.h"

#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr double kPixelsShow = 4; // zoom from which the ring follows the edges of pixels
constexpr double kSmallRing = 10; // widget pixels across: the pointer is easily lost then, and keeps its cross

} // namespace

int steppedSize(int size, double steps)
{
    const int whole = std::max(1, int(std::lround(std::abs(steps))));
    for (int i = 0; i < whole; ++i)
        size = steps > 0 ? size + std::max(1, size / 10) : size - std::max(1, size / 11);
    return std::clamp(size, 1, kLargestBrush);
}

ToolOption brushSizeOption()
{
    return {.id = QStringLiteral("size"),
            .name = StrokeTool::tr("Size"),
            .toolTip = StrokeTool::tr("Width of the brush in pixels of the image; also [ and ], or Alt and the wheel"),
            .value = 24,
            .from = 1,
            .to = kLargestBrush,
            .suffix = StrokeTool::tr(" px")};
}

ToolOption brushPressureOption()
{
    return {.id = QStringLiteral("pressure"),
            .name = StrokeTool::tr("Pen pressure"),
            .toolTip = StrokeTool::tr("A pen that is pressed less paints a thinner line"),
            .value = true};
}

void pickAt(ToolContext& context, const QPointF& image)
{
    if (!isInside(context, image)) return;
    const cv::Point pixel = pixelAt(image);
    context.choose(context.labels().at(pixel.x, pixel.y));
}

StrokeTool::StrokeTool(ToolContext& context)
    : Tool(context)
    , m_pending(context)
{
}

double StrokeTool::radius() const
{
    return std::clamp(context().option(QStringLiteral("size")).toInt(), 1, kLargestBrush) / 2.0;
}

BrushSample StrokeTool::sampleAt(const PointerEvent& event) const
{
    const bool pressed = context().option(QStringLiteral("pressure")).toBool();
    return {toCv(event.image), pressed ? pressedRadius(radius(), event.pressure) : radius()};
}

bool StrokeTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    setModifiers(event.modifiers);
    if (event.kind == Kind::Leave) {
        m_pointer.reset();
        showRing();
        return true;
    }
    m_pointer = BrushSample{toCv(event.image), radius()};
    switch (event.kind) {
    case Kind::Press:
    case Kind::DoubleClick: // a second dab, like the first
        press(event);
        break;
    case Kind::Move:
        if (m_stroke) {
            m_last = sampleAt(event);
            m_pending.show(m_stroke->add(*m_last));
        }
        break;
    case Kind::Release:
        if (m_stroke && event.button == m_button) {
            m_stroke.reset();
            m_pending.commit(info().name);
        }
        break;
    default:
        break;
    }
    showRing();
    return true;
}

void StrokeTool::press(const PointerEvent& event)
{
    if (m_stroke || (event.button != Qt::LeftButton && event.button != Qt::RightButton)) return;
    if (picks()) return pickAt(context(), event.image);
    m_button = event.button;
    const bool erase = erases() || event.button == Qt::RightButton;
    m_stroke.emplace(m_pending.begin(), erase ? Paint{} : strokePaint());
    const BrushSample sample = sampleAt(event);
    cv::Rect changed;
    if ((event.modifiers & Qt::ShiftModifier) && m_last) changed |= m_stroke->add(*m_last);
    changed |= m_stroke->add(sample);
    m_last = sample;
    m_pending.show(changed);
}

bool StrokeTool::keyPressed(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_BracketLeft:
        changeSize(-1);
        return true;
    case Qt::Key_BracketRight:
        changeSize(1);
        return true;
    case Qt::Key_Control:
        setModifiers(m_modifiers | Qt::ControlModifier);
        break;
    case Qt::Key_Shift:
        setModifiers(m_modifiers | Qt::ShiftModifier);
        break;
    case Qt::Key_Alt:
        setModifiers(m_modifiers | Qt::AltModifier);
        break;
    default:
        break;
    }
    return false;
}

bool StrokeTool::keyReleased(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Control) setModifiers(m_modifiers & ~Qt::ControlModifier);
    if (event.key() == Qt::Key_Shift) setModifiers(m_modifiers & ~Qt::ShiftModifier);
    if (event.key() == Qt::Key_Alt) setModifiers(m_modifiers & ~Qt::AltModifier);
    return false;
}

bool StrokeTool::wheel(double steps, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::AltModifier)) return false;
    changeSize(steps);
    return true;
}

void StrokeTool::changeSize(double steps)
{
    const QString id = QStringLiteral("size");
    context().setOption(id, steppedSize(context().option(id).toInt(), steps));
    showRing();
}

void StrokeTool::setModifiers(Qt::KeyboardModifiers modifiers)
{
    if (modifiers == m_modifiers) return;
    m_modifiers = modifiers;
    showRing();
}

void StrokeTool::showRing()
{
    if (m_pointer) m_pointer->radius = radius();
    QRectF area;
    if (m_pointer) {
        const double r = m_pointer->radius;
        area = QRectF(m_pointer->position.x - r, m_pointer->position.y - r, 2 * r, 2 * r);
        if (m_last && (m_modifiers & Qt::ShiftModifier) && !m_stroke)
            area |= QRectF(toQt(m_last->position), QSizeF(1, 1));
    }
    m_drawn.moveTo(context(), area);
}

void StrokeTool::paint(QPainter& painter, const Viewport& view)
{
    if (!m_pointer || picks()) return;
    const QColor colour = context().colour(erases() || m_button == Qt::RightButton ? kUnlabelled : strokePaint().label);
    QPainterPath path;
    const double shownRadius = m_pointer->radius * view.zoom();
    if (m_last && (m_modifiers & Qt::ShiftModifier) && !m_stroke) {
        path.moveTo(view.toWidget(toQt(m_last->position)));
        path.lineTo(view.toWidget(toQt(m_pointer->position)));
    }
    // At high zoom what counts is which pixels would be painted.
    if (view.zoom() >= kPixelsShow && shownRadius < 2000)
        path.addPath(shownPath(outlineOf(discPixels(*m_pointer, context().imageSize())), view));
    else
        path.addEllipse(view.toWidget(toQt(m_pointer->position)), shownRadius, shownRadius);
    drawOutline(painter, path, colour);
}

QCursor StrokeTool::cursor() const
{
    if (picks()) return Qt::PointingHandCursor;
    return radius() * 2 * context().view().zoom() < kSmallRing ? Qt::CrossCursor : Qt::BlankCursor;
}

bool StrokeTool::cancel()
{
    m_stroke.reset();
    m_last.reset();
    m_button = Qt::NoButton;
    const bool dropped = m_pending.drop();
    showRing();
    return dropped;
}

} // namespace sdw::ui
