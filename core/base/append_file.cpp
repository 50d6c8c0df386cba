#include "core/base/append_file.h"

#include "core/base/file_write.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sdw {
namespace {

/// The file that is open is still the one of that name: nobody has put another in its place meanwhile.
bool isStillThere(int descriptor, const std::filesystem::path& path)
{
    struct stat open = {}, named = {};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

int openLocked(const std::filesystem::path& path)
{
    failIfReadOnly(path, "write");
    constexpr int kTries = 100; // each one is lost to somebody who replaced the file in that very moment
    for (int i = 0; i < kTries; ++i) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (descriptor < 0) failOn(path, "write", errno);
        const bool refused = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
        // File systems without locks are used without.
        if (!refused && isStillThere(descriptor, path)) return descriptor;
        ::close(descriptor);
        if (refused) break;
    }
    throw InUseError("'" + path.string() + "' is in use by another window or program.");
}

} // namespace

AppendFile::AppendFile(const std::filesystem::path& path)
    : m_path(path)
    , m_descriptor(openLocked(path))
{
    const off_t end = ::lseek(m_descriptor, 0, SEEK_END);
    if (end < 0) {
        const int code = errno;
        ::close(m_descriptor);
        failOn(path, "write", code);
    }
    m_size = std::uint64_t(end);
}

AppendFile::~AppendFile()
{
    ::close(m_descriptor);
}

void AppendFile::append(std::string_view bytes)
{
    if (m_torn) cut(m_size);
    try {
        writeBytes(m_descriptor, bytes.data(), bytes.size(), m_path);
    } catch (...) {
        m_torn = ::ftruncate(m_descriptor, off_t(m_size)) != 0;
        throw;
    }
    m_size += bytes.size();
}

void AppendFile::sync()
{
    if (::fdatasync(m_descriptor) != 0) failOn(m_path, "write", errno);
}

void AppendFile::cut(std::uint64_t size)
{
    failIfReadOnly(m_path, "write");
    if (::ftruncate(m_descriptor, off_t(size)) != 0) failOn(m_path, "write", errno);
    m_size = size;
    m_torn = false;
}

} // namespace sdw
