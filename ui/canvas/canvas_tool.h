// What a canvas hands its pointer and keys to.
#pragma once

#include "ui/canvas/viewport.h"

#include <QCursor>

class QKeyEvent;
class QPainter;

namespace sdw::ui {

/// Mouse, pen or finger over the canvas.
struct PointerEvent {
    enum class Kind { Press, Move, Release, DoubleClick, Hover, Leave };
    Kind kind = Kind::Hover;
    QPointF image; ///< pixels of the image; may lie outside of it
    QPointF widget;
    Qt::MouseButton button = Qt::NoButton; ///< that changed, for Press, Release and DoubleClick
    Qt::MouseButtons buttons;              ///< held now
    Qt::KeyboardModifiers modifiers;
    double pressure = 1; ///< of a pen, 0 .. 1; a mouse gives 1
};

/// Panning (middle button, Space) and zooming (wheel) are the canvas's own; everything else comes here first.
class CanvasTool {
public:
    virtual ~CanvasTool() = default;

    /// @return whether the tool used it.
    virtual bool pointer(const PointerEvent& event) = 0;
    virtual bool keyPressed(const QKeyEvent&) { return false; }
    virtual bool keyReleased(const QKeyEvent&) { return false; }
    /// @param steps notches of the wheel, away from the hand positive. @param modifiers held; never none.
    virtual bool wheel(double /*steps*/, Qt::KeyboardModifiers /*modifiers*/) { return false; }
    /// What the tool shows over the image: outlines, handles, the ring of the brush. In widget coordinates.
    virtual void paint(QPainter& painter, const Viewport& view) = 0;
    virtual QCursor cursor() const { return Qt::CrossCursor; }
};

} // namespace sdw::ui
