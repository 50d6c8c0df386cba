// Sums of per-image counts over many random choices of the images, exact and fast: counts are whole numbers, most
// images lack most classes, and eight choices are added up side by side.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace sdw {

/// Choices of images that are added up side by side.
constexpr std::size_t kLanes = 8;

/// A row of counts for each image, of which those that are 0 take no room.
class SparseCounts {
public:
    explicit SparseCounts(std::size_t width)
        : m_width(width)
    {
    }
    /// Call it in the order of the columns; then nextImage().
    void add(std::size_t column, double count);
    void nextImage() { m_ends.push_back(std::uint32_t(m_entries.size())); }

    std::size_t images() const { return m_ends.size(); }
    std::size_t width() const { return m_width; }
    std::vector<double> total() const; ///< of every column

    /// Adds every image as often as it was chosen. @param weights images × kLanes. @param sums width × kLanes. Counts,
    /// weights and their sums are whole numbers that a double holds exactly: their order does not matter.
    void addWeighted(const std::uint16_t* weights, double* sums) const;

private:
    struct Entry {
        double count = 0;
        std::uint32_t column = 0;
    };
    std::size_t m_width;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_ends; ///< of each image's entries
};

enum class Resample {
    DrawAgain, ///< as many images as there are, with replacement: a bootstrap
    Swap,      ///< each image or not, like the toss of a coin: a paired permutation
};

/// What gets the sums of the resamples first, first + 1, ..., of which the last lanes are to be passed over where the
/// total is no multiple of kLanes. Called from several threads.
using TakeSums = std::function<void(std::size_t first, const double* sums)>;

/// Depends on its arguments alone, not on the number of threads: each resample has a random generator of its own.
void forEachResample(const SparseCounts& counts, Resample how, std::int64_t resamples, std::uint64_t seed,
                     const TakeSums& take);

} // namespace sdw
