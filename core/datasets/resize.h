// Scaling that keeps the aspect ratio, as the paper's code base does it.
// Source: mmsegmentation 0.29's Resize with keep_ratio; OpenCV's 8-bit bilinear for images, nearest for labels.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace sdw {

/// The largest size of this aspect ratio that fits: long side ≤ longLimit, short side ≤ shortLimit; each side
/// int(side·s + 0.5), at least 1. @throws Error when a limit is not positive or the result has more than 2^29 pixels.
cv::Size keepRatioSize(cv::Size size, std::int64_t longLimit, std::int64_t shortLimit);

/// @param image CV_8UC3 or CV_8UC1.
cv::Mat resizeKeepRatio(const cv::Mat& image, std::int64_t longLimit, std::int64_t shortLimit);
/// @param label class values of any integer type: never mixed, each pixel takes its nearest neighbour's.
cv::Mat resizeLabelKeepRatio(const cv::Mat& label, std::int64_t longLimit, std::int64_t shortLimit);

} // namespace sdw
