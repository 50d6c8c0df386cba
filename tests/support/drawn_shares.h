// What a model would say about an image, drawn by hand: a share for each class in rectangles.
#pragma once

#include "core/interactive/doubt.h"

#include <vector>

namespace sdw::test {

/// Positions of `area` get these shares.
struct DrawnShares {
    cv::Rect area; ///< in positions
    std::vector<float> shares;
};

/// One position for each pixel, so that what is drawn is what is read.
inline ClassShares drawShares(cv::Size map, const std::vector<float>& ground,
                              const std::vector<DrawnShares>& drawn = {})
{
    ClassShares result{cv::Mat(map.area(), int(ground.size()), CV_32FC1), map};
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) {
            const std::vector<float>* shares = &ground;
            for (const DrawnShares& one : drawn)
                if (one.area.contains({x, y})) shares = &one.shares;
            std::copy(shares->begin(), shares->end(), result.shares.ptr<float>(y * map.width + x));
        }
    return result;
}

} // namespace sdw::test
