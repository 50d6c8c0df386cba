#include "core/annotation/morphology.h"

#include "core/annotation/fill.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

constexpr int kBandRows = 512;

/// Calls work(rows of the area, the same with `margin` around it inside the image) band by band.
template <typename Work>
void forBands(const LabelMap& map, const cv::Rect& area, int margin, const Progress& progress, Work work)
{
    for (int y = area.y; y < area.y + area.height; y += kBandRows) {
        if (progress && !progress(y - area.y, area.height))
            throw Error("The change of the labels was stopped.", ErrorKind::Interrupted);
        const cv::Rect band(area.x, y, area.width, std::min(kBandRows, area.y + area.height - y));
        const cv::Rect around(band.x - margin, band.y - margin, band.width + 2 * margin, band.height + 2 * margin);
        work(band, around & map.grid().image());
    }
    if (progress) progress(area.height, area.height);
}

/// Pixels of the band that are at most `radius` from a zero of `zeros`.
cv::Mat near(const cv::Mat& zeros, double radius, const cv::Rect& band, const cv::Rect& around)
{
    cv::Mat distance;
    cv::distanceTransform(zeros, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    // Squared distances are whole numbers: half a step more keeps the rounding of their roots out.
    return distance(band - around.tl()) <= std::sqrt(std::floor(radius * radius + 1e-9) + 0.5);
}

int checkedRadius(double radius)
{
    if (!(radius > 0 && radius <= 1024))
        throw Error("The radius for growing and shrinking must be above 0 and at most 1024 pixels.");
    return int(std::ceil(radius)) + 1;
}

/// The commonest label but `label` in a window; the smallest of several.
std::uint16_t commonestOther(const cv::Mat& labels, const cv::Rect& window, std::uint16_t label)
{
    std::vector<std::pair<std::uint16_t, int>> counts;
    for (int y = window.y; y < window.y + window.height; ++y) {
        const auto* row = labels.ptr<std::uint16_t>(y);
        for (int x = window.x; x < window.x + window.width;) {
            const int end = runEnd(row, x, window.x + window.width);
            if (row[x] != label) {
                const auto at = std::ranges::find(counts, row[x], &std::pair<std::uint16_t, int>::first);
                if (at == counts.end())
                    counts.emplace_back(row[x], end - x);
                else
                    at->second += end - x;
            }
            x = end;
        }
    }
    return std::ranges::max_element(counts,
                                    [](const auto& a, const auto& b) {
                                        return a.second != b.second ? a.second < b.second : a.first > b.first;
                                    })
        ->first;
}

} // namespace

cv::Rect fillHoles(EditBuilder& edit, std::uint16_t label, const cv::Rect& wanted, std::int64_t largest,
                   const Progress& progress)
{
    const cv::Rect area = wanted & edit.base().grid().image();
    if (progress && !progress(0, 1)) throw Error("The change of the labels was stopped.", ErrorKind::Interrupted);
    const Region other = combine(Region(area), pixelsWith(edit.base(), label, area), SetOperation::Subtract);
    const std::vector<int> sets = connectedSets(other);
    std::vector<std::int64_t> pixels(sets.size()); // of a set; negative: reaches the border
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const Span& span = other.spans()[i];
        const bool border = span.y == area.y || span.y == area.y + area.height - 1 || span.x0 == area.x ||
                            span.x1 == area.x + area.width;
        auto& sum = pixels[std::size_t(sets[i])];
        sum = border || sum < 0 ? -1 : sum + span.x1 - span.x0;
    }
    Region holes;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const auto sum = pixels[std::size_t(sets[i])];
        if (sum > 0 && sum <= largest) holes.add(other.spans()[i].y, other.spans()[i].x0, other.spans()[i].x1);
    }
    const cv::Rect changed = edit.paint(holes, {label});
    if (progress) progress(1, 1);
    return changed;
}

cv::Rect smooth(EditBuilder& edit, std::uint16_t label, int radius, const cv::Rect& wanted, const Progress& progress)
{
    if (radius < 1 || radius > 64) throw Error("The radius for smoothing must be 1 to 64 pixels.");
    const LabelMap& map = edit.base();
    cv::Rect changed;
    forBands(map, wanted & map.grid().image(), radius, progress, [&](const cv::Rect& band, const cv::Rect& around) {
        const cv::Mat labels = map.read(around);
        const cv::Mat ofClass = (labels == label) & 1;
        const int inClass = cv::countNonZero(ofClass);
        if (inClass == 0 || inClass == int(labels.total())) return;
        cv::Mat votes, voters;
        const cv::Size window(2 * radius + 1, 2 * radius + 1);
        cv::boxFilter(ofClass, votes, CV_32F, window, {-1, -1}, false, cv::BORDER_CONSTANT);
        cv::boxFilter(cv::Mat::ones(labels.size(), CV_8U), voters, CV_32F, window, {-1, -1}, false,
                      cv::BORDER_CONSTANT);
        const cv::Rect inner = band - around.tl();
        cv::Mat result = labels(inner).clone(), differs = cv::Mat::zeros(band.size(), CV_8UC1);
        for (int y = 0; y < band.height; ++y)
            for (int x = 0; x < band.width; ++x) {
                const int px = x + inner.x, py = y + inner.y;
                const float twice = 2 * votes.at<float>(py, px), all = voters.at<float>(py, px);
                const bool now = ofClass.at<std::uint8_t>(py, px) != 0;
                if (twice == all || now == (twice > all)) continue;
                const cv::Rect square = cv::Rect({px - radius, py - radius}, window) & cv::Rect({}, labels.size());
                result.at<std::uint16_t>(y, x) = now ? commonestOther(labels, square, label) : label;
                differs.at<std::uint8_t>(y, x) = 255;
            }
        changed |= edit.paste(result, band.tl(), differs);
    });
    return changed;
}

cv::Rect grow(EditBuilder& edit, std::uint16_t label, double radius, const cv::Rect& wanted, const Progress& progress)
{
    const LabelMap& map = edit.base();
    cv::Rect changed;
    forBands(map, wanted & map.grid().image(), checkedRadius(radius), progress,
             [&](const cv::Rect& band, const cv::Rect& around) {
                 const cv::Mat other = map.read(around) != label;
                 if (cv::countNonZero(other) == int(other.total())) return;
                 const cv::Mat reached = near(other, radius, band, around) & other(band - around.tl());
                 changed |= edit.paint(Region(reached, band.tl()), {label});
             });
    return changed;
}

cv::Rect shrink(EditBuilder& edit, std::uint16_t label, double radius, Paint paint, const cv::Rect& wanted,
                const Progress& progress)
{
    const LabelMap& map = edit.base();
    cv::Rect changed;
    forBands(map, wanted & map.grid().image(), checkedRadius(radius), progress,
             [&](const cv::Rect& band, const cv::Rect& around) {
                 const cv::Mat ofClass = map.read(around) == label;
                 if (cv::countNonZero(ofClass) == int(ofClass.total())) return;
                 const cv::Mat lost = near(ofClass, radius, band, around) & ofClass(band - around.tl());
                 changed |= edit.paint(Region(lost, band.tl()), paint);
             });
    return changed;
}

} // namespace sdw
