#include "core/base/file_lock.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sdw {

FileLock::FileLock(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
{
    if (m_descriptor < 0) throw Error("Cannot open '" + file.string() + "': " + std::strerror(errno) + ".");
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) return;
    const int code = errno;
    ::close(m_descriptor);
    throw Error(code == EWOULDBLOCK ? "'" + file.string() + "' is locked by another process."
                                    : "Cannot lock '" + file.string() + "': " + std::strerror(code) + ".");
}

FileLock::~FileLock()
{
    ::close(m_descriptor); // which also unlocks
}

bool FileLock::held(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool taken = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return taken;
}

} // namespace sdw
