#include "ui/training/curve_series.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sdw::ui {

void ExtremesPyramid::clear()
{
    m_values.clear();
    m_levels.clear();
}

void ExtremesPyramid::append(float value)
{
    std::size_t block = m_values.size(), below = m_values.size() + 1;
    m_values.push_back(value);
    // A level on top of another one is worth it as soon as there is more than one block to it.
    for (std::size_t level = 0; level == 0 || below > kBlock; ++level) {
        block /= kBlock;
        if (level == m_levels.size()) m_levels.push_back(levelAbove(level));
        auto& blocks = m_levels[level];
        if (block == blocks.size()) blocks.emplace_back();
        blocks[block].add(value);
        below = blocks.size();
    }
}

void ExtremesPyramid::assign(std::vector<float> values)
{
    m_values = std::move(values);
    m_levels.clear();
    if (m_values.empty()) return;
    std::vector<Extremes> blocks((m_values.size() + kBlock - 1) / kBlock);
    for (std::size_t i = 0; i < m_values.size(); ++i)
        blocks[i / kBlock].add(m_values[i]);
    m_levels.push_back(std::move(blocks));
    while (m_levels.back().size() > kBlock)
        m_levels.push_back(levelAbove(m_levels.size()));
}

/// Of the blocks that are there already.
std::vector<Extremes> ExtremesPyramid::levelAbove(std::size_t level) const
{
    std::vector<Extremes> blocks;
    for (std::size_t i = 0; level > 0 && i < m_levels[level - 1].size(); ++i) {
        if (i % kBlock == 0) blocks.emplace_back();
        blocks.back().add(m_levels[level - 1][i]);
    }
    return blocks;
}

Extremes ExtremesPyramid::extremes(std::size_t begin, std::size_t end) const
{
    Extremes found;
    const auto addValue = [&](std::size_t i) { found.add(m_values[i]); };
    // Single values up to whole blocks, then blocks up to whole blocks of blocks, and so on.
    while (begin < end && begin % kBlock != 0)
        addValue(begin++);
    while (end > begin && end % kBlock != 0)
        addValue(--end);
    begin /= kBlock;
    end /= kBlock;
    for (const auto& blocks : m_levels) {
        if (begin >= end) break;
        const bool top = &blocks == &m_levels.back();
        while (begin < end && (top || begin % kBlock != 0))
            found.add(blocks[begin++]);
        while (end > begin && end % kBlock != 0)
            found.add(blocks[--end]);
        begin /= kBlock;
        end /= kBlock;
    }
    return found;
}

void CurveSeries::take(const CurveColumns& columns)
{
    if (columns.generation != m_generation || columns.steps.size() < m_steps.size()) {
        m_steps.clear();
        m_seconds.clear();
        m_raw.clear();
        m_smooth.clear();
        m_mean = m_share = 0;
        m_generation = columns.generation;
    }
    const std::size_t known = m_steps.size();
    m_steps.insert(m_steps.end(), columns.steps.begin() + std::ptrdiff_t(known), columns.steps.end());
    m_seconds.insert(m_seconds.end(), columns.seconds.begin() + std::ptrdiff_t(known), columns.seconds.end());
    for (std::size_t i = known; i < columns.values.size(); ++i) {
        m_raw.append(columns.values[i]);
        if (m_weight > 0) m_smooth.append(smoothed(columns.values[i]));
    }
}

void CurveSeries::setSmoothing(double weight)
{
    if (weight == m_weight) return;
    m_weight = weight;
    m_mean = m_share = 0;
    std::vector<float> smooth;
    if (m_weight > 0) {
        smooth.reserve(m_raw.size());
        for (const float value : m_raw.values())
            smooth.push_back(smoothed(value));
    }
    m_smooth.assign(std::move(smooth));
}

float CurveSeries::smoothed(float value)
{
    if (std::isnan(value)) return value;
    m_mean = m_weight * m_mean + (1 - m_weight) * double(value);
    m_share = m_weight * m_share + (1 - m_weight);
    return float(m_mean / m_share);
}

std::size_t CurveSeries::lowerBound(double x) const
{
    if (m_axis == CurveAxis::Time)
        return std::size_t(std::lower_bound(m_seconds.begin(), m_seconds.end(), x) - m_seconds.begin());
    const auto isBefore = [](std::int64_t step, double place) { return double(step) < place; };
    return std::size_t(std::lower_bound(m_steps.begin(), m_steps.end(), x, isBefore) - m_steps.begin());
}

std::size_t CurveSeries::lowerBound(double place, std::size_t from) const
{
    // In strides that double: neighbouring places are near to each other.
    std::size_t low = from, stride = 1;
    while (low + stride < size() && x(low + stride) < place) {
        low += stride;
        stride *= 2;
    }
    std::size_t high = std::min(low + stride, size());
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (x(middle) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::size_t CurveSeries::nearest(double place) const
{
    const std::size_t after = lowerBound(place);
    if (after == 0) return 0;
    if (after == size()) return size() - 1;
    return place - x(after - 1) <= x(after) - place ? after - 1 : after;
}

} // namespace sdw::ui
