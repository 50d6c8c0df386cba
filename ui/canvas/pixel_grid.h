// Lines between the pixels of a highly magnified image.
#pragma once

#include "ui/canvas/view_grid.h"

namespace sdw::ui {

constexpr double kPixelGridFrom = 16; ///< zoom at which the grid appears

/// Darkens light pixels and lightens dark ones, so that the grid shows on anything and never hides it.
/// @param area inside of `grid.covered()`. @param frame CV_8UC4, device pixels as QRgb.
void drawPixelGrid(const ViewGrid& grid, const QRect& area, cv::Mat& frame);

} // namespace sdw::ui
