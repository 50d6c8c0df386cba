#include "core/comparison/agreement.h"

#include "core/base/class_list.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <tuple>

namespace sdw {
namespace {

void requireMaps(const cv::Mat& first, const cv::Mat& second, const cv::Mat& truth)
{
    if (first.type() != CV_16UC1 || second.type() != CV_16UC1 || (!truth.empty() && truth.type() != CV_16UC1))
        throw Error("Predictions and labels have to hold one 16-bit class index per pixel to be compared.");
    const auto text = [](const cv::Mat& map) { return std::to_string(map.cols) + "x" + std::to_string(map.rows); };
    if (first.size() != second.size() || (!truth.empty() && truth.size() != first.size()))
        throw Error("Predictions of " + text(first) + " and " + text(second) +
                    (truth.empty() ? "" : " and a label of " + text(truth)) +
                    " pixels cannot be compared; expected the same size.");
}

/// 255 where both name a class, and not the same one.
cv::Mat differenceMask(const cv::Mat& first, const cv::Mat& second)
{
    cv::Mat mask(first.size(), CV_8UC1);
    for (int y = 0; y < first.rows; ++y) {
        const auto* a = first.ptr<std::uint16_t>(y);
        const auto* b = second.ptr<std::uint16_t>(y);
        auto* to = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < first.cols; ++x)
            to[x] = (a[x] != b[x]) & (a[x] != kIgnoreLabel) & (b[x] != kIgnoreLabel) ? 255 : 0;
    }
    return mask;
}

/// How often each label occurs; regions hold few different ones, so that a list does.
class LabelCounts {
public:
    void add(std::uint16_t label, std::int64_t pixels)
    {
        for (auto& [known, count] : m_counts)
            if (known == label) {
                count += pixels;
                return;
            }
        m_counts.emplace_back(label, pixels);
    }
    /// The smallest of the most frequent; -1: none was added.
    int mostFrequent() const
    {
        int best = -1;
        std::int64_t most = 0;
        for (const auto& [label, count] : m_counts)
            if (count > most || (count == most && label < best)) {
                best = label;
                most = count;
            }
        return best;
    }

private:
    std::vector<std::pair<std::uint16_t, std::int64_t>> m_counts;
};

struct Growing {
    DifferenceRegion region;
    LabelCounts first, second, truth;
    cv::Point start; ///< first pixel, row by row: orders regions of one size
    float depth = 0; ///< of region.inside
};

} // namespace

cv::Mat agreementMap(const cv::Mat& first, const cv::Mat& second, const cv::Mat& truth)
{
    requireMaps(first, second, truth);
    constexpr auto byte = [](Agreement agreement) { return std::uint8_t(agreement); };
    constexpr std::uint8_t ignored = byte(Agreement::Ignored);
    // Indexed by "first right" + 2 · "second right".
    constexpr std::array<std::uint8_t, 4> outcome = {byte(Agreement::BothWrong), byte(Agreement::OnlyFirst),
                                                     byte(Agreement::OnlySecond), byte(Agreement::BothRight)};
    cv::Mat map(first.size(), CV_8UC1);
    for (int y = 0; y < first.rows; ++y) {
        const auto* a = first.ptr<std::uint16_t>(y);
        const auto* b = second.ptr<std::uint16_t>(y);
        const auto* t = truth.empty() ? nullptr : truth.ptr<std::uint16_t>(y);
        auto* to = map.ptr<std::uint8_t>(y);
        for (int x = 0; x < first.cols; ++x) {
            const bool counts = (a[x] != kIgnoreLabel) & (b[x] != kIgnoreLabel) & (!t || t[x] != kIgnoreLabel);
            const std::uint8_t value = t              ? outcome[std::size_t((a[x] == t[x]) + 2 * (b[x] == t[x]))]
                                       : a[x] == b[x] ? byte(Agreement::Same)
                                                      : byte(Agreement::Different);
            to[x] = counts ? value : ignored;
        }
    }
    return map;
}

std::array<std::int64_t, kAgreements> countAgreement(const cv::Mat& agreement)
{
    if (agreement.type() != CV_8UC1) throw Error("An agreement map has to hold one byte per pixel.");
    std::array<std::int64_t, 256> counts{};
    for (int y = 0; y < agreement.rows; ++y) {
        const auto* row = agreement.ptr<std::uint8_t>(y);
        for (int x = 0; x < agreement.cols; ++x)
            ++counts[row[x]];
    }
    std::array<std::int64_t, kAgreements> known{};
    std::copy_n(counts.begin(), known.size(), known.begin());
    return known;
}

