// A lock that only one process can hold, tied to a file. The system releases it when the process ends, however it ends.
#pragma once

#include <filesystem>

namespace sdw {

class FileLock {
public:
    /// Makes the file where it is not there. @throws Error when another process (or object) holds the lock, or the file
    /// cannot be made.
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Whether somebody holds the lock of this file now.
    static bool held(const std::filesystem::path& file);

private:
    int m_descriptor = -1;
};

} // namespace sdw
