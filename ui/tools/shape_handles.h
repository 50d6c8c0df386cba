// How chosen shapes are drawn: their outline and, where they may be pulled, their corners.
#pragma once

#include "core/annotation/shapes.h"
#include "ui/canvas/viewport.h"
#include "ui/tools/shape_selection.h"

#include <QPainter>

#include <functional>

namespace sdw::ui {

/// The outline of a shape, as drawOutline() draws it.
void drawShape(QPainter& painter, const Viewport& view, const Shape& shape, const QColor& colour);
/// The corners that it is pulled by, those of its box where it is an ellipse; none where they are so many that they
/// would hide the image. @param strong which of them stand out.
void drawCorners(QPainter& painter, const Viewport& view, const Shape& shape, const QColor& colour,
                 const std::function<bool(const ShapeCorner&)>& strong);
/// The rubber band that chooses what lies inside. @param area in image pixels.
void drawBand(QPainter& painter, const Viewport& view, const QRectF& area);

} // namespace sdw::ui
