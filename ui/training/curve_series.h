// One curve of a plot: its points, their smoothed form, and extremes of any stretch in logarithmic time.
#pragma once

#include "core/training/run_log.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace sdw::ui {

enum class CurveAxis { Step, Time };

/// Least and greatest of a stretch; empty where nothing in it is a number.
struct Extremes {
    float least = 0, greatest = 0;
    bool isEmpty = true;

    void add(float value)
    {
        if (!(value == value)) return; // NaN
        least = isEmpty ? value : std::min(least, value);
        greatest = isEmpty ? value : std::max(greatest, value);
        isEmpty = false;
    }
    void add(const Extremes& other)
    {
        if (other.isEmpty) return;
        add(other.least);
        add(other.greatest);
    }
};

/// Values with the extremes of blocks of 16, of 256, …, above them.
class ExtremesPyramid {
public:
    void clear();
    void append(std::span<const float> values);
    /// Room for so many, lest the first ones be moved again and again.
    void reserve(std::size_t size);
    std::size_t size() const { return m_values.size(); }
    float operator[](std::size_t index) const { return m_values[index]; }
    const std::vector<float>& values() const { return m_values; }
    /// Of [begin, end), exact.
    Extremes extremes(std::size_t begin, std::size_t end) const;

private:
    static constexpr std::size_t kBlock = 16;
    std::vector<float> m_values;
    std::vector<std::vector<Extremes>> m_levels; ///< whole blocks and the one that grows
};

class CurveSeries {
public:
    static constexpr std::size_t kAll = std::size_t(-1);

    /// Takes over what is new, or everything where the generation is another one, but at most so many points.
    /// @return whether everything is there now.
    bool take(const CurveColumns& columns, std::size_t most = kAll);
    /// Room for so many points.
    void reserve(std::size_t size);
    void setAxis(CurveAxis axis) { m_axis = axis; }
    /// Exponential moving average, 0 (off) to below 1: of every new value 1 − weight counts. Without the pull to zero
    /// that such means have at their beginning; values that are no number are passed over, and stay gaps.
    void setSmoothing(double weight);
    /// The same in pieces: smooth() is that of the weight before, until smoothOn() has come to the end.
    void beginSmoothing(double weight);
    /// @return whether smooth() is that of the weight that was asked for.
    bool smoothOn(std::size_t most = kAll);
    bool isBehind() const { return m_next.has_value(); }

    std::size_t size() const { return m_steps.size(); }
    /// Place on the horizontal axis: step, or seconds of training. Never falls.
    double x(std::size_t index) const { return m_axis == CurveAxis::Step ? double(m_steps[index]) : m_seconds[index]; }
    std::int64_t step(std::size_t index) const { return m_steps[index]; }
    double seconds(std::size_t index) const { return m_seconds[index]; }
    const std::vector<std::int64_t>& steps() const { return m_steps; }
    const std::vector<double>& secondsColumn() const { return m_seconds; }
    const ExtremesPyramid& raw() const { return m_raw; }
    /// raw() while smoothing is off.
    const ExtremesPyramid& smooth() const { return isSmoothed() ? m_smooth.values : m_raw; }
    bool isSmoothed() const { return m_smooth.weight > 0; }
    double smoothing() const { return m_smooth.weight; } ///< of smooth()

    /// First index whose place is not before `x`.
    std::size_t lowerBound(double x) const;
    /// The same, quick where it is near to `from`, which must not be behind it.
    std::size_t lowerBound(double place, std::size_t from) const;
    /// The one nearest to `x`; size() must not be 0.
    std::size_t nearest(double place) const;

private:
    /// An average over the values so far.
    struct Average {
        double weight = 0, mean = 0, share = 0; ///< share: how much of the mean is real
        ExtremesPyramid values;

        void add(std::span<const float> raw);
        void restart();
    };

    std::vector<std::int64_t> m_steps;
    std::vector<double> m_seconds;
    ExtremesPyramid m_raw;
    Average m_smooth;              ///< as long as m_raw where its weight is not 0
    std::optional<Average> m_next; ///< of another weight; shorter than m_raw
    std::uint64_t m_generation = 0;
    CurveAxis m_axis = CurveAxis::Step;
};

} // namespace sdw::ui
