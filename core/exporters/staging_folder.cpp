#include "core/exporters/staging_folder.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/file_write.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace sdw {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& folder, const std::string& why)
{
    throw Error("Cannot write the export '" + folder.string() + "': " + why + ".");
}

std::string prefixOf(const fs::path& target)
{
    return "." + target.filename().string() + ".export-";
}

} // namespace

StagingFolder::StagingFolder(const fs::path& target, bool replace, const char* marker)
    : m_replace(replace)
    , m_marker(marker)
{
    std::error_code code;
    m_target = fs::weakly_canonical(fs::absolute(target, code), code);
    if (m_target.filename().empty()) m_target = m_target.parent_path(); // "out/"
    if (code || m_target.empty() || m_target == m_target.root_path()) fail(target, "it is no place for a folder");
    checkTarget();
    m_existing = m_target.parent_path();
    while (!fs::exists(m_existing, code) && m_existing != m_existing.root_path())
        m_existing = m_existing.parent_path();
    makeFolder(m_target.parent_path());
    removeStale();
    static std::atomic<int> count{0};
    m_folder =
        m_target.parent_path() / (prefixOf(m_target) + std::to_string(::getpid()) + "-" + std::to_string(++count));
    fs::remove_all(m_folder, code);
    makeFolder(m_folder);
}

StagingFolder::~StagingFolder()
{
    std::error_code code;
    fs::remove_all(m_folder, code); // after a swap it holds what was replaced
    if (m_done) return;
    for (auto above = m_target.parent_path(); above != m_existing && above.has_relative_path();
         above = above.parent_path())
        if (!fs::remove(above, code)) break; // only empty ones go
}

std::string StagingFolder::obstacle(const fs::path& target, bool replace, const char* marker)
{
    std::error_code code;
    if (!fs::exists(fs::symlink_status(target, code))) return {};
    if (!fs::is_directory(target, code)) return "a file of that name is in the way";
    if (fs::is_empty(target, code) && !code) return {};
    if (!replace) return "the folder is not empty";
    if (!fs::is_regular_file(target / marker, code))
        return std::string("the folder holds no ") + marker +
               " of an earlier export, and anything else is never replaced";
    return {};
}

void StagingFolder::checkTarget() const
{
    if (const std::string why = obstacle(m_target, m_replace, m_marker); !why.empty()) fail(m_target, why);
}

void StagingFolder::removeStale() const
{
    std::error_code code;
    const std::string prefix = prefixOf(m_target);
    for (fs::directory_iterator entry(m_target.parent_path(), code), end; !code && entry != end;
         entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(prefix)) continue;
        const long pid = std::strtol(name.c_str() + prefix.size(), nullptr, 10);
        std::error_code ignored;
        if (pid > 0 && ::kill(pid_t(pid), 0) != 0 && errno == ESRCH) fs::remove_all(entry->path(), ignored);
    }
}

void StagingFolder::commit()
{
    checkTarget();
    // One flush of the file system instead of one for each of ten thousand files.
    const int inside = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int trouble = inside < 0 || ::syncfs(inside) != 0 ? errno : 0;
    if (inside >= 0) ::close(inside);
    if (trouble != 0) failOn(m_target, "write the export", trouble);
    const auto renamed = [&](unsigned flags) {
        return ::renameat2(AT_FDCWD, m_folder.c_str(), AT_FDCWD, m_target.c_str(), flags) == 0;
    };
    std::error_code code;
    const bool occupied = fs::exists(m_target, code) && !fs::is_empty(m_target, code);
    bool done = occupied ? renamed(RENAME_EXCHANGE) : ::rename(m_folder.c_str(), m_target.c_str()) == 0;
    if (!done && occupied && (errno == EINVAL || errno == ENOSYS)) { // file systems that cannot swap
        fs::path old = m_folder;
        old += "-old";
        done = ::rename(m_target.c_str(), old.c_str()) == 0;
        if (done && ::rename(m_folder.c_str(), m_target.c_str()) != 0) {
            const int reason = errno;
            ::rename(old.c_str(), m_target.c_str());
            errno = reason;
            done = false;
        }
        if (done) fs::remove_all(old, code);
    }
    if (!done) fail(m_target, std::strerror(errno));
    m_done = true;
    const int parent = ::open(m_target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0) return;
    ::fsync(parent); // some file systems refuse; the rename is then theirs
    ::close(parent);
}

void writeStaged(const fs::path& file, std::string_view content)
{
    makeFolder(file.parent_path());
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) failOn(file, "write", errno);
    try {
        writeBytes(descriptor, content.data(), content.size(), file);
    } catch (...) {
        ::close(descriptor);
        throw;
    }
    if (::close(descriptor) != 0) failOn(file, "write", errno);
}

} // namespace sdw
