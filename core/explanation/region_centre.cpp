#include "core/explanation/region_centre.h"

#include <opencv2/imgproc.hpp>

namespace sdw {

std::optional<cv::Point> centreOfLargestRegion(const cv::Mat& labels, std::uint16_t label)
{
    const cv::Mat mask = labels == label;
    cv::Mat regions, statistics, centroids;
    const int count = cv::connectedComponentsWithStats(mask, regions, statistics, centroids, 8, CV_32S);
    int largest = 0;
    for (int region = 1; region < count; ++region) // 0 is what has another class
        if (largest == 0 ||
            statistics.at<int>(region, cv::CC_STAT_AREA) > statistics.at<int>(largest, cv::CC_STAT_AREA))
            largest = region;
    if (largest == 0) return std::nullopt;
    cv::Mat inside, depth;
    cv::copyMakeBorder(regions == largest, inside, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0)); // the image ends
    cv::distanceTransform(inside, depth, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::Point deepest;
    cv::minMaxLoc(depth, nullptr, nullptr, nullptr, &deepest);
    return deepest - cv::Point(1, 1);
}

} // namespace sdw
