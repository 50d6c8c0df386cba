#include "core/datasets/file_tree.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"

#include <algorithm>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 64;

/// Droppings of desktops and editors.
bool isJunk(const std::string& name)
{
    return name.starts_with('.') || name.ends_with('~') || name == "Thumbs.db" || name == "desktop.ini" ||
           name == "__MACOSX";
}

/// What an entry is itself, links not followed. The folder has said so already: asking the file takes as long again.
fs::file_type typeOf(const fs::directory_entry& entry)
{
    std::error_code code;
    if (entry.is_symlink(code)) return fs::file_type::symlink;
    if (entry.is_regular_file(code)) return fs::file_type::regular;
    if (entry.is_directory(code)) return fs::file_type::directory;
    return fs::file_type::unknown;
}

/// Picture files that people have and that cannot be read here: worth a word.
bool isForeignPicture(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    for (const char* known :
         {".gif", ".avif", ".heic", ".heif", ".psd", ".exr", ".hdr", ".dng", ".nef", ".cr2", ".arw"})
        if (ending == known) return true;
    return false;
}

} // namespace

FileTree::FileTree(const fs::path& root)
    : m_root(root)
{
    if (!m_root.has_filename() && m_root.has_relative_path()) m_root = m_root.parent_path(); // a slash at the end
    std::error_code code;
    m_real = fs::canonical(root, code);
    if (code) throw Error("Cannot open the data set '" + root.string() + "': " + code.message() + ".");
    if (!fs::is_directory(m_real, code))
        throw Error("Cannot open the data set '" + root.string() + "': it is not a folder.");
}

bool FileTree::inside(const fs::path& file) const
{
    std::error_code code;
    const fs::path real = fs::canonical(file, code);
    if (code) return false;
    const auto [end, ignored] = std::mismatch(m_real.begin(), m_real.end(), real.begin(), real.end());
    static_cast<void>(ignored);
    return end == m_real.end();
}

bool FileTree::hasFolder(const std::string& relative) const
{
    std::error_code code;
    return fs::is_directory(m_root / relative, code) && inside(m_root / relative);
}

bool FileTree::hasFile(const std::string& relative) const
{
    std::error_code code;
    return fs::is_regular_file(m_root / relative, code) && inside(m_root / relative);
}

std::string FileTree::text(const std::string& relative, std::uint64_t maxBytes) const
{
    const fs::path file = m_root / relative;
    std::error_code code;
    if (fs::exists(file, code) && !inside(file))
        throw Error("Cannot read '" + file.string() + "': it is a link that leads out of the data set.");
    return readFileWhole(file, maxBytes);
}

std::string FileTree::relativeName(const fs::path& file) const
{
    return file.lexically_relative(m_root).generic_string();
}

void FileTree::problem(const fs::path& file, const std::string& message)
{
    // Part by part: a root "train" is no beginning of the file name "train.txt".
    const bool below = std::mismatch(m_root.begin(), m_root.end(), file.begin(), file.end()).first == m_root.end();
    const std::string name = below ? relativeName(file) : file.generic_string();
    if (m_told.insert(name + '\0' + message).second) m_problems.push_back({name, message});
}

std::vector<std::string> FileTree::folders(const std::string& relative) const
{
    std::vector<std::string> names;
    if (!hasFolder(relative)) return names;
    std::error_code code;
    for (auto entry = fs::directory_iterator(m_root / relative, code); !code && entry != fs::directory_iterator();
         entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (!isJunk(name) && typeOf(*entry) == fs::file_type::directory) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

void FileTree::walk(const fs::path& folder, const std::string& prefix, bool recursive, int depth,
                    std::vector<Found>& found)
{
    if (depth > kDeepest)
        return problem(folder,
                       "Folders are nested more than " + std::to_string(kDeepest) + " deep; not followed further.");
    std::error_code code;
    std::vector<std::pair<std::string, fs::file_type>> entries; // by file name: paths are slow to compare and to copy
    for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator();
         entry.increment(code))
        if (std::string name = entry->path().filename().string(); !isJunk(name))
            entries.emplace_back(std::move(name), typeOf(*entry));
    // The order of a folder differs from disk to disk.
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [name, type] : entries) {
        fs::path path = folder / name;
        if (type == fs::file_type::symlink) {
            std::error_code status;
            const auto target = fs::status(path, status).type();
            if (status || target == fs::file_type::not_found) {
                problem(path, "The link leads nowhere; skipped.");
                continue;
            }
            if (!inside(path)) {
                problem(path, "The link leads out of the data set; refused.");
                continue;
            }
            if (target == fs::file_type::directory) {
                problem(path, "Links to folders are not followed; skipped.");
                continue;
            }
            type = target;
        }
        if (type == fs::file_type::directory) {
            if (looksLikeImage(path))
                problem(path, "It is a folder named like a picture; skipped.");
            else if (recursive)
                walk(path, prefix + name + '/', true, depth + 1, found);
        } else if (looksLikeImage(path)) {
            if (type == fs::file_type::regular)
                found.push_back({prefix + path.stem().string(), std::move(path)});
            else
                problem(path, "It is named like a picture but is no regular file; skipped.");
        } else if (type == fs::file_type::regular && isForeignPicture(path)) {
            problem(path, "Pictures of this kind are not supported; skipped.");
        }
    }
    if (code) problem(folder, "The folder cannot be read (" + code.message() + "); skipped.");
}

std::vector<FileTree::Found> FileTree::images(const std::string& relative, bool recursive)
{
    const fs::path folder = relative.empty() ? m_root : m_root / relative;
    std::vector<Found> found;
    std::error_code code;
    if (!fs::exists(folder, code)) return found;
    if (!inside(folder)) {
        problem(folder, "The link leads out of the data set; refused.");
        return found;
    }
    walk(folder, "", recursive, 0, found);
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.key, a.path.native()) < std::tie(b.key, b.path.native());
    });
    return found;
}

bool FileTree::hasImages() const
{
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(m_root, fs::directory_options::skip_permission_denied, code);
         !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        std::error_code status;
        const fs::path& path = entry->path();
        const bool junk = isJunk(path.filename().string());
        if (typeOf(*entry) == fs::file_type::directory) {
            if (junk || looksLikeImage(path) || entry.depth() >= kDeepest) entry.disable_recursion_pending();
        } else if (!junk && looksLikeImage(path) && fs::is_regular_file(path, status) && inside(path)) {
            return true;
        }
    }
    return false;
}

std::map<std::string, fs::path> FileTree::imagesByKey(const std::string& relative, bool recursive)
{
    std::map<std::string, fs::path> result;
    const auto found = images(relative, recursive);
    for (std::size_t i = 0; i < found.size();) {
        std::size_t end = i + 1;
        while (end < found.size() && found[end].key == found[i].key)
            ++end;
        if (end == i + 1) {
            result.emplace(found[i].key, found[i].path);
        } else {
            std::string names;
            for (std::size_t j = i; j < end; ++j)
                names += (j == i ? "'" : ", '") + relativeName(found[j].path) + "'";
            problem(found[i].path, "Several files share one name (" + names +
                                       "), so that it is not clear which belongs to the label; all skipped.");
        }
        i = end;
    }
    return result;
}

} // namespace sdw
