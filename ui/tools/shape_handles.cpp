#include "ui/tools/shape_handles.h"

#include "ui/tools/overlay.h"
#include "ui/tools/shape_drag.h"

namespace sdw::ui {
namespace {

constexpr std::size_t kMostCorners = 2000;
constexpr int kBeside = 10; // widget pixels: a handle reaches into view from there

/// What the handles of an ellipse belong to.
void drawBox(QPainter& painter, const Viewport& view, const Shape& box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = shownPath(polygonOf(box), view);
    painter.strokePath(path, QPen(QColor(0, 0, 0, 160), 1));
    painter.strokePath(path, QPen(QColor(255, 255, 255, 220), 1, Qt::DashLine));
    painter.restore();
}

} // namespace

void drawShape(QPainter& painter, const Viewport& view, const Shape& shape, const QColor& colour)
{
    drawOutline(painter, shownPath(polygonOf(shape), view), colour);
}

void drawCorners(QPainter& painter, const Viewport& view, const Shape& shape, const QColor& colour,
                 const std::function<bool(const ShapeCorner&)>& strong)
{
    const bool isEllipse = shape.kind == ShapeKind::Ellipse;
    if (isEllipse) drawBox(painter, view, boxOf(shape));
    const QRectF visible = QRectF(QPointF(), QSizeF(view.widgetSize())).adjusted(-kBeside, -kBeside, kBeside, kBeside);
    const auto parts = polygonOf(isEllipse ? boxOf(shape) : shape);
    std::vector<std::pair<QPointF, bool>> shown;
    for (int part = 0; part < int(parts.size()); ++part) {
        const PolygonPart& from = parts[std::size_t(part)];
        for (int ring = 0; ring <= int(from.holes.size()); ++ring) {
            const QPolygonF points = shownPoints(ring == 0 ? from.outer : from.holes[std::size_t(ring) - 1], view);
            for (int i = 0; i < int(points.size()); ++i)
                if (visible.contains(points[i])) shown.emplace_back(points[i], strong({shape.id, part, ring, i}));
        }
    }
    if (shown.size() > kMostCorners) return;
    for (const auto& [point, isStrong] : shown)
        drawHandle(painter, point, colour, isStrong);
}

void drawBand(QPainter& painter, const Viewport& view, const QRectF& area)
{
    const QRectF band = view.transform().mapRect(area);
    painter.save();
    painter.setBrush(QColor(255, 255, 255, 30));
    painter.setPen(QPen(Qt::black, 1));
    painter.drawRect(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
    painter.drawRect(band);
    painter.restore();
}

} // namespace sdw::ui
