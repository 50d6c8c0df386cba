#include "core/interactive/edge_cut.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>

#include <cmath>
#include <vector>

namespace sdw {
namespace {

/// To the neighbours after a pixel in reading order; the others are reached from there.
const std::array<cv::Point, 4> kSteps = {{{1, 0}, {0, 1}, {1, 1}, {-1, 1}}};

/// The pixels within `reach` of the rim of a mask, CV_8UC1.
cv::Mat rimOf(const cv::Mat& mask, int reach)
{
    const cv::Mat element = cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
    cv::Mat inside, outside;
    cv::erode(mask, inside, element);
    cv::dilate(mask, outside, element);
    return outside & ~inside;
}

} // namespace

EdgeCut::EdgeCut(const cv::Mat& colours, const EdgeCutOptions& options)
    : m_options(options)
{
    if (colours.type() != CV_32FC3) throw Error("An edge cut needs three floating-point colours per pixel.");
    const float fall = float(-0.5 / (options.flat * options.flat));
    for (std::size_t step = 0; step < kSteps.size(); ++step) {
        const int dx = kSteps[step].x, dy = kSteps[step].y;
        const float pull = float(options.pull / std::hypot(dx, dy));
        cv::Mat& cost = m_cost[step] = cv::Mat::zeros(colours.size(), CV_32FC1);
        for (int y = 0; y + dy < colours.rows; ++y) {
            const auto* here = colours.ptr<cv::Vec3f>(y);
            const auto* there = colours.ptr<cv::Vec3f>(y + dy);
            float* to = cost.ptr<float>(y);
            for (int x = std::max(0, -dx); x < colours.cols - std::max(0, dx); ++x) {
                const cv::Vec3f difference = here[x] - there[x + dx];
                to[x] = pull * std::exp(difference.dot(difference) * fall);
            }
        }
    }
}

cv::Mat EdgeCut::operator()(const cv::Mat& margin) const
{
    if (margin.type() != CV_32FC1 || margin.size() != m_cost[0].size())
        throw Error("A margin to be cut must have the size of its image and one float per pixel.");
    cv::Mat found = margin > 0;
    const cv::Mat rim = rimOf(found, m_options.reach);
    const cv::Rect whole({}, margin.size());

    // The graph's nodes: pixels of the rim, numbered from 1.
    cv::Mat number = cv::Mat::zeros(margin.size(), CV_32SC1);
    std::vector<cv::Point> nodes;
    cv::findNonZero(rim, nodes);
    if (nodes.empty()) return found;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        number.at<int>(nodes[i]) = int(i) + 1;
    cv::detail::GCGraph<float> graph(unsigned(nodes.size()), unsigned(2 * kSteps.size() * nodes.size()));
    for (std::size_t i = 0; i < nodes.size(); ++i)
        graph.addVtx();

    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const cv::Point at = nodes[i];
        const float own = margin.at<float>(at);
        float selected = std::max(own, 0.0f), left = std::max(-own, 0.0f); // what the other side would cost
        const auto join = [&](cv::Point other, float cost, bool forward) {
            const int neighbour = number.at<int>(other);
            if (neighbour == 0)
                (found.at<std::uint8_t>(other) ? selected : left) += cost; // its side is settled
            else if (forward)
                graph.addEdges(int(i), neighbour - 1, cost, cost);
        };
        for (std::size_t step = 0; step < kSteps.size(); ++step) {
            const cv::Point next = at + kSteps[step], last = at - kSteps[step];
            if (whole.contains(next)) join(next, m_cost[step].at<float>(at), true);
            if (whole.contains(last)) join(last, m_cost[step].at<float>(last), false);
        }
        graph.addTermWeights(int(i), selected, left);
    }
    graph.maxFlow();
    for (std::size_t i = 0; i < nodes.size(); ++i)
        found.at<std::uint8_t>(nodes[i]) = graph.inSourceSegment(int(i)) ? 255 : 0;
    return found;
}

} // namespace sdw
