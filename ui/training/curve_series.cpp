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

void ExtremesPyramid::append(std::span<const float> values)
{
    if (values.empty()) return;
    std::size_t from = m_values.size() / kBlock; // the first block that changes
    m_values.insert(m_values.end(), values.begin(), values.end());
    const auto renew = [&from](std::vector<Extremes>& blocks, const auto& below) {
        blocks.resize((below.size() + kBlock - 1) / kBlock);
        for (std::size_t block = from; block < blocks.size(); ++block) {
            Extremes found;
            for (std::size_t i = block * kBlock; i < std::min((block + 1) * kBlock, below.size()); ++i)
                found.add(below[i]);
            blocks[block] = found;
        }
    };
    if (m_levels.empty()) m_levels.emplace_back();
    renew(m_levels[0], m_values);
    // A level on top of another one is worth it as soon as there is more than one block to it.
    for (std::size_t level = 1; m_levels[level - 1].size() > kBlock; ++level) {
        const bool fresh = level == m_levels.size();
        if (fresh) m_levels.emplace_back();
        from = fresh ? 0 : from / kBlock;
        renew(m_levels[level], m_levels[level - 1]);
    }
}

void ExtremesPyramid::reserve(std::size_t size)
{
    m_values.reserve(size);
    if (m_levels.empty()) m_levels.emplace_back();
    m_levels[0].reserve((size + kBlock - 1) / kBlock);
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

bool CurveSeries::take(const CurveColumns& columns, std::size_t most)
{
    if (columns.generation != m_generation || columns.steps.size() < m_steps.size()) {
        m_steps.clear();
        m_seconds.clear();
        m_raw.clear();
        m_smooth.restart();
        if (m_next) m_next->restart();
        m_generation = columns.generation;
    }
    const std::size_t known = m_steps.size(), count = std::min(columns.steps.size() - known, most);
    const auto fresh = [&](const auto& column) { return column.subspan(known, count); };
    m_steps.insert(m_steps.end(), fresh(columns.steps).begin(), fresh(columns.steps).end());
    m_seconds.insert(m_seconds.end(), fresh(columns.seconds).begin(), fresh(columns.seconds).end());
    m_raw.append(fresh(columns.values));
    if (isSmoothed()) m_smooth.add(fresh(columns.values));
    return known + count == columns.steps.size();
}

void CurveSeries::reserve(std::size_t size)
{
    if (size <= m_steps.capacity()) return;
    m_steps.reserve(size);
    m_seconds.reserve(size);
    m_raw.reserve(size);
    if (isSmoothed()) m_smooth.values.reserve(size);
}

void CurveSeries::setSmoothing(double weight)
{
    beginSmoothing(weight);
    smoothOn();
}

void CurveSeries::beginSmoothing(double weight)
{
    if (weight == (m_next ? m_next->weight : m_smooth.weight)) return;
    m_next.reset();
    if (weight == m_smooth.weight) return; // back to what there is
    m_next.emplace().weight = weight;
    if (weight > 0) m_next->values.reserve(m_raw.size());
}

bool CurveSeries::smoothOn(std::size_t most)
{
    if (!m_next) return true;
    if (m_next->weight > 0) {
        const std::size_t known = m_next->values.size(), count = std::min(m_raw.size() - known, most);
        m_next->add(std::span(m_raw.values()).subspan(known, count));
        if (m_next->values.size() < m_raw.size()) return false;
    }
    m_smooth = std::move(*m_next);
    m_next.reset();
    return true;
}

void CurveSeries::Average::restart()
{
    mean = share = 0;
    values.clear();
}

void CurveSeries::Average::add(std::span<const float> raw)
{
    std::vector<float> smoothed(raw.begin(), raw.end());
    for (float& value : smoothed) {
        if (std::isnan(value)) continue;
        mean = weight * mean + (1 - weight) * double(value);
        share = weight * share + (1 - weight);
        value = float(mean / share);
    }
    values.append(smoothed);
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
