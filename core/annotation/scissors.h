// Intelligent scissors: between two points the outline follows the strongest edges of the image.
// Source: Mortensen and Barrett, Intelligent scissors for image composition (SIGGRAPH 1995), as in OpenCV's imgproc.
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc/segmentation.hpp>

#include <vector>

namespace sdw {

class Scissors {
public:
    /// @param image CV_8UC3 or CV_8UC1; shared, not copied. @param reach how far from the anchor paths can go, pixels;
    /// 64 .. 2048.
    /// @throws Error for other images and values.
    explicit Scissors(const cv::Mat& image, int reach = 400);

    /// Where the next path starts. Takes some tens of milliseconds for the default reach.
    /// @throws Error when it is outside of the image.
    void anchor(cv::Point pixel);

    /// Pixels from the anchor to `pixel`, both among them, each next to the one before by side or corner. A target
    /// beyond the reach is replaced by the nearest pixel within. Quick: a walk back over the map made by anchor().
    /// @throws Error before the first anchor.
    std::vector<cv::Point> pathTo(cv::Point pixel) const;

private:
    cv::Mat m_image;
    int m_reach;
    cv::Rect m_window; // around the anchor; empty before the first
    cv::segmentation::IntelligentScissorsMB m_engine;
};

} // namespace sdw
