// The pixels of a pane: the picture, and over it values or classes, at any zoom. No widgets: it is drawn aside.
#pragma once

#include "core/base/class_list.h"
#include "ui/canvas/picture_layer.h"
#include "ui/explain/map_look.h"

#include <QImage>

#include <vector>

namespace sdw::ui {

/// Classes that may lie over the picture. Never changes once made.
struct ClassOverlay {
    cv::Mat labels; ///< CV_16UC1 of the picture's size; values beyond the classes are left out
    ClassList classes;
};

/// @return CV_8UC4 of the grid's size: the picture on its ground.
cv::Mat drawPicture(const PictureLayer& picture, const ViewGrid& grid, QRgb ground);

/// The values where the picture is in view, between their positions evened out.
/// @param values CV_32FC1, spread over the whole picture. @return CV_32FC1 of the size of grid.covered()
cv::Mat valuesInView(const cv::Mat& values, const ViewGrid& grid);

/// Lays colours over the picture, which turns grey under them.
/// @param outline drawn around the values that are at least this.
void layValues(cv::Mat& frame, const ViewGrid& grid, const cv::Mat& values, ColourMap map, ValueRange range,
               double opacity, std::optional<double> outline = {});

/// @param isolated this class alone is laid on strongly, the others faintly; -1: all alike.
void layClasses(cv::Mat& frame, const ViewGrid& grid, const ClassOverlay& classes, double opacity, int isolated = -1);

/// A frame as Qt knows it, which shares its pixels.
QImage toImage(const cv::Mat& frame);

} // namespace sdw::ui
