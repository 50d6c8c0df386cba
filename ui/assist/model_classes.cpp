#include "ui/assist/model_classes.h"

#include "core/annotation/label_map.h"

#include <algorithm>
#include <array>

namespace sdw::ui {
namespace {

/// Every value by itself: label maps have few different ones, and many pixels.
cv::Mat translated(const cv::Mat& from, const std::vector<std::uint16_t>& table)
{
    cv::Mat to(from.size(), CV_16UC1);
    for (int y = 0; y < from.rows; ++y) {
        const auto* in = from.ptr<std::uint16_t>(y);
        auto* out = to.ptr<std::uint16_t>(y);
        for (int x = 0; x < from.cols; ++x)
            out[x] = table[in[x]];
    }
    return to;
}

constexpr std::size_t kValues = 65536;

} // namespace

ModelClasses::ModelClasses(const ClassList& model, const std::vector<ProjectClass>& project)
    : m_values(model.size(), kUnlabelled)
{
    for (std::size_t i = 0; i < model.size(); ++i)
        for (const ProjectClass& one : project)
            if (one.name == model[i].name) m_values[i] = std::uint16_t(one.id);
}

bool ModelClasses::fits() const
{
    return std::ranges::any_of(m_values, [](std::uint16_t value) { return value != kUnlabelled; });
}

std::uint16_t ModelClasses::value(int index) const
{
    return index >= 0 && std::size_t(index) < m_values.size() ? m_values[std::size_t(index)] : kUnlabelled;
}

int ModelClasses::index(std::uint16_t value) const
{
    if (value > kLastClass) return -1;
    const auto found = std::ranges::find(m_values, value);
    return found == m_values.end() ? -1 : int(found - m_values.begin());
}

cv::Mat ModelClasses::toProject(const cv::Mat& indices) const
{
    std::vector<std::uint16_t> table(kValues, kUnlabelled);
    std::ranges::copy(m_values, table.begin());
    return translated(indices, table);
}

cv::Mat ModelClasses::toModel(const cv::Mat& labels) const
{
    std::vector<std::uint16_t> table(kValues, kIgnoreLabel);
    table[kUnlabelled] = kUnlabelled;
    table[kBackground] = kBackground;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (m_values[i] != kUnlabelled) table[m_values[i]] = std::uint16_t(i);
    return translated(labels, table);
}

} // namespace sdw::ui
