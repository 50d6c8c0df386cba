#include "core/base/byte_source.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sdw {
namespace {

constexpr std::size_t kWindow = 8192;

} // namespace

ByteSource::ByteSource(std::string_view bytes)
    : m_window(bytes)
    , m_size(bytes.size())
{
}

ByteSource::ByteSource(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    , m_buffer(new char[kWindow])
{
    struct stat status {};
    if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0) {
        const int code = errno;
        if (m_descriptor >= 0) ::close(m_descriptor);
        throw Error("Cannot read '" + file.string() + "': " + std::strerror(code) + ".");
    }
    if (!S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        throw Error("Cannot read '" + file.string() + "': it is not a regular file.");
    }
    m_size = std::uint64_t(status.st_size);
}

ByteSource::~ByteSource()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

bool ByteSource::window(std::uint64_t offset)
{
    if (offset >= m_size || m_descriptor < 0) return false;
    ssize_t got;
    do
        got = ::pread(m_descriptor, m_buffer.get(), kWindow, off_t(offset));
    while (got < 0 && errno == EINTR);
    if (got <= 0) return false;
    m_window = std::string_view(m_buffer.get(), std::size_t(got));
    m_windowAt = offset;
    return true;
}

std::uint8_t ByteSource::byte(std::uint64_t offset)
{
    const bool atHand = offset >= m_windowAt && offset - m_windowAt < m_window.size();
    if (!atHand && !window(offset)) {
        m_cutOff = true;
        return 0;
    }
    return std::uint8_t(m_window[std::size_t(offset - m_windowAt)]);
}

std::string ByteSource::text(std::uint64_t offset, std::size_t count)
{
    const std::uint64_t left = offset < m_size ? m_size - offset : 0;
    std::string result;
    for (std::size_t i = 0; i < std::min<std::uint64_t>(count, left); ++i)
        result += char(byte(offset + i));
    return result;
}

} // namespace sdw
