// Geodesic distance: the way from a pixel to others, on which crossing an edge of the image is long.
// Source: raster scans as in Toivanen (New geodesic distance transforms for gray-scale images, 1996) and Criminisi,
// Sharp and Blake (GeoS, ECCV 2008).
#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace sdw {

/// Keeps the length of every step between neighbours, so that each distance map costs four scans.
class GeodesicDistance {
public:
    /// @param colours CV_32FC3. @param edge pixels of way that one unit of colour difference adds (in quadrature).
    GeodesicDistance(const cv::Mat& colours, double edge);

    /// @param most longer ways are not looked at. @return CV_32FC1, pixels; infinite where it is farther than `most`
    /// across and down.
    cv::Mat from(cv::Point start, double most) const;

private:
    enum Step { Left, UpLeft, Up, UpRight };

    std::array<cv::Mat, 4> m_length; ///< of the step to that neighbour, CV_32FC1
};

} // namespace sdw
