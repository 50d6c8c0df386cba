// Files written whole or not at all, and read with a limit. Every file that matters goes through here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace sdw {

/// Sink that a writer fills; each call appends bytes.
using ByteSink = std::function<void(const void* data, std::size_t size)>;

/// Writes a temporary file beside `path`, flushes it to the disk, renames it over `path` and flushes the folder. On any
/// failure the old file stays as it was and the temporary file is gone.
/// @throws Error (kind Resources when the disk is full) naming `path` and the system's reason.
void writeFileWhole(const std::filesystem::path& path, const std::function<void(const ByteSink&)>& fill);
void writeFileWhole(const std::filesystem::path& path, std::string_view content);

/// @throws Error naming `path` when it cannot be read or is larger than `maxBytes`.
std::string readFileWhole(const std::filesystem::path& path, std::uint64_t maxBytes = 256ull << 20);

/// Appends one line (a newline is added) and flushes it to the system. A torn last line left by a crash is ended first,
/// so that it never swallows the new one.
/// @throws Error as above.
void appendLine(const std::filesystem::path& path, std::string_view line);

/// Makes a folder and its parents. @throws Error naming it.
void makeFolder(const std::filesystem::path& folder);

/// Bytes free for this user on the file system of `path` (or of its nearest existing parent).
std::uint64_t freeDiskBytes(const std::filesystem::path& path);

/// Test hook: the write layer behaves as if the disk had only this many bytes left (ENOSPC after them); negative: off.
/// The environment variable SDW_FAULT_DISK_BYTES sets it at start, for tests of whole programs.
void limitDiskForTests(std::int64_t bytes);
/// Test hook: nothing below this folder can be written any more, as if its drive had been mounted read-only (EROFS), which
/// permissions do not do to everybody. Empty: off. @pre nothing is being written.
void setReadOnlyForTests(const std::filesystem::path& folder);

} // namespace sdw
