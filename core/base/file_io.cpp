#include "core/base/file_io.h"

#include "core/base/error.h"
#include "core/base/file_write.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sdw {
namespace {

namespace fs = std::filesystem;

std::atomic<std::int64_t>& diskLimit()
{
    static std::atomic<std::int64_t> limit{[] {
        const char* text = std::getenv("SDW_FAULT_DISK_BYTES");
        return text ? std::int64_t(std::strtoll(text, nullptr, 10)) : std::int64_t(-1);
    }()};
    return limit;
}

fs::path& readOnlyFolder()
{
    static fs::path folder;
    return folder;
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

void flushFolder(const fs::path& folder)
{
    const Descriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0) ::fsync(descriptor.number()); // some file systems refuse; the rename is then theirs
}

} // namespace

void failOn(const fs::path& path, const char* action, int code)
{
    const bool space = code == ENOSPC || code == EDQUOT || code == EFBIG;
    throw Error(std::string("Cannot ") + action + " '" + path.string() + "': " + std::strerror(code) + ".",
                space ? ErrorKind::Resources : ErrorKind::BadInput);
}

void failIfReadOnly(const fs::path& path, const char* action)
{
    const std::string& folder = readOnlyFolder().native();
    if (!folder.empty() && path.native().starts_with(folder)) failOn(path, action, EROFS);
}

void writeBytes(int descriptor, const void* data, std::size_t size, const fs::path& path)
{
    failIfReadOnly(path, "write");
    auto& limit = diskLimit();
    if (limit >= 0 && (limit -= std::int64_t(size)) < 0) {
        limit = 0;
        failOn(path, "write", ENOSPC);
    }
    const char* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t written = ::write(descriptor, at, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) failOn(path, "write", errno);
        at += written;
        size -= std::size_t(written);
    }
}

void writeFileWhole(const fs::path& path, const std::function<void(const ByteSink&)>& fill)
{
    failIfReadOnly(path, "write");
    fs::path temporary = path;
    temporary += ".tmp" + std::to_string(::getpid());
    try {
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.number() < 0) failOn(path, "write", errno);
        fill([&](const void* data, std::size_t size) { writeBytes(file.number(), data, size, path); });
        if (::fsync(file.number()) != 0) failOn(path, "write", errno);
        if (::rename(temporary.c_str(), path.c_str()) != 0) failOn(path, "replace", errno);
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
    flushFolder(path.parent_path());
}

void writeFileWhole(const fs::path& path, std::string_view content)
{
    writeFileWhole(path, [&](const ByteSink& sink) { sink(content.data(), content.size()); });
}

std::string readFileWhole(const fs::path& path, std::uint64_t maxBytes)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // never hangs on a named pipe
    if (file.number() < 0) failOn(path, "read", errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) failOn(path, "read", errno);
    if (!S_ISREG(status.st_mode)) throw Error("Cannot read '" + path.string() + "': it is not a regular file.");
    if (std::uint64_t(status.st_size) > maxBytes)
        throw Error("Cannot read '" + path.string() + "': it has " + std::to_string(status.st_size) +
                    " bytes, more than the " + std::to_string(maxBytes) + " that such a file may have.");
    std::string content(std::size_t(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t got = ::read(file.number(), content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) failOn(path, "read", errno);
        if (got == 0) break;
        filled += std::size_t(got);
    }
    content.resize(filled);
    return content;
}

void appendLine(const fs::path& path, std::string_view line)
{
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (file.number() < 0) failOn(path, "write", errno);
    std::string text;
    const off_t end = ::lseek(file.number(), 0, SEEK_END);
    char last = '\n';
    if (end > 0 && ::pread(file.number(), &last, 1, end - 1) == 1 && last != '\n') text += '\n';
    text += line;
    text += '\n';
    writeBytes(file.number(), text.data(), text.size(), path);
}

void makeFolder(const fs::path& folder)
{
    std::error_code code;
    if (!fs::is_directory(folder, code)) failIfReadOnly(folder, "make the folder");
    fs::create_directories(folder, code);
    if (code || !fs::is_directory(folder)) failOn(folder, "make the folder", code ? code.value() : ENOTDIR);
}

std::uint64_t freeDiskBytes(const fs::path& path)
{
    if (diskLimit() >= 0) return std::uint64_t(diskLimit().load());
    std::error_code code;
    fs::path at = fs::absolute(path, code);
    while (!at.empty() && !fs::exists(at, code) && at != at.root_path())
        at = at.parent_path();
    const auto space = fs::space(at, code);
    return code ? 0 : space.available;
}

void limitDiskForTests(std::int64_t bytes)
{
    diskLimit() = bytes;
}

void setReadOnlyForTests(const fs::path& folder)
{
    readOnlyFolder() = folder;
}

} // namespace sdw
