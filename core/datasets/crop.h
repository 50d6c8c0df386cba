// Where a training crop is cut.
// Source: mmsegmentation 0.29's RandomCrop with cat_max_ratio.
#pragma once

#include "core/base/random.h"

#include <opencv2/core.hpp>

namespace sdw {

/// A rectangle inside the label, uniform over all places; a label smaller than the crop is used whole along that side.
/// Drawn anew up to 10 times until more than one class is in it and the largest holds less than `categoryLimit` of the
/// pixels that have a class; the last draw is used unseen. A limit of 1 takes the first draw.
/// @param label CV_16UC1 class indices and kIgnoreLabel.
cv::Rect drawCrop(const cv::Mat& label, cv::Size crop, double categoryLimit, Random& random);

} // namespace sdw
