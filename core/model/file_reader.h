// A file that is read piece by piece: its length is known before anything of it is trusted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace sdw {

class FileReader {
public:
    /// @throws Error naming the file when it is missing, unreadable or not a regular file.
    explicit FileReader(const std::filesystem::path& path);

    std::uint64_t size() const { return m_size; } ///< bytes
    const std::filesystem::path& path() const { return m_path; }

    /// Copies `count` bytes from `offset` on. @throws Error where they reach beyond the end of the file.
    void read(std::uint64_t offset, void* into, std::uint64_t count);
    std::string readText(std::uint64_t offset, std::uint64_t count);

    /// @throws Error `Cannot read 'path': <reason>.`
    [[noreturn]] void fail(const std::string& reason) const;

private:
    std::filesystem::path m_path;
    std::ifstream m_stream;
    std::uint64_t m_size = 0;
};

} // namespace sdw
