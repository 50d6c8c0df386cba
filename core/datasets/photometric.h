// Random brightness, contrast, saturation and hue on 8-bit pictures.
// Source: mmsegmentation 0.29's PhotoMetricDistortion; the HSV conversion is OpenCV's 8-bit one (hue 0..179).
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

namespace sdw {

cv::Mat bgrToHsv(const cv::Mat& bgr);
cv::Mat hsvToBgr(const cv::Mat& hsv);

/// value·factor + offset, clipped to 0..255, fraction dropped. @param image CV_8U of any channels.
cv::Mat scaleValues(const cv::Mat& image, double factor, double offset);
/// Saturation times `factor`, clipped.
cv::Mat scaleSaturation(const cv::Mat& bgr, double factor);
/// Hue turned by `shift` (two degrees each), round the circle of 180.
cv::Mat shiftHue(const cv::Mat& bgr, int shift);

/// Each step with probability 1/2: brightness ±32, contrast ×0.5..1.5 (before or after the colours, by a coin),
/// saturation ×0.5..1.5, hue −18..17. @param image CV_8UC3, blue-green-red.
cv::Mat distortColours(const cv::Mat& image, Random& random);

} // namespace sdw
