// Small pictures for a report, as `data:` addresses that need no file beside the page.
#pragma once

#include "core/comparison/compared_set.h"

#include <string>

namespace sdw {

/// A photograph as JPEG, no side longer than `side` pixels. @param image CV_8UC3 BGR.
std::string photoAddress(const cv::Mat& image, int side);
/// A label map as PNG in the colours of its classes; pixels without class are black. @param labels CV_16UC1.
std::string labelsAddress(const cv::Mat& labels, const ClassList& classes, int side);
/// @param agreement as of agreementMap().
std::string agreementAddress(const cv::Mat& agreement, int side);

} // namespace sdw
