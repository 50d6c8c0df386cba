// Shapes in the hand of the select tool: where they were, and where they would be under the pointer.
#pragma once

#include "core/annotation/edit.h"
#include "ui/tools/shape_selection.h"

#include <QPointF>

namespace sdw::ui {

class ShapeDrag {
public:
    enum class Kind { Move, Copy, Corner, NewCorner };

    /// All of the shapes go with the pointer. @param copies what is moved is new; empty: the shapes themselves.
    static ShapeDrag moving(std::vector<ShapePtr> shapes, std::vector<ShapePtr> copies, const QPointF& start);
    /// A corner goes with the pointer; that of a rectangle, or of the box of an ellipse, takes its neighbours along.
    static ShapeDrag pulling(ShapePtr shape, const ShapeCorner& corner, const QPointF& start);
    /// An edge of a polygon gets a corner more, which goes with the pointer. @param edge its first corner.
    static ShapeDrag bending(ShapePtr shape, const ShapeCorner& edge, const QPointF& start);

    Kind kind() const { return m_kind; }
    const QPointF& start() const { return m_start; }
    /// Where the corner is afterwards; for those that pull one.
    const ShapeCorner& corner() const { return m_corner; }
    std::vector<ShapeChange> changesAt(const QPointF& pointer) const;

private:
    ShapeDrag(Kind kind, const QPointF& start)
        : m_kind(kind)
        , m_start(start)
    {
    }
    Shape pulledTo(const QPointF& pointer) const;

    Kind m_kind;
    QPointF m_start;
    std::vector<ShapePtr> m_before, m_copies;
    ShapeCorner m_corner;
};

/// The rectangle around an ellipse, turned with it: its corners are what an ellipse is pulled by.
Shape boxOf(const Shape& ellipse);
/// The corner of a shape near a point. @param reach in image pixels.
std::optional<ShapeCorner> cornerNear(const Shape& shape, const QPointF& point, double reach);
/// The ring that a corner belongs to. @pre the shape is a polygon and has it.
Ring& ringOf(Shape& shape, const ShapeCorner& corner);

} // namespace sdw::ui
