// Where a selection ends: its rim moves to the edges of the image that run nearby.
// Source: Boykov and Jolly, Interactive graph cuts (ICCV 2001), over the pixels near the rim alone: the others are sure
// enough of their side, and a cut through thousands of pixels takes milliseconds.
#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace sdw {

struct EdgeCutOptions {
    int reach = 5;     ///< pixels on both sides of the rim that may change sides
    double pull = 0.4; ///< cost of parting neighbours of one colour; that of a pixel's wrong side is its margin
    double flat = 5;   ///< difference in colour at which it has fallen to exp(−½), L*a*b* units of 0..255
};

/// Keeps what parting two neighbours costs, so that each cut is a cut alone.
class EdgeCut {
public:
    /// @param colours CV_32FC3, L*a*b*.
    explicit EdgeCut(const cv::Mat& colours, const EdgeCutOptions& options = {});

    /// @param margin CV_32FC1 of the image's size: above 0 where selected, the farther from 0 the surer.
    /// @return CV_8UC1, 0 or 255. @throws Error for another kind or size.
    cv::Mat operator()(const cv::Mat& margin) const;

private:
    EdgeCutOptions m_options;
    std::array<cv::Mat, 4> m_cost; ///< of parting a pixel from its neighbour to the right and below, CV_32FC1
};

} // namespace sdw
