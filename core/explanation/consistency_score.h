// Feature consistency as numbers: is a pixel's feature like those of its own class, and unlike the others'?
// Figure 3 of SegDeformer (ECCV 2022) shows it; these say how much.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>

namespace sdw {

struct ConsistencyScore {
    double same = 0;   ///< mean cosine similarity to positions of the pixel's class, the pixel's own left out
    double others = 0; ///< to positions of all other classes
    double auc = 0;    ///< how often a position of the class is more alike than one of another class (ties: half), 0..1
    std::int64_t samePositions = 0, otherPositions = 0;
};

/// @param similarity CV_32FC1: ExplainedImage::consistency() for `pixel`. @param at the pixel's position in it.
/// @param labels CV_16UC1 at the image's size; a position has the class of the pixel in its middle, and where that is
/// ignored it does not count. @return empty where the pixel has no class, or one of the two groups no position.
std::optional<ConsistencyScore> consistencyScore(const cv::Mat& similarity, cv::Point at, const cv::Mat& labels,
                                                 cv::Point pixel);

} // namespace sdw
