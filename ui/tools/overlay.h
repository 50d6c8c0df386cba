// What tools draw over the image: outlines that show on anything, handles, and found pixels.
#pragma once

#include "core/annotation/shapes.h"
#include "ui/tools/tool_context.h"

#include <QImage>
#include <QPainterPath>

namespace sdw::ui {

QPolygonF shownPoints(const Ring& points, const Viewport& view);
/// Closed rings in widget coordinates; holes are holes.
QPainterPath shownPath(const std::vector<PolygonPart>& parts, const Viewport& view);

/// A line of the class colour between fine dark and light ones. A colour that is not opaque is drawn opaque; a
/// transparent one, that of unlabelled pixels, in light grey.
void drawOutline(QPainter& painter, const QPainterPath& path, const QColor& colour);
/// A square to be pulled at. @param strong the one under the pointer, or chosen: larger and filled.
void drawHandle(QPainter& painter, const QPointF& at, const QColor& colour, bool strong = false);
/// A line of text on a plate at the top of the view, for what the tool waits for.
void drawNote(QPainter& painter, const Viewport& view, const QString& text);
/// A wash of the colour that leaves the image visible.
QColor washOf(const QColor& colour);

/// Pixels that a tool has found and would paint.
class RegionOverlay {
public:
    /// @param place from the region's pixels to those of the image, where it was found in a part or a smaller copy.
    void set(Region region, const QTransform& place = {});
    void clear() { set({}); }
    const Region& region() const { return m_region; }
    bool isEmpty() const { return m_region.empty(); }
    QRectF bounds() const; ///< in the image
    void paint(QPainter& painter, const Viewport& view, const QColor& colour) const;
    /// Its rim alone, broken: a place that is pointed out, not one that would be painted.
    void paintDashed(QPainter& painter, const Viewport& view) const;

private:
    Region m_region;
    QTransform m_place;
    QPainterPath m_outline; ///< in the region's pixels; empty when there are too many corners to draw at each move
    QImage m_mask;          ///< then, one bit a pixel, perhaps smaller
};

/// Remembers where a tool has drawn: what it no longer covers is drawn anew along with what it covers now.
class DrawnArea {
public:
    /// @param now in image pixels; null: nothing is drawn any more. @param margin widget pixels around it.
    void moveTo(ToolContext& context, const QRectF& now, double margin = 12);

private:
    QRectF m_last;
};

} // namespace sdw::ui
