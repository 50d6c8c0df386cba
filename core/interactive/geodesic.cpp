#include "core/interactive/geodesic.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sdw {
namespace {

constexpr float kFar = std::numeric_limits<float>::infinity();
constexpr int kRounds = 2; ///< of a scan down and one up; ways that wind more often stay a little too long

} // namespace

GeodesicDistance::GeodesicDistance(const cv::Mat& colours, double edge)
{
    const std::array<cv::Point, 4> steps = {{{-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const auto [dx, dy] = steps[step];
        const float straight = float(dx * dx + dy * dy), weight = float(edge * edge);
        cv::Mat& length = m_length[step] = cv::Mat(colours.size(), CV_32FC1, cv::Scalar(kFar));
        for (int y = -dy; y < colours.rows; ++y) {
            const auto* here = colours.ptr<cv::Vec3f>(y);
            const auto* there = colours.ptr<cv::Vec3f>(y + dy);
            float* to = length.ptr<float>(y);
            for (int x = std::max(0, -dx); x < colours.cols - std::max(0, dx); ++x) {
                const cv::Vec3f difference = here[x] - there[x + dx];
                to[x] = std::sqrt(straight + weight * difference.dot(difference));
            }
        }
    }
}

cv::Mat GeodesicDistance::from(cv::Point start, double most) const
{
    const cv::Size size = m_length[Left].size();
    cv::Mat result(size, CV_32FC1, cv::Scalar(kFar));
    // No way is shorter than the straight one: what is near enough is found without leaving this square.
    const int reach = int(std::ceil(std::min(most, double(size.width) + size.height)));
    const cv::Rect near = cv::Rect(start.x - reach, start.y - reach, 2 * reach + 1, 2 * reach + 1) & cv::Rect({}, size);
    // A rim of far pixels saves asking at each step whether there is a neighbour.
    cv::Mat away(near.height + 2, near.width + 2, CV_32FC1, cv::Scalar(kFar));
    away.at<float>(start.y - near.y + 1, start.x - near.x + 1) = 0;
    for (int round = 0; round < kRounds; ++round) {
        for (int y = 0; y < near.height; ++y) {
            const auto length = [&](Step step) { return m_length[step].ptr<float>(near.y + y) + near.x; };
            const float *left = length(Left), *upLeft = length(UpLeft), *up = length(Up), *upRight = length(UpRight);
            const float* above = away.ptr<float>(y) + 1;
            float* row = away.ptr<float>(y + 1) + 1;
            for (int x = 0; x < near.width; ++x)
                row[x] = std::min({row[x], row[x - 1] + left[x], above[x - 1] + upLeft[x], above[x] + up[x],
                                   above[x + 1] + upRight[x]});
        }
        for (int y = near.height - 1; y >= 0; --y) {
            // The same steps, taken from their other ends.
            const bool last = near.y + y + 1 >= size.height;
            const auto length = [&](Step step, int dy) {
                return m_length[step].ptr<float>(near.y + y + (last ? 0 : dy)) + near.x;
            };
            const float *right = length(Left, 0), *downRight = length(UpLeft, 1), *down = length(Up, 1),
                        *downLeft = length(UpRight, 1);
            const float* below = away.ptr<float>(y + 2) + 1;
            float* row = away.ptr<float>(y + 1) + 1;
            const int inside = size.width - near.x; // the image's columns from the square's first one
            for (int x = near.width - 1; x >= 0; --x) {
                float best = std::min(row[x], below[x] + down[x]);
                if (x + 1 < inside) best = std::min({best, row[x + 1] + right[x + 1], below[x + 1] + downRight[x + 1]});
                if (near.x + x > 0) best = std::min(best, below[x - 1] + downLeft[x - 1]);
                row[x] = best;
            }
        }
    }
    away(cv::Rect(1, 1, near.width, near.height)).copyTo(result(near));
    return result;
}

} // namespace sdw
