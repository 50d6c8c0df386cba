#include "core/base/content_hash.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>

namespace sdw {
namespace {

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ull, kPrime2 = 0xC2B2AE3D27D4EB4Full,
                        kPrime3 = 0x165667B19E3779F9ull, kPrime4 = 0x85EBCA77C2B2AE63ull,
                        kPrime5 = 0x27D4EB2F165667C5ull;

template <typename Integer>
Integer load(const unsigned char* at) // little-endian
{
    Integer value = 0;
    if constexpr (std::endian::native == std::endian::little)
        std::memcpy(&value, at, sizeof value);
    else
        for (std::size_t i = 0; i < sizeof value; ++i)
            value |= Integer(at[i]) << (8 * i);
    return value;
}

std::uint64_t mixLane(std::uint64_t lane, std::uint64_t input)
{
    return std::rotl(lane + input * kPrime2, 31) * kPrime1;
}

} // namespace

void ContentHash::consume(const unsigned char* stripe)
{
    for (int i = 0; i < 4; ++i)
        m_lanes[i] = mixLane(m_lanes[i], load<std::uint64_t>(stripe + 8 * i));
}

void ContentHash::add(const void* data, std::size_t size)
{
    const auto* at = static_cast<const unsigned char*>(data);
    m_total += size;
    if (m_restSize > 0) {
        const std::size_t taken = std::min(size, sizeof m_rest - m_restSize);
        std::memcpy(m_rest + m_restSize, at, taken);
        m_restSize += taken;
        at += taken;
        size -= taken;
        if (m_restSize < sizeof m_rest) return;
        consume(m_rest);
        m_restSize = 0;
    }
    for (; size >= sizeof m_rest; at += sizeof m_rest, size -= sizeof m_rest)
        consume(at);
    if (size > 0) std::memcpy(m_rest, at, size);
    m_restSize = size;
}

std::uint64_t ContentHash::value() const
{
    std::uint64_t hash = kPrime5;
    if (m_total >= sizeof m_rest) {
        hash =
            std::rotl(m_lanes[0], 1) + std::rotl(m_lanes[1], 7) + std::rotl(m_lanes[2], 12) + std::rotl(m_lanes[3], 18);
        for (const std::uint64_t lane : m_lanes)
            hash = (hash ^ mixLane(0, lane)) * kPrime1 + kPrime4;
    }
    hash += m_total;
    const unsigned char* at = m_rest;
    std::size_t left = m_restSize;
    for (; left >= 8; at += 8, left -= 8)
        hash = std::rotl(hash ^ mixLane(0, load<std::uint64_t>(at)), 27) * kPrime1 + kPrime4;
    if (left >= 4) {
        hash = std::rotl(hash ^ (load<std::uint32_t>(at) * kPrime1), 23) * kPrime2 + kPrime3;
        at += 4;
        left -= 4;
    }
    for (; left > 0; ++at, --left)
        hash = std::rotl(hash ^ (*at * kPrime5), 11) * kPrime1;
    hash = (hash ^ (hash >> 33)) * kPrime2;
    hash = (hash ^ (hash >> 29)) * kPrime3;
    return hash ^ (hash >> 32);
}

std::string ContentHash::hex() const
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value()));
    return text;
}

} // namespace sdw
