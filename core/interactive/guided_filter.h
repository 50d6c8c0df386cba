// Guided filter: a coarse map takes over the edges of the image that it belongs to.
// Source: He, Sun and Tang, Guided image filtering (PAMI 2013), colour guide. Own code: OpenCV has it in ximgproc,
// which would bring its network library along.
#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace sdw {

struct GuidedFilterOptions {
    int radius = 8;          ///< of the square windows, pixels
    double smoothing = 1e-3; ///< ε, in squared intensities of 0..1: edges weaker than √ε are smoothed over
};

/// Keeps what depends on the image alone, so that each map costs eight box filters.
class GuidedFilter {
public:
    /// @param image CV_8UC3. @throws Error for other kinds and a radius below 1.
    explicit GuidedFilter(const cv::Mat& image, const GuidedFilterOptions& options = {});

    /// @param map CV_32FC1 of the image's size. @return the same kind. @throws Error for another.
    cv::Mat operator()(const cv::Mat& map) const;

private:
    cv::Mat boxed(const cv::Mat& map) const;

    int m_radius;
    std::array<cv::Mat, 3> m_guide, m_mean; // channels, 0..1
    std::array<cv::Mat, 6> m_inverse;       // of the windows' covariance: 00 01 02 11 12 22
};

} // namespace sdw
