// The copy of an image that click tools and models look at: the image itself, or a smaller one of a large image.
#pragma once

#include "core/annotation/region.h"

namespace sdw::ui {

/// Pixels of a copy: with more of them a click takes longer than a hand waits.
constexpr std::int64_t kWorkingPixels = 1'000'000;

/// @param image of a whole image. @return the size of its copy: at most the image's.
cv::Size workingSize(cv::Size image);
/// @param image CV_8UC3. Shares its pixels where it is small enough.
cv::Mat workingCopy(const cv::Mat& image);
/// The pixel of the copy that holds one of the image.
cv::Point toWorking(cv::Point pixel, cv::Size image, cv::Size copy);
/// What was found in a copy, as pixels of the image; rims are as smooth as the copy allows.
Region fromWorking(const Region& found, cv::Size copy, cv::Size image);

} // namespace sdw::ui
