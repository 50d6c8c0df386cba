#include "core/base/append_file.h"

#include "core/base/file_write.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sdw {
namespace {

int openToAppend(const std::filesystem::path& path)
{
    failIfReadOnly(path, "write");
    return ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

} // namespace

AppendFile::AppendFile(const std::filesystem::path& path)
    : m_path(path)
    , m_descriptor(openToAppend(path))
{
    if (m_descriptor < 0) failOn(path, "write", errno);
    const int locked = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    const off_t end = ::lseek(m_descriptor, 0, SEEK_END);
    // File systems without locks are used without.
    if (locked == EWOULDBLOCK || end < 0) {
        const int code = errno;
        ::close(m_descriptor);
        if (locked == EWOULDBLOCK) throw InUseError("'" + path.string() + "' is in use by another window or program.");
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
