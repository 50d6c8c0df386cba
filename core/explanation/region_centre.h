// A point that stands for a class in an image, where nobody points.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>

namespace sdw {

/// The pixel of the class's largest connected region (8 neighbours) that lies deepest inside of it.
/// @param labels CV_16UC1. @return empty where the image has no pixel of the class.
std::optional<cv::Point> centreOfLargestRegion(const cv::Mat& labels, std::uint16_t label);

} // namespace sdw
