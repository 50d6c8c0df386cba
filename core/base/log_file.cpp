#include "core/base/log_file.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace sdw {

LogFile::LogFile(const std::filesystem::path& file)
    : m_stream(file, std::ios::app)
{
    if (!m_stream) throw Error("Cannot write '" + file.string() + "': " + std::strerror(errno) + ".");
}

void LogFile::write(const char* level, const std::string& message)
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char time[32];
    std::strftime(time, sizeof time, "%Y-%m-%d %H:%M:%S", &local);
    const std::lock_guard lock(m_mutex);
    m_stream << time << ' ' << level << ' ' << message << std::endl;
    m_stream.clear(); // after a full disk, later messages are tried again
}

std::string printed(const char* format, ...)
{
    std::va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    std::string text(std::size_t(std::max(0, std::vsnprintf(nullptr, 0, format, arguments))), '\0');
    std::vsnprintf(text.data(), text.size() + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

} // namespace sdw
