// A person with a brush, by script: short strokes that stay inside what they began on. The script sees the truth only
// where its brush touches the picture.
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace sdw::test {

struct ScribbleOptions {
    int strokes = 4;     ///< of each class in an image
    double length = 40;  ///< at most, pixels
    int width = 3;       ///< of the brush
    int attempts = 4000; ///< random points at which the script looks for a class before it gives up
};

/// Strokes of the classes wanted. @param truth CV_16UC1. @return CV_16UC1: class indices, kUnlabelled elsewhere.
inline cv::Mat scribble(const cv::Mat& truth, const std::vector<int>& classes, Random& random,
                        const ScribbleOptions& options = {})
{
    cv::Mat strokes(truth.size(), CV_16UC1, cv::Scalar(kUnlabelled));
    const cv::Rect whole({}, truth.size());
    const auto dab = [&](cv::Point at, int k) { // only where the brush is on its class
        const int r = options.width / 2;
        for (int y = at.y - r; y <= at.y + r; ++y)
            for (int x = at.x - r; x <= at.x + r; ++x)
                if (whole.contains({x, y}) && truth.at<std::uint16_t>(y, x) == k)
                    strokes.at<std::uint16_t>(y, x) = std::uint16_t(k);
    };
    for (const int k : classes)
        for (int stroke = 0, looked = 0; stroke < options.strokes && looked < options.attempts; ++looked) {
            cv::Point2d at(random.uniform() * truth.cols, random.uniform() * truth.rows);
            const auto on = [&](cv::Point pixel) {
                return whole.contains(pixel) && truth.at<std::uint16_t>(pixel) == k;
            };
            if (!on(cv::Point(int(at.x), int(at.y)))) continue;
            ++stroke;
            double direction = random.uniform() * 2 * CV_PI;
            for (double walked = 0; walked < options.length && on(cv::Point(int(at.x), int(at.y))); walked += 1) {
                dab(cv::Point(int(at.x), int(at.y)), k);
                direction += (random.uniform() - 0.5) * 0.5;
                at += cv::Point2d(std::cos(direction), std::sin(direction));
            }
        }
    return strokes;
}

} // namespace sdw::test
