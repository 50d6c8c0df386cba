// Bytes of a file or of memory at any offset, for parsers of file headers that hop from place to place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace sdw {

/// Reads past the end give zeros and are remembered, so that a parser can run on and ask once: `cutOff()`.
class ByteSource {
public:
    /// Memory that must outlive the source.
    explicit ByteSource(std::string_view bytes);
    /// A regular file; anything else (folder, named pipe, device) is refused without waiting on it.
    /// @throws Error naming the file.
    explicit ByteSource(const std::filesystem::path& file);
    ~ByteSource();
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    std::uint64_t size() const { return m_size; }
    bool cutOff() const { return m_cutOff; }

    std::uint8_t byte(std::uint64_t offset);
    std::uint32_t big16(std::uint64_t offset) { return std::uint32_t(byte(offset)) << 8 | byte(offset + 1); }
    std::uint32_t big32(std::uint64_t offset) { return big16(offset) << 16 | big16(offset + 2); }
    std::uint32_t little16(std::uint64_t offset) { return byte(offset) | std::uint32_t(byte(offset + 1)) << 8; }
    std::uint32_t little24(std::uint64_t offset) { return little16(offset) | std::uint32_t(byte(offset + 2)) << 16; }
    std::uint32_t little32(std::uint64_t offset) { return little16(offset) | little16(offset + 2) << 16; }
    /// At most `count` bytes; fewer at the end.
    std::string text(std::uint64_t offset, std::size_t count);
    bool startsWith(std::uint64_t offset, std::string_view expected)
    {
        return text(offset, expected.size()) == expected;
    }

private:
    bool window(std::uint64_t offset);

    std::string_view m_window;    // the part at hand
    std::uint64_t m_windowAt = 0; // its offset
    std::uint64_t m_size = 0;
    int m_descriptor = -1;
    std::unique_ptr<char[]> m_buffer;
    bool m_cutOff = false;
};

} // namespace sdw
