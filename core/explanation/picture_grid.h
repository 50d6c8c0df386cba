// Pictures for people: heat maps, and titled pictures side by side.
#pragma once

#include <opencv2/core.hpp>

namespace sdw {

/// Values 0..1 in the colours of viridis, laid over the picture in grey. The scale is always 0..1, so that maps can be
/// compared. @param values CV_32FC1. @param image CV_8UC3 BGR of the same size. @param strength 0..1
cv::Mat heatOverlay(const cv::Mat& values, const cv::Mat& image, double strength = 0.75);

/// The bar that says what the colours of heatOverlay() mean: 0 left, 1 right, with numbers. CV_8UC3.
cv::Mat heatScale(int width);

struct TitledPicture {
    std::string title;
    cv::Mat picture; ///< CV_8UC3
};

/// Equal cells on white, row by row, each with its title above. All pictures must have the size of the first.
cv::Mat pictureGrid(const std::vector<TitledPicture>& pictures, int columns);

} // namespace sdw
