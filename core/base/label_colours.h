// Label maps as people see them: every class in the colour of its class list.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

namespace sdw {

/// @param labels CV_16UC1 class indices. @return CV_8UC3 BGR of the same size; pixels that are ignored, or whose value
/// no
///        class of the list has, are black.
/// @throws Error when `labels` is of another type.
cv::Mat colourLabels(const cv::Mat& labels, const ClassList& classes);

/// The picture with the colours laid over it; pixels without class stay as they are.
/// @param image CV_8UC3 BGR. @param labels CV_16UC1 of the same size. @param opacity 0 (picture alone) .. 1 (colours
/// alone).
/// @throws Error when types or sizes do not fit.
cv::Mat overlayLabels(const cv::Mat& image, const cv::Mat& labels, const ClassList& classes, double opacity);

} // namespace sdw
