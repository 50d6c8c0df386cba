// The shapes of an image as outlines in the colours of their classes.
#pragma once

#include "core/annotation/shape_layer.h"
#include "ui/canvas/label_look.h"
#include "ui/canvas/view_grid.h"

namespace sdw::ui {

/// Only shapes in `area` are looked at. The smaller one is on the screen, the less is drawn of it: the full line, a
/// thin one, its bounds, a dot.
/// @param area device pixels, not only those of the image: shapes may reach outside. @param frame CV_8UC4 as QRgb.
void drawShapes(const ShapeLayer& shapes, const LabelLook& look, const ViewGrid& grid, const QRect& area,
                cv::Mat& frame);

/// How far beyond its bounds a shape is drawn. @return device pixels.
int shapeReach(double ratio);

} // namespace sdw::ui
