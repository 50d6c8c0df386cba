#include "core/explanation/consistency_score.h"

#include "core/base/class_list.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace sdw {
namespace {

double meanOf(const std::vector<float>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// Share of the pairs in which the first is greater; equal ones count half. Both sorted.
double shareGreater(const std::vector<float>& first, const std::vector<float>& second)
{
    double pairs = 0;
    std::size_t below = 0, upTo = 0; // of `second`: less than the value, and not greater than it
    for (const float value : first) {
        while (below < second.size() && second[below] < value)
            ++below;
        upTo = std::max(upTo, below);
        while (upTo < second.size() && second[upTo] <= value)
            ++upTo;
        pairs += double(below) + double(upTo - below) / 2;
    }
    return pairs / double(first.size()) / double(second.size());
}

} // namespace

std::optional<ConsistencyScore> consistencyScore(const cv::Mat& similarity, cv::Point at, const cv::Mat& labels,
                                                 cv::Point pixel)
{
    const auto own = labels.at<std::uint16_t>(pixel);
    if (own == kIgnoreLabel) return std::nullopt;
    const auto middle = [](int cell, int cells, int length) {
        return int((2 * std::int64_t(cell) + 1) * length / (2 * std::int64_t(cells)));
    };
    std::vector<float> same, others;
    for (int y = 0; y < similarity.rows; ++y)
        for (int x = 0; x < similarity.cols; ++x) {
            const auto label = labels.at<std::uint16_t>(middle(y, similarity.rows, labels.rows),
                                                        middle(x, similarity.cols, labels.cols));
            if (label == kIgnoreLabel || cv::Point(x, y) == at) continue;
            (label == own ? same : others).push_back(similarity.at<float>(y, x));
        }
    if (same.empty() || others.empty()) return std::nullopt;
    std::sort(same.begin(), same.end());
    std::sort(others.begin(), others.end());
    return ConsistencyScore{.same = meanOf(same),
                            .others = meanOf(others),
                            .auc = shareGreater(same, others),
                            .samePositions = std::int64_t(same.size()),
                            .otherPositions = std::int64_t(others.size())};
}

} // namespace sdw
