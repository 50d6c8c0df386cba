// A file that grows at its end and is known to be whole up to there: journals.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace sdw {

/// Somebody else has the file open.
class InUseError : public Error {
public:
    using Error::Error;
};

/// A file that grows at its end, piece by piece. It is locked while it is open: other programs, and other objects here,
/// that open it this way are refused. What has been appended survives the end of the program at once, the end of the
/// computer after sync().
class AppendFile {
public:
    /// Makes the file where there is none. @throws Error naming it, InUseError when somebody else has it open.
    explicit AppendFile(const std::filesystem::path& path);
    ~AppendFile();
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;

    std::uint64_t size() const { return m_size; }
    /// Whole or not at all: a piece of which only a part fits is taken back. @throws Error (kind Resources when the
    /// disk is full).
    void append(std::string_view bytes);
    /// @throws Error when the disk cannot be reached.
    void sync();
    /// Cuts the file off. @param size at most size(). @throws Error.
    void cut(std::uint64_t size);

private:
    std::filesystem::path m_path;
    int m_descriptor;
    std::uint64_t m_size = 0;
    bool m_torn = false; // a piece could be taken back neither
};

} // namespace sdw
