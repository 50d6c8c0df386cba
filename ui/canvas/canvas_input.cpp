// What reaches the canvas by mouse, pen, touch pad and keys.
#include "ui/canvas/canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTabletEvent>
#include <QWheelEvent>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kNotch = 120; // of a wheel, as Qt counts
constexpr double kZoomPerNotch = 1.25;
constexpr double kPanPerNotch = 64;     // widget pixels
constexpr double kZoomPerPixel = 1.005; // of a touch pad

PointerEvent fromMouse(PointerEvent::Kind kind, const QMouseEvent& event)
{
    return {.kind = kind,
            .image = {},
            .widget = event.position(),
            .button =
                kind == PointerEvent::Kind::Move || kind == PointerEvent::Kind::Hover ? Qt::NoButton : event.button(),
            .buttons = event.buttons(),
            .modifiers = event.modifiers(),
            .pressure = 1};
}

/// How far an arrow key moves the image.
QPointF arrowStep(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {kPanPerNotch, 0};
    case Qt::Key_Right:
        return {-kPanPerNotch, 0};
    case Qt::Key_Up:
        return {0, kPanPerNotch};
    case Qt::Key_Down:
        return {0, -kPanPerNotch};
    default:
        return {};
    }
}

} // namespace

void Canvas::setTool(CanvasTool* tool)
{
    if (tool == m_tool) return;
    m_tool = tool;
    updateCursor();
    update();
}

void Canvas::updateCursor()
{
    if (m_panFrom)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld || !m_tool)
        setCursor(Qt::OpenHandCursor);
    else
        setCursor(m_tool->cursor());
}

bool Canvas::toTool(const PointerEvent& event)
{
    if (!m_tool || !picture()) return false;
    const bool used = m_tool->pointer(event);
    if (!m_panFrom && !m_spaceHeld && m_tool) setCursor(m_tool->cursor()); // it may depend on what lies under it
    return used;
}

/// Tells who wants to know which pixel the pointer is on.
void Canvas::point(const QPointF& image)
{
    QPoint pixel(int(std::floor(image.x())), int(std::floor(image.y())));
    if (!picture() || !QRect({}, m_view.imageSize()).contains(pixel)) pixel = {-1, -1};
    if (std::exchange(m_pointed, pixel) != pixel) Q_EMIT pointed(pixel);
}

void Canvas::pointer(PointerEvent event)
{
    using Kind = PointerEvent::Kind;
    if (m_panFrom && (event.kind == Kind::Move || event.kind == Kind::Release)) {
        const QPointF by = event.widget - *m_panFrom;
        m_panFrom = event.widget;
        changeView([&](Viewport& view) { view.pan(by); });
        if (event.kind == Kind::Release && event.button == m_panButton) {
            m_panFrom.reset();
            updateCursor();
        }
        return;
    }
    const bool starts = event.kind == Kind::Press || event.kind == Kind::DoubleClick;
    if (m_panFrom && starts) return;
    event.image = m_view.toImage(event.widget);
    point(event.image);
    const bool alone = (event.buttons & ~Qt::MouseButtons(event.button)) == Qt::NoButton;
    bool pans =
        starts && alone && (event.button == Qt::MiddleButton || (m_spaceHeld && event.button == Qt::LeftButton));
    if (!pans) {
        bool used = toTool(event);
        if (!used && event.kind == Kind::DoubleClick) { // two quick dabs of a brush
            event.kind = Kind::Press;
            used = toTool(event);
        }
        pans = starts && alone && !used && event.button == Qt::LeftButton;
    }
    if (!pans || !picture()) return;
    m_panFrom = event.widget;
    m_panButton = event.button;
    updateCursor();
}

void Canvas::mousePressEvent(QMouseEvent* event)
{
    if (std::exchange(m_ringShown, false)) update();
    pointer(fromMouse(PointerEvent::Kind::Press, *event));
}

void Canvas::mouseMoveEvent(QMouseEvent* event)
{
    pointer(fromMouse(event->buttons() == Qt::NoButton ? PointerEvent::Kind::Hover : PointerEvent::Kind::Move, *event));
}

void Canvas::mouseReleaseEvent(QMouseEvent* event)
{
    pointer(fromMouse(PointerEvent::Kind::Release, *event));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    pointer(fromMouse(PointerEvent::Kind::DoubleClick, *event));
}

