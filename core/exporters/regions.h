// Regions of equal id in a map: what formats with shapes are made from. Outlines along the sides of their pixels come
// from core/annotation/outline.h.
#pragma once

#include "core/annotation/region.h"

namespace sdw {

/// Pixels that become one object of an export.
struct ExportRegion {
    std::uint16_t id = 0;
    int instance = 0; ///< 0: none
    Region pixels;
    cv::Rect box;
    std::int64_t area = 0;

    cv::Mat mask() const { return pixels.mask(box); } ///< CV_8UC1, 0 and 255, of the box
};

enum class RegionGrouping {
    Touching, ///< pixels of one id that touch, corners included; parts of one numbered object stay together
    Ids,      ///< all pixels of one id
};

/// @param ids CV_16UC1. @param instances CV_32SC1 of the same size, or empty. @param absent id that is left out; −1:
/// none. Time and memory grow with the pixels, not with the number of regions.
/// @return in the order of their first pixel.
std::vector<ExportRegion> regionsOf(const cv::Mat& ids, const cv::Mat& instances, int absent, RegionGrouping grouping);

/// Outline through the centres of the border pixels, which drawing programs that paint the line, too (Pillow, and by it
/// LabelMe) fill to the very same pixels. Empty where no one polygon says the mask: holes, several parts, fewer than
/// three corners.
std::vector<cv::Point> centreOutline(const cv::Mat& mask);

} // namespace sdw
