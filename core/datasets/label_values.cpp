#include "core/datasets/label_values.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sdw {
namespace {

constexpr std::int32_t kUnknown = -1, kIgnored = -2, kIgnoredWide = -3;
constexpr std::size_t kMostShown = 8, kMostCounted = 4096; // a photo taken for a label has millions of colours

/// Unknown values as they are met: the first place and the number of each.
struct Strangers {
    cv::Point first{-1, -1};
    std::uint32_t firstValue = 0;
    std::map<std::uint32_t, std::int64_t> counts;

    void add(std::uint32_t value, int x, int y)
    {
        if (counts.empty()) first = {x, y}, firstValue = value;
        if (counts.size() < kMostCounted)
            ++counts[value];
        else if (const auto known = counts.find(value); known != counts.end())
            ++known->second;
    }
    template <typename Show>
    [[noreturn]] void fail(const std::string& name, const std::string& what, const std::string& known,
                           Show&& show) const
    {
        std::string list;
        std::size_t shown = 0;
        for (const auto& [value, count] : counts) {
            if (shown++ == kMostShown) break;
            list += (list.empty() ? "" : ", ") + show(value) + " (" + std::to_string(count) + " pixels)";
        }
        if (counts.size() > kMostShown)
            list += (counts.size() < kMostCounted ? " and " : " and at least ") +
                    std::to_string(counts.size() - kMostShown) + " more";
        throw Error("Label '" + name + "' has the " + what + " " + show(firstValue) + " at row " +
                    std::to_string(first.y) + ", column " + std::to_string(first.x) +
                    ", which stands for no class; expected " + known + ". Found in all: " + list + ".");
    }
};

/// "0..4" or "1..150" or, with gaps, "one of 171 values from 0 to 181".
std::string rangeText(const ClassList& classes)
{
    if (classes.empty()) return "no value at all";
    const auto less = [](const ClassInfo& a, const ClassInfo& b) { return a.fileValue < b.fileValue; };
    const auto [low, high] = std::minmax_element(classes.begin(), classes.end(), less);
    const std::string ends = std::to_string(low->fileValue) + ".." + std::to_string(high->fileValue);
    const bool dense = std::size_t(high->fileValue - low->fileValue) + 1 == classes.size();
    return dense ? ends : "one of " + std::to_string(classes.size()) + " values in " + ends;
}

std::uint32_t packed(const std::array<std::uint8_t, 3>& rgb)
{
    return std::uint32_t(rgb[0]) << 16 | std::uint32_t(rgb[1]) << 8 | rgb[2];
}

} // namespace

cv::Mat reduceZeroLabel(const cv::Mat& label)
{
    if (label.type() != CV_8UC1) throw Error("The rule for ADE20K labels needs 8-bit values.");
    cv::Mat table(1, 256, CV_8UC1), result;
    for (int value = 0; value < 256; ++value)
        table.at<std::uint8_t>(value) = std::uint8_t(value == 0 || value == 255 ? 255 : value - 1);
    cv::LUT(label, table, result);
    return result;
}

ValueMap::ValueMap(const ClassList& classes)
    : m_index(65536, kUnknown)
    , m_known(rangeText(classes))
{
    for (std::size_t i = 0; i < classes.size(); ++i)
        m_index.at(std::size_t(classes[i].fileValue)) = std::int32_t(i);
}

void ValueMap::ignore(int value)
{
    m_index.at(std::size_t(value)) = kIgnored;
    m_known += " or " + std::to_string(value) + " (ignored)";
}

void ValueMap::ignoreInWide(int value)
{
    auto& entry = m_index.at(std::size_t(value));
    if (entry == kUnknown) entry = kIgnoredWide;
}

cv::Mat ValueMap::toClasses(const cv::Mat& raw, const std::string& name) const
{
    if (raw.channels() != 1 || (raw.depth() != CV_8U && raw.depth() != CV_16U))
        throw Error("Label '" + name + "' does not have one channel of 8 or 16 bits.");
    cv::Mat result(raw.size(), CV_16UC1);
    Strangers strangers;
    const bool wide = raw.depth() == CV_16U;
    for (int y = 0; y < raw.rows; ++y) {
        auto* to = result.ptr<std::uint16_t>(y);
        for (int x = 0; x < raw.cols; ++x) {
            const std::uint32_t value = wide ? raw.at<std::uint16_t>(y, x) : raw.at<std::uint8_t>(y, x);
            const std::int32_t index = m_index[value];
            if (index >= 0)
                to[x] = std::uint16_t(index);
            else if (index == kUnknown)
                strangers.add(value, x, y);
            else
                to[x] = kIgnoreLabel;
        }
    }
    if (!strangers.counts.empty())
        strangers.fail(name, "value", m_known, [](std::uint32_t value) { return std::to_string(value); });
    return result;
}

cv::Mat coloursToClasses(const cv::Mat& raw, const ClassList& classes,
                         const std::optional<std::array<std::uint8_t, 3>>& ignoreColour, const std::string& name)
{
    if (raw.type() != CV_8UC3) throw Error("Label '" + name + "' does not have 8-bit colours.");
    std::unordered_map<std::uint32_t, std::uint16_t> known;
    const auto refuse = [&](const std::string& first, const std::string& second) {
        throw Error("Label '" + name + "' holds colours, and one of them would stand for " + first +
                    " as well as for " + second + "; give each a colour of its own in the class list.");
    };
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (const auto [other, fresh] = known.emplace(packed(classes[i].colour), std::uint16_t(i)); !fresh)
            refuse("class '" + classes[other->second].name + "'", "class '" + classes[i].name + "'");
    if (ignoreColour)
        if (const auto [other, fresh] = known.emplace(packed(*ignoreColour), kIgnoreLabel); !fresh)
            refuse("class '" + classes[other->second].name + "'", "the ignored pixels");
    cv::Mat result(raw.size(), CV_16UC1);
    Strangers strangers;
    for (int y = 0; y < raw.rows; ++y) {
        const auto* from = raw.ptr<cv::Vec3b>(y);
        auto* to = result.ptr<std::uint16_t>(y);
        for (int x = 0; x < raw.cols; ++x) {
            if (x > 0 && from[x] == from[x - 1]) {
                to[x] = to[x - 1];
                if (to[x] != kIgnoreLabel || strangers.counts.empty()) continue;
            }
            const std::uint32_t colour = packed({from[x][2], from[x][1], from[x][0]});
            const auto found = known.find(colour);
            to[x] = found == known.end() ? kIgnoreLabel : found->second;
            if (found == known.end()) strangers.add(colour, x, y);
        }
    }
    if (!strangers.counts.empty())
        strangers.fail(name, "colour", "a colour of the class list", [](std::uint32_t colour) {
            return "(" + std::to_string(colour >> 16) + "," + std::to_string(colour >> 8 & 255) + "," +
                   std::to_string(colour & 255) + ")";
        });
    return result;
}

} // namespace sdw
