#include "core/interactive/propagation.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/exporters/regions.h"

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

void requireMap(const cv::Mat& map, cv::Size size, const char* what)
{
    if (map.type() != CV_16UC1 || map.size() != size)
        throw Error(std::string(what) + " have to hold one 16-bit class index for each pixel of one and the same "
                                        "image.");
}

/// How often each label occurs in a region. @return the most frequent class; −1: none.
int mostFrequent(const cv::Mat& labels, const Region& region, int classes)
{
    std::map<int, std::int64_t> counts;
    for (const Span& span : region.spans())
        for (int x = span.x0; x < span.x1; ++x)
            if (const int label = labels.at<std::uint16_t>(span.y, x); label < classes) ++counts[label];
    const auto best =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; }); // the smallest of equals
    return best == counts.end() ? -1 : best->first;
}

} // namespace

std::vector<Correction> correctionsOf(const cv::Mat& before, const cv::Mat& after, int classes)
{
    requireMap(before, before.size(), "Labels before a correction");
    requireMap(after, before.size(), "Labels after a correction");
    std::map<std::pair<int, int>, std::int64_t> areas;
    for (int y = 0; y < before.rows; ++y) {
        const auto *was = before.ptr<std::uint16_t>(y), *is = after.ptr<std::uint16_t>(y);
        for (int x = 0; x < before.cols; ++x)
            if (was[x] != is[x] && was[x] < classes && is[x] < classes) ++areas[{was[x], is[x]}];
    }
    std::vector<Correction> corrections;
    for (const auto& [pair, area] : areas)
        corrections.push_back({.from = pair.first, .to = pair.second, .area = area});
    std::ranges::stable_sort(corrections, std::ranges::greater(), &Correction::area);
    return corrections;
}

Propagation::Propagation(std::vector<Correction> corrections, const PropagationOptions& options)
    : m_corrections(std::move(corrections))
    , m_options(options)
{
    for (const Correction& one : m_corrections)
        if (one.from < 0 || one.to < 0 || one.from == one.to || one.from >= kIgnoreLabel || one.to >= kIgnoreLabel)
            throw Error("A correction leads from one class to another; expected two different class indices, not " +
                        std::to_string(one.from) + " and " + std::to_string(one.to) + ".");
}

void Propagation::addImage(const std::string& key, const cv::Mat& before, const cv::Mat& after, const cv::Mat& labels)
{
    requireMap(before, before.size(), "Predictions before a correction");
    requireMap(after, before.size(), "Predictions after a correction");
    if (!labels.empty()) requireMap(labels, before.size(), "Labels");
    int classes = 0; // those that labels can be: beyond are states
    for (const Correction& one : m_corrections)
        classes = std::max({classes, one.from + 1, one.to + 1});
    double largest = 0;
    for (const cv::Mat& map : {before, after}) {
        cv::minMaxLoc(map, nullptr, &largest);
        classes = std::max(classes, int(largest) + 1);
    }

    std::vector<FlipRegion> found;
    const double pixels = double(before.total());
    for (const Correction& correction : m_corrections) {
        cv::Mat flipped(before.size(), CV_16UC1, cv::Scalar(0)), was(before.size(), CV_16UC1, cv::Scalar(0));
        for (int y = 0; y < before.rows; ++y) {
            const auto *old = before.ptr<std::uint16_t>(y), *now = after.ptr<std::uint16_t>(y);
            const auto* said = labels.empty() ? nullptr : labels.ptr<std::uint16_t>(y);
            auto *flip = flipped.ptr<std::uint16_t>(y), *whole = was.ptr<std::uint16_t>(y);
            for (int x = 0; x < before.cols; ++x) {
                if (old[x] != correction.from) continue;
                whole[x] = 1;
                const bool open = !said || said[x] == correction.from || said[x] == kUnlabelled;
                flip[x] = now[x] == correction.to && open ? 1 : 0;
            }
        }
        cv::Mat piece(before.size(), CV_32SC1, cv::Scalar(-1)); // of `from`, that each pixel belongs to
        std::vector<std::int64_t> areas;
        for (const ExportRegion& one : regionsOf(was, {}, 0, RegionGrouping::Touching)) {
            for (const Span& span : one.pixels.spans())
                piece(cv::Rect(span.x0, span.y, span.x1 - span.x0, 1)).setTo(cv::Scalar(double(areas.size())));
            areas.push_back(one.area);
        }
        for (ExportRegion& one : regionsOf(flipped, {}, 0, RegionGrouping::Touching)) {
            if (double(one.area) < m_options.smallest * pixels) continue;
            FlipRegion region;
            region.image = key;
            region.bounds = one.box;
            region.area = one.area;
            region.from = correction.from;
            region.to = correction.to;
            if (!labels.empty()) region.label = mostFrequent(labels, one.pixels, classes);
            const Span& first = one.pixels.spans().front();
            region.share = double(one.area) / double(areas[std::size_t(piece.at<int>(first.y, first.x0))]);
            if (region.share < m_options.leastShare) continue;
            region.score = region.share * std::sqrt(double(one.area) / pixels);
            region.region = std::move(one.pixels);
            found.push_back(std::move(region));
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &FlipRegion::score);
    if (m_options.mostPerImage > 0 && found.size() > m_options.mostPerImage) found.resize(m_options.mostPerImage);
    for (FlipRegion& region : found)
        region.inside = deepestPixel(region.region);
    m_images[key] = std::move(found);
}

void Propagation::removeImage(const std::string& key)
{
    m_images.erase(key);
}

std::size_t Propagation::regions() const
{
    std::size_t count = 0;
    for (const auto& [key, regions] : m_images)
        count += regions.size();
    return count;
}

std::vector<FlipRegion> Propagation::ranked(std::size_t most) const
{
    std::vector<FlipRegion> all;
    for (const auto& [key, regions] : m_images)
        all.insert(all.end(), regions.begin(), regions.end());
    std::ranges::stable_sort(all, std::ranges::greater(), &FlipRegion::score);
    if (most > 0 && all.size() > most) all.resize(most);
    return all;
}

} // namespace sdw
