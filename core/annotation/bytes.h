// Numbers as bytes, lowest first, and back with every length checked: the journal's payloads.
#pragma once

#include "core/base/error.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace sdw {

class ByteWriter {
public:
    template <typename T>
    void number(T value)
    {
        static_assert(std::is_arithmetic_v<T> && std::endian::native == std::endian::little);
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
    }
    void raw(std::string_view bytes) { m_bytes += bytes; }
    /// With its length in front.
    void text(std::string_view bytes)
    {
        number(std::uint32_t(bytes.size()));
        raw(bytes);
    }
    std::string take() { return std::move(m_bytes); }
    std::size_t size() const { return m_bytes.size(); }

private:
    std::string m_bytes;
};

/// @throws Error where the bytes end early.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    template <typename T>
    T number()
    {
        T value;
        std::memcpy(&value, raw(sizeof(T)).data(), sizeof(T));
        return value;
    }
    std::string_view raw(std::size_t size)
    {
        if (size > m_rest.size()) throw Error("A record of the journal ends early.");
        const auto bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }
    std::string_view text() { return raw(number<std::uint32_t>()); }
    /// A number of things that take at least `smallest` bytes each: more than the bytes can hold is refused before
    /// memory is taken.
    std::uint32_t count(std::size_t smallest)
    {
        const auto value = number<std::uint32_t>();
        if (value > m_rest.size() / smallest) throw Error("A record of the journal holds an impossible number.");
        return value;
    }
    std::size_t rest() const { return m_rest.size(); }

private:
    std::string_view m_rest;
};

} // namespace sdw
