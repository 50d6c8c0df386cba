// What pixels look like, without any network: colour and texture at several scales, as they are, and in relation to
// their own image, which carries over to images of other light, exposure or stain. Torch-free.
// Source: the filters of ilastik's pixel classification (Berg et al., Nature Methods 2019) for the first part.
#pragma once

#include <opencv2/core.hpp>

namespace sdw {

/// A row of features for each position of a grid over the image, in reading order.
struct Appearance {
    cv::Size grid;
    cv::Mat rows;     ///< CV_32F
    int absolute = 0; ///< so many columns come first that depend on colour as it is; the others relate to the image
    int opinions = 0; ///< so many come last that are what a model says of its classes; of appearanceOf(): none

    int rowOf(cv::Point pixel, cv::Size image) const
    {
        return int(std::int64_t(pixel.y) * grid.height / image.height) * grid.width +
               int(std::int64_t(pixel.x) * grid.width / image.width);
    }
};

/// The grid is that of the image's pixels where it has no more than 160,000; else the image is reduced to about that.
/// @param image CV_8UC3 BGR.
Appearance appearanceOf(const cv::Mat& image);

} // namespace sdw
