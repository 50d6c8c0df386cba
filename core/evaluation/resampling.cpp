#include "core/evaluation/resampling.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>

namespace sdw {
namespace {

/// Small, fast and the same everywhere, which the generators and distributions of the standard library are not
/// together. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t bits = m_state += 0x9e3779b97f4a7c15ull;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ull;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebull;
        return bits ^ (bits >> 31);
    }
    /// 0 .. bound-1; the bias of the multiplication is below bound / 2^32.
    std::size_t below(std::size_t bound) { return std::size_t(((next() >> 32) * bound) >> 32); }

private:
    std::uint64_t m_state;
};

/// A generator of its own for each resample, so that the order and the number of threads do not matter.
SplitMix generatorOf(std::uint64_t seed, std::size_t resample, std::uint64_t purpose)
{
    return SplitMix(SplitMix(SplitMix(seed + purpose * 0xd1342543de82ef95ull).next() + resample).next());
}

/// One lane of the weights. No image is drawn 65,536 times.
void drawAgain(std::uint16_t* weights, std::size_t images, SplitMix random)
{
    for (std::size_t i = 0; i < images; ++i)
        ++weights[random.below(images) * kLanes];
}

void swapAtRandom(std::uint16_t* weights, std::size_t images, SplitMix random)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < images; ++i, bits >>= 1) {
        if (i % 64 == 0) bits = random.next();
        weights[i * kLanes] = std::uint16_t(bits & 1);
    }
}

} // namespace

void SparseCounts::add(std::size_t column, double count)
{
    if (count != 0) m_entries.push_back({count, std::uint32_t(column)});
}

std::vector<double> SparseCounts::total() const
{
    std::vector<double> total(m_width, 0.0);
    for (const Entry& entry : m_entries)
        total[entry.column] += entry.count;
    return total;
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__((target_clones("default", "avx2", "avx512f"))) // as wide as the processor at hand can
#endif
void SparseCounts::addWeighted(const std::uint16_t* weights, double* sums) const
{
    const Entry* entry = m_entries.data();
    for (const std::uint32_t last : m_ends) {
        const Entry* const end = m_entries.data() + last;
        double own[kLanes];
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            own[lane] = weights[lane];
        for (; entry != end; ++entry) {
            double* sum = sums + entry->column * kLanes;
            const double count = entry->count;
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                sum[lane] += own[lane] * count;
        }
        weights += kLanes;
    }
}

void forEachResample(const SparseCounts& counts, Resample how, std::int64_t resamples, std::uint64_t seed,
                     const TakeSums& take)
{
    const std::size_t images = counts.images();
    const auto groups = int((resamples + std::int64_t(kLanes) - 1) / std::int64_t(kLanes));
    const std::uint64_t purpose = how == Resample::DrawAgain ? 1 : 2;
    const auto fill = how == Resample::DrawAgain ? drawAgain : swapAtRandom;
    cv::parallel_for_(cv::Range(0, groups), [&](const cv::Range& range) {
        std::vector<std::uint16_t> weights(images * kLanes);
        std::vector<double> sums(counts.width() * kLanes);
        for (int group = range.start; group < range.end; ++group) {
            const std::size_t first = std::size_t(group) * kLanes;
            std::fill(weights.begin(), weights.end(), std::uint16_t(0));
            std::fill(sums.begin(), sums.end(), 0.0);
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                fill(weights.data() + lane, images, generatorOf(seed, first + lane, purpose));
            counts.addWeighted(weights.data(), sums.data());
            take(first, sums.data());
        }
    });
}

} // namespace sdw
