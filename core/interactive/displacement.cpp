#include "core/interactive/displacement.h"

#include "core/base/error.h"
#include "core/interactive/enlarged_shares.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sdw {
namespace {

constexpr std::uint16_t kNone = 65535;
constexpr float kFloor = 0.01f; ///< of a share: a class that is ruled out is so to a hundredth
constexpr float kMost = 2.5f;   ///< log-odds of one pixel: where the model is all wrong, no displacement is the reason

/// Sums over runs of a row in two look-ups; nothing lies outside of the area.
class RowSums {
public:
    RowSums(const cv::Mat& values, const cv::Rect& area)
        : m_area(area)
        , m_sums(area.height, area.width + 1, CV_64FC1)
    {
        for (int y = 0; y < area.height; ++y) {
            const auto* value = values.ptr<float>(y);
            auto* sum = m_sums.ptr<double>(y);
            sum[0] = 0;
            for (int x = 0; x < area.width; ++x)
                sum[x + 1] = sum[x] + double(value[x]);
        }
    }
    double over(const Region& region, cv::Point by) const
    {
        double sum = 0;
        for (const Span& span : region.spans()) {
            const int y = span.y + by.y - m_area.y;
            if (y < 0 || y >= m_area.height) continue;
            const auto* sums = m_sums.ptr<double>(y);
            sum += sums[std::clamp(span.x1 + by.x - m_area.x, 0, m_area.width)] -
                   sums[std::clamp(span.x0 + by.x - m_area.x, 0, m_area.width)];
        }
        return sum;
    }

private:
    cv::Rect m_area;
    cv::Mat m_sums;
};

/// Pixels of a region with another class beside them: the image's rim and what is ignored say nothing.
std::vector<cv::Point> outlineOf(const Region& region, int k, const cv::Mat& label, int classes)
{
    std::vector<cv::Point> outline;
    const auto other = [&](int y, int x) {
        if (y < 0 || x < 0 || y >= label.rows || x >= label.cols) return false;
        const int value = label.at<std::uint16_t>(y, x);
        return value != k && value < classes;
    };
    for (const Span& span : region.spans())
        for (int x = span.x0; x < span.x1; ++x)
            if (other(span.y, x - 1) || other(span.y, x + 1) || other(span.y - 1, x) || other(span.y + 1, x))
                outline.emplace_back(x, span.y);
    return outline;
}

double meanAlong(const cv::Mat& edges, const std::vector<cv::Point>& outline, cv::Point by)
{
    double sum = 0;
    int count = 0;
    for (const cv::Point& one : outline) {
        const cv::Point at = one + by;
        if (at.x < 0 || at.y < 0 || at.x >= edges.cols || at.y >= edges.rows) continue;
        sum += double(edges.at<float>(at));
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

} // namespace

cv::Mat edgeStrength(const cv::Mat& image)
{
    cv::Mat smooth, x, y, strength;
    cv::GaussianBlur(image, smooth, {3, 3}, 0);
    cv::Sobel(smooth, x, CV_32F, 1, 0);
    cv::Sobel(smooth, y, CV_32F, 0, 1);
    cv::Mat squares = x.mul(x) + y.mul(y);
    cv::transform(squares, strength, cv::Mat::ones(1, squares.channels(), CV_32F)); // sum over the channels
    cv::sqrt(strength, strength);
    const double usual = cv::mean(strength)[0];
    if (usual <= 0) return strength; // one colour
    cv::Mat whole = strength + usual;
    cv::divide(strength, whole, strength);
    return strength;
}

double displacementFit(const Displacement& found)
{
    constexpr double kLeastEdges = 0.04, kEdgeScale = 10;
    const auto changed = double(found.lacking.area() + found.surplus.area());
    if (changed <= 0) return 0;
    const double model = std::min(found.odd, found.model) / changed, edges = std::min(found.edges, found.edgesOdd);
    if (model <= 0 || edges < kLeastEdges) return 0;
    return std::sqrt(model * edges * kEdgeScale) * std::pow(double(found.outline), 0.25);
}

DisplacementFinder::DisplacementFinder(const DoubtMaps& maps, const cv::Mat& label, const cv::Mat& edges,
                                       const DisplacementOptions& options)
    : m_maps(maps)
    , m_label(label)
    , m_edges(edges)
    , m_options(options)
{
    if (label.type() != CV_16UC1 || label.size() != maps.size() || (!edges.empty() && edges.size() != label.size()))
        throw Error("Labels, edges and predictions that are held against each other have to be of one size.");
}

cv::Mat DisplacementFinder::without(const Region& region, const cv::Rect& area) const
{
    cv::Mat result = m_label(area).clone();
    const cv::Mat inside = region.mask(area), unknown = (inside != 0) | (result >= m_maps.shares.classes());
    if (cv::countNonZero(unknown) == int(unknown.total())) {
        result.setTo(cv::Scalar(kNone), inside);
        return result;
    }
    cv::Mat distance, nearest;
    cv::distanceTransform(unknown, distance, nearest, cv::DIST_L2, 5, cv::DIST_LABEL_PIXEL);
    std::vector<std::uint16_t> labels(result.total() + 1, kNone);
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols; ++x)
            if (unknown.at<std::uint8_t>(y, x) == 0)
                labels[std::size_t(nearest.at<int>(y, x))] = result.at<std::uint16_t>(y, x);
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols; ++x)
            if (inside.at<std::uint8_t>(y, x) != 0)
                result.at<std::uint16_t>(y, x) = labels[std::size_t(nearest.at<int>(y, x))];
    return result;
}

