// A log for people: one line a message, with time and level, appended to a file.
// (Not spdlog: LibTorch's headers bring an fmt of their own, which the packaged spdlog does not compile with.)
#pragma once

#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

namespace sdw {

class LogFile {
public:
    /// @throws Error naming the file when it cannot be written.
    explicit LogFile(const std::filesystem::path& file);

    /// From any thread. What cannot be written (a full disk) is lost: the log is never what a run dies of.
    void info(const std::string& message) { write("info ", message); }
    void warn(const std::string& message) { write("warn ", message); }
    void error(const std::string& message) { write("error", message); }

private:
    void write(const char* level, const std::string& message);

    std::mutex m_mutex;
    std::ofstream m_stream;
};

/// printf into a string.
std::string printed(const char* format, ...) __attribute__((format(printf, 1, 2)));

} // namespace sdw
