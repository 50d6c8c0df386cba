// Chance for the drawn scenes: a small generator whose numbers depend on the seed alone, not on library or machine.
#pragma once

#include <cmath>
#include <cstdint>

namespace sdw::demo {

/// SplitMix64 (Steele, Lea, Flood 2014): every seed, also 0, gives a good sequence.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    float unit() { return float(next() >> 40) * (1.0f / 16777216.0f); } ///< 0 <= x < 1
    float between(float low, float high) { return low + (high - low) * unit(); }
    int whole(int low, int high) { return low + int(next() % std::uint64_t(high - low + 1)); } ///< both ends included
    bool chance(float probability) { return unit() < probability; }
    float sign() { return chance(0.5f) ? 1.0f : -1.0f; }
    float bell()
    {
        return (unit() + unit() + unit() + unit() - 2.0f) * 1.7320508f;
    } ///< mean 0, deviation 1, within ±3.5
    template <typename Item, std::size_t N>
    const Item& pick(const Item (&items)[N])
    {
        return items[next() % N];
    }

private:
    std::uint64_t m_state;
};

} // namespace sdw::demo
