// Regions of equal id in a map, and their outlines: what formats with shapes are made from.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace sdw {

/// Pixels that become one object of an export, as horizontal runs.
struct ExportRegion {
    struct Run {
        int y = 0, x = 0, length = 0;
    };
    std::uint16_t id = 0;
    int instance = 0; ///< 0: none
    std::vector<Run> runs;
    cv::Rect box;
    std::int64_t area = 0;

    cv::Mat mask() const; ///< CV_8UC1, 0 and 255, of the box
};

enum class RegionGrouping {
    Touching, ///< pixels of one id that touch, corners included; parts of one numbered object stay together
    Ids,      ///< all pixels of one id
};

/// @param ids CV_16UC1. @param instances CV_32SC1 of the same size, or empty. @param absent id that is left out; −1:
/// none. Time and memory grow with the pixels, not with the number of regions.
/// @return in the order of their first pixel.
std::vector<ExportRegion> regionsOf(const cv::Mat& ids, const cv::Mat& instances, int absent, RegionGrouping grouping);

struct EdgeLoop {
    std::vector<cv::Point> corners; ///< no three in a line; clockwise around pixels, the other way around holes
    bool hole = false;
};

/// Outlines along the edges between pixels: painting those pixels whose centre lies inside gives the mask again.
/// Coordinates are corners of pixels (0..width, 0..height). Pixels that touch by a corner only are in different loops.
std::vector<EdgeLoop> edgeLoops(const cv::Mat& mask);

/// The pixels inside one loop of horizontal and vertical sides, as edgeLoops() makes them.
/// @param box gets where the mask lies. @return CV_8UC1, 0 and 255, of the box.
/// @throws Error when a side is neither horizontal nor vertical.
cv::Mat paintLoop(const std::vector<cv::Point>& corners, cv::Rect& box);

/// Outline through the centres of the border pixels, which drawing programs that paint the line, too (Pillow, and by it
/// LabelMe) fill to the very same pixels. Empty where no one polygon says the mask: holes, several parts, fewer than
/// three corners.
std::vector<cv::Point> centreOutline(const cv::Mat& mask);

} // namespace sdw
