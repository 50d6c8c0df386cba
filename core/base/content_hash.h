// A fast 64-bit hash of bytes, to tell whether a file still holds what was written into it. It guards against accidents
// (torn writes, failing disks), not against forgery.
// Source: the published XXH64 algorithm, seed 0, so that other tools can recompute it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sdw {

class ContentHash {
public:
    void add(const void* data, std::size_t size);
    void add(std::string_view text) { add(text.data(), text.size()); }
    std::uint64_t value() const;
    std::string hex() const; ///< 16 lower-case digits

private:
    void consume(const unsigned char* stripe);

    static constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ull, kPrime2 = 0xC2B2AE3D27D4EB4Full;
    std::uint64_t m_lanes[4] = {kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1};
    unsigned char m_rest[32] = {}; // bytes not yet consumed
    std::size_t m_restSize = 0;
    std::uint64_t m_total = 0;
};

} // namespace sdw
