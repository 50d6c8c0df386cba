// Bucket and magic wand: pixels that are alike, with or without the condition that they hang together.
#pragma once

#include "core/annotation/label_map.h"
#include "core/annotation/region.h"
#include "core/base/progress.h"

namespace sdw {

struct FillOptions {
    bool contiguous = true; ///< only what is connected with the seed
    int neighbours = 4;     ///< 4: by sides; 8: by corners too
};

/// Pixels with the label of the seed.
/// Rows are looked at as the fill reaches them, so that a small area in a large image costs little. Memory: one bit per
/// pixel of the rows reached, and 24 bytes per run found.
/// @param progress rows of the image that are done.
/// @throws Error when the seed is outside of the image, or (Interrupted) when stopped.
Region floodLabels(const LabelMap& map, cv::Point seed, const FillOptions& options = {}, const Progress& progress = {});

/// Pixels whose channels each differ by at most `tolerance` from the seed's.
/// @param image CV_8U or CV_16U, one to four channels.
/// @throws Error as above, and for other kinds of images.
Region magicWand(const cv::Mat& image, cv::Point seed, int tolerance, const FillOptions& options = {},
                 const Progress& progress = {});

/// All pixels of one label inside `area`.
Region pixelsWith(const LabelMap& map, std::uint16_t label, const cv::Rect& area);

} // namespace sdw
