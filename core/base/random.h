// A small random generator whose numbers are the same everywhere: the standard library's distributions differ from one
// implementation to the next, and a resumed or moved run must see the same crops.
// Source: splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace sdw {

/// Scrambles a number so that neighbours have nothing in common.
constexpr std::uint64_t scramble(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

/// The generator is a counter: number n of the stream (seed, stream) can be had without the ones before it.
class Random {
public:
    /// @param stream one of many independent sequences of the same seed, for example the position of a sample.
    explicit constexpr Random(std::uint64_t seed, std::uint64_t stream = 0)
        : m_state(scramble(seed + kStep) ^ scramble(scramble(stream ^ 0x5851f42d4c957f2dull) + kStep))
    {
    }

    constexpr std::uint64_t next() { return scramble(m_state += kStep); }
    /// In [0, 1), 53 bits.
    constexpr double uniform() { return double(next() >> 11) * 0x1p-53; }
    constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Whole number in 0 .. count − 1, each equally likely. @param count at least 1.
    constexpr std::uint64_t below(std::uint64_t count)
    {
        const std::uint64_t rest = (0 - count) % count; // 2^64 mod count: numbers under it would favour small results
        for (;;) {
            const std::uint64_t number = next();
            if (number >= rest) return number % count;
        }
    }
    constexpr bool coin(double probability) { return uniform() < probability; }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ull;
    std::uint64_t m_state;
};

/// 0 .. count − 1 in random order (Fisher and Yates).
inline std::vector<std::uint32_t> randomOrder(std::uint32_t count, Random random)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::uint32_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

} // namespace sdw