std::array<std::uint8_t, 3> agreementColour(Agreement agreement)
{
    // Source of blue, orange and grey: Okabe and Ito, "Color universal design" (2008); lightness differs, too.
    switch (agreement) {
    case Agreement::Ignored:
        return {255, 255, 255};
    case Agreement::BothRight:
    case Agreement::Same:
        return {212, 212, 212};
    case Agreement::OnlyFirst:
        return {230, 159, 0};
    case Agreement::OnlySecond:
        return {0, 114, 178};
    case Agreement::BothWrong:
        return {40, 40, 40};
    case Agreement::Different:
        return {213, 94, 0};
    }
    return {};
}

cv::Mat paintAgreement(const cv::Mat& agreement)
{
    if (agreement.type() != CV_8UC1) throw Error("An agreement map has to hold one byte per pixel.");
    std::array<cv::Vec3b, 256> colours{};
    for (int i = 0; i < kAgreements; ++i) {
        const auto rgb = agreementColour(Agreement(i));
        colours[std::size_t(i)] = {rgb[2], rgb[1], rgb[0]};
    }
    cv::Mat picture(agreement.size(), CV_8UC3);
    for (int y = 0; y < agreement.rows; ++y) {
        const auto* from = agreement.ptr<std::uint8_t>(y);
        auto* to = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < agreement.cols; ++x)
            to[x] = colours[from[x]];
    }
    return picture;
}

std::vector<DifferenceRegion> differenceRegions(const cv::Mat& first, const cv::Mat& second, const cv::Mat& truth,
                                                std::int64_t smallest)
{
    requireMaps(first, second, truth);
    if (first.empty()) return {};
    const cv::Mat mask = differenceMask(first, second);
    cv::Mat numbers, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, numbers, stats, centres, 8, CV_32S);
    // A frame of zeros, so that the edge of the picture counts as rim.
    cv::Mat framed, depth;
    cv::copyMakeBorder(mask, framed, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::distanceTransform(framed, depth, cv::DIST_L2, cv::DIST_MASK_PRECISE);

    std::vector<int> place(std::size_t(count), -1); // of a component among the regions that are kept
    std::vector<Growing> regions;
    for (int i = 1; i < count; ++i) {
        const std::int64_t pixels = stats.at<int>(i, cv::CC_STAT_AREA);
        if (pixels < smallest) continue;
        place[std::size_t(i)] = int(regions.size());
        Growing growing;
        growing.region.pixels = pixels;
        growing.region.box = {stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                              stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)};
        regions.push_back(std::move(growing));
    }
    if (regions.empty()) return {};

    for (int y = 0; y < first.rows; ++y) {
        const auto* a = first.ptr<std::uint16_t>(y);
        const auto* b = second.ptr<std::uint16_t>(y);
        const auto* t = truth.empty() ? nullptr : truth.ptr<std::uint16_t>(y);
        const auto* number = numbers.ptr<int>(y);
        const auto* deep = depth.ptr<float>(y + 1) + 1;
        for (int x = 0; x < first.cols;) {
            const int begin = x;
            const int at = place[std::size_t(number[x])];
            // Runs of equal pixels are added at once.
            while (x < first.cols && number[x] == number[begin] && a[x] == a[begin] && b[x] == b[begin] &&
                   (!t || t[x] == t[begin]))
                ++x;
            if (number[begin] == 0 || at < 0) continue;
            Growing& growing = regions[std::size_t(at)];
            const std::int64_t run = x - begin;
            growing.first.add(a[begin], run);
            growing.second.add(b[begin], run);
            if (t && t[begin] != kIgnoreLabel) {
                growing.truth.add(t[begin], run);
                if (a[begin] == t[begin]) growing.region.firstRight += run;
                if (b[begin] == t[begin]) growing.region.secondRight += run;
            }
            for (int i = begin; i < x; ++i)
                if (deep[i] > growing.depth) {
                    if (growing.depth == 0) growing.start = {i, y};
                    growing.depth = deep[i];
                    growing.region.inside = {i, y};
                }
        }
    }
    std::sort(regions.begin(), regions.end(), [](const Growing& left, const Growing& right) {
        return std::make_tuple(-left.region.pixels, left.start.y, left.start.x) <
               std::make_tuple(-right.region.pixels, right.start.y, right.start.x);
    });
    std::vector<DifferenceRegion> result;
    for (Growing& growing : regions) {
        growing.region.firstLabel = growing.first.mostFrequent();
        growing.region.secondLabel = growing.second.mostFrequent();
        growing.region.truthLabel = growing.truth.mostFrequent();
        result.push_back(growing.region);
    }
    return result;
}

} // namespace sdw
