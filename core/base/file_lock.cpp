#include "core/base/file_lock.h"

#include "core/base/error.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sdw {
namespace {

constexpr int kAttempts = 3;

} // namespace

FileLock::FileLock(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
{
    if (m_descriptor < 0) throw Error("Cannot open '" + file.string() + "': " + std::strerror(errno) + ".");
    int code = 0;
    for (int attempt = 0; attempt < kAttempts; ++attempt) { // who only asks held() has it for a moment, too
        if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) return;
        code = errno;
        if (code != EWOULDBLOCK) break;
    }
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