void Canvas::tabletEvent(QTabletEvent* event)
{
    using Kind = PointerEvent::Kind;
    const Kind kind = event->type() == QEvent::TabletPress     ? Kind::Press
                      : event->type() == QEvent::TabletRelease ? Kind::Release
                      : event->buttons() == Qt::NoButton       ? Kind::Hover
                                                               : Kind::Move;
    if (kind == Kind::Press) setFocus(Qt::MouseFocusReason);
    const bool moves = kind == Kind::Hover || kind == Kind::Move;
    pointer({.kind = kind,
             .image = {},
             .widget = event->position(),
             .button = moves ? Qt::NoButton : event->button(),
             .buttons = event->buttons(),
             .modifiers = event->modifiers(),
             .pressure = event->pressure()});
    event->accept(); // no mouse event of the same follows
}

void Canvas::leaveEvent(QEvent*)
{
    point({-1, -1});
    toTool({.kind = PointerEvent::Kind::Leave,
            .image = {-1, -1},
            .widget = {-1, -1},
            .button = Qt::NoButton,
            .buttons = Qt::NoButton,
            .modifiers = Qt::NoModifier,
            .pressure = 1});
}

void Canvas::wheelEvent(QWheelEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / kNotch; // with Alt some systems turn the axes
    const bool touchPad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    const QPointF at = event->position();
    event->accept();
    if (touchPad && modifiers == Qt::NoModifier)
        changeView([&](Viewport& view) { view.pan(event->pixelDelta()); });
    else if (touchPad && modifiers == Qt::ControlModifier)
        changeView([&](Viewport& view) { view.zoomBy(std::pow(kZoomPerPixel, event->pixelDelta().y()), at); });
    else if (modifiers == Qt::NoModifier && angle.y() == 0) // a wheel that tilts
        changeView([&](Viewport& view) { view.pan({kPanPerNotch * notches, 0}); });
    else if (modifiers == Qt::NoModifier || modifiers == Qt::ControlModifier)
        changeView([&](Viewport& view) { view.zoomBy(std::pow(kZoomPerNotch, notches), at); });
    else if (modifiers == Qt::ShiftModifier)
        changeView([&](Viewport& view) { view.pan({kPanPerNotch * notches, 0}); });
    else if (!m_tool || !picture() || !m_tool->wheel(notches, modifiers))
        event->ignore();
    point(m_view.toImage(at));
}

bool Canvas::gesture(const QNativeGestureEvent& event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture) return false;
    changeView([&](Viewport& view) { view.zoomBy(1 + event.value(), event.position()); });
    return true;
}

bool Canvas::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: // it would lie over what one is looking at; those who ask for it elsewhere get it
        return true;
    case QEvent::ShortcutOverride:
        if (overrideKey(static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::NativeGesture:
        if (gesture(*static_cast<QNativeGestureEvent*>(event))) return true;
        break;
    case QEvent::PaletteChange:
        update();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

/// Before a key becomes a shortcut, the tool may have it. What it does with the key it does right here; the key press
/// that follows is then known to be used up.
bool Canvas::overrideKey(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return true;
    m_asked = {event->key(), ulong(event->timestamp()), toolUses(*event)};
    return m_asked.used;
}

bool Canvas::toolUses(const QKeyEvent& event)
{
    return m_tool && picture() && m_tool->keyPressed(event);
}

void Canvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        m_spaceHeld = true;
        return updateCursor();
    }
    const bool asked = m_asked.key == event->key() && m_asked.timestamp == ulong(event->timestamp());
    const bool used = asked ? m_asked.used : toolUses(*event);
    m_asked = {};
    if (used) return;
    if (const QPointF step = arrowStep(event->key());
        !step.isNull() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        return changeView([&](Viewport& view) { view.pan(step); });
    QWidget::keyPressEvent(event);
}

void Canvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && m_spaceHeld) {
        if (event->isAutoRepeat()) return;
        m_spaceHeld = false;
        return updateCursor();
    }
    if (!m_tool || !picture() || !m_tool->keyReleased(*event)) QWidget::keyReleaseEvent(event);
}

void Canvas::focusInEvent(QFocusEvent* event)
{
    // When the window or a menu gives the focus back, it stays as it was.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_ringShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void Canvas::focusOutEvent(QFocusEvent*)
{
    m_spaceHeld = false; // its release goes elsewhere
    updateCursor();
    update();
}

} // namespace sdw::ui