/// Of class k against what would be there without the region; 0 where nothing is labelled.
cv::Mat DisplacementFinder::logOdds(const Region& region, int k, const cv::Rect& area) const
{
    const cv::Mat other = without(region, area);
    const EnlargedShares first(m_maps.shares, m_maps.size());
    std::optional<EnlargedShares> mid;
    if (m_maps.hasMid()) mid.emplace(m_maps.midShares, m_maps.size());
    const int classes = m_maps.shares.classes();
    cv::Mat odds(area.size(), CV_32FC1, cv::Scalar(0));
    std::vector<float> values, more;
    const auto share = [&](int y, int c, std::vector<float>& result) {
        first.run(y, area.x, area.x + area.width, c, result);
        if (!mid) return;
        mid->run(y, area.x, area.x + area.width, c, more);
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = (result[i] + more[i]) / 2;
    };
    std::vector<float> own;
    for (int y = 0; y < area.height; ++y) {
        const auto* against = other.ptr<std::uint16_t>(y);
        auto* odd = odds.ptr<float>(y);
        share(area.y + y, k, own);
        std::vector<std::uint16_t> present; // few in a row
        for (int x = 0; x < area.width; ++x)
            if (against[x] < classes && against[x] != k && (present.empty() || present.back() != against[x]) &&
                std::find(present.begin(), present.end(), against[x]) == present.end())
                present.push_back(against[x]);
        for (const int c : present) {
            share(area.y + y, c, values);
            for (int x = 0; x < area.width; ++x)
                if (against[x] == c)
                    odd[x] = std::clamp(std::log((own[std::size_t(x)] + kFloor) / (values[std::size_t(x)] + kFloor)),
                                        -kMost, kMost);
        }
    }
    return odds;
}

Displacement DisplacementFinder::find(const Region& region, int k) const
{
    const cv::Rect image({}, m_label.size()), box = region.bounds();
    const int reach = m_options.reach;
    const cv::Rect area = cv::Rect(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach) & image;
    const RowSums sums(logOdds(region, k, area), area);
    const auto outline =
        m_edges.empty() ? std::vector<cv::Point>() : outlineOf(region, k, m_label, m_maps.shares.classes());
    const int side = 2 * reach + 1;
    cv::Mat model(side, side, CV_64FC1), edges(side, side, CV_64FC1, cv::Scalar(0));
    const auto at = [reach](cv::Mat& map, cv::Point by) -> double& {
        return map.at<double>(by.y + reach, by.x + reach);
    };
    Displacement best;
    best.outline = std::int64_t(outline.size());
    const double here = sums.over(region, {});
    if (!outline.empty()) best.edgesNow = meanAlong(m_edges, outline, {});
    double most = 0;
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x) {
            const cv::Point by(x, y);
            if (x * x + y * y > reach * reach) continue;
            at(model, by) = sums.over(region, by) - here;
            if (!outline.empty()) at(edges, by) = meanAlong(m_edges, outline, by) - best.edgesNow;
            const double score = at(model, by) / reach + m_options.edgeWeight * at(edges, by) * double(outline.size());
            if (score <= most) continue;
            most = score;
            best.by = by;
        }
    if (best.by.dot(best.by) < m_options.least * m_options.least) {
        best.by = {};
        return best;
    }
    best.model = at(model, best.by);
    best.odd = (best.model - at(model, -best.by)) / 2;
    best.edges = at(edges, best.by);
    best.edgesOdd = (best.edges - at(edges, -best.by)) / 2;
    const Region moved = region.moved(best.by).clipped(image);
    Region labelled; // ignored pixels belong to nobody
    const Region gained = combine(moved, region, SetOperation::Subtract);
    for (const Span& span : gained.spans())
        for (int x = span.x0; x < span.x1; ++x)
            if (m_label.at<std::uint16_t>(span.y, x) < m_maps.shares.classes()) labelled.add(span.y, x, x + 1);
    best.lacking = std::move(labelled);
    best.surplus = combine(region, moved, SetOperation::Subtract);
    return best;
}

} // namespace sdw
