#include "core/datasets/crop.h"

#include "core/base/class_list.h"

#include <algorithm>
#include <vector>

namespace sdw {
namespace {

/// Whether the crop has more than one class, none of them too large.
bool mixedEnough(const cv::Mat& label, double limit)
{
    std::vector<std::int64_t> counts;
    for (int y = 0; y < label.rows; ++y) {
        const auto* row = label.ptr<std::uint16_t>(y);
        for (int x = 0; x < label.cols; ++x) {
            if (row[x] == kIgnoreLabel) continue;
            if (row[x] >= counts.size()) counts.resize(row[x] + 1u);
            ++counts[row[x]];
        }
    }
    std::int64_t largest = 0, sum = 0, classes = 0;
    for (const std::int64_t count : counts) {
        largest = std::max(largest, count);
        sum += count;
        classes += count > 0;
    }
    return classes > 1 && double(largest) / double(sum) < limit;
}

} // namespace

cv::Rect drawCrop(const cv::Mat& label, cv::Size crop, double categoryLimit, Random& random)
{
    const int width = std::min(crop.width, label.cols), height = std::min(crop.height, label.rows);
    const auto draw = [&] {
        const int y = int(random.below(std::uint64_t(label.rows - height + 1)));
        const int x = int(random.below(std::uint64_t(label.cols - width + 1)));
        return cv::Rect(x, y, width, height);
    };
    constexpr int kRedraws = 10;
    cv::Rect place = draw();
    for (int i = 0; categoryLimit < 1 && i < kRedraws && !mixedEnough(label(place), categoryLimit); ++i)
        place = draw();
    return place;
}

} // namespace sdw
