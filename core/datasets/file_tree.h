// The files of a data set folder, found without ever leaving it: links that lead outside are refused, folder links are
// not followed, named pipes are not touched.
#pragma once

#include "core/datasets/dataset.h"

#include <map>
#include <optional>
#include <set>

namespace sdw {

class FileTree {
public:
    /// @throws Error when `root` is no folder that can be read.
    explicit FileTree(const std::filesystem::path& root);

    const std::filesystem::path& root() const { return m_root; } ///< as given, for messages
    bool hasFolder(const std::string& relative) const;           ///< and it lies inside
    bool hasFile(const std::string& relative) const;
    /// Text of a small file. @throws Error naming it: absent, outside the folder, or too large.
    std::string text(const std::string& relative, std::uint64_t maxBytes = 64ull << 20) const;
    /// Names of the folders directly in `relative`, sorted; without hidden ones and links.
    std::vector<std::string> folders(const std::string& relative) const;

    /// Pictures below `relative`, sorted by key. Everything odd on the way becomes a problem: broken links, links to
    /// outside or to folders, folders and pipes named like pictures, unreadable folders, kinds that cannot be read.
    struct Found {
        std::string key; ///< path below `relative` without ending, '/' between folders
        std::filesystem::path path;
    };
    std::vector<Found> images(const std::string& relative, bool recursive = true);
    /// Whether there is any picture: stops at the first, where images() would list them all.
    bool hasImages() const;
    /// The same by key; keys that several files share are left out and named.
    std::map<std::string, std::filesystem::path> imagesByKey(const std::string& relative, bool recursive = true);

    /// @param file a path that begins with the root, or one relative to it.
    void problem(const std::filesystem::path& file, const std::string& message);
    std::vector<DatasetProblem> takeProblems() { return std::move(m_problems); }
    /// `file` below the root, with '/' between folders.
    std::string relativeName(const std::filesystem::path& file) const;

private:
    bool inside(const std::filesystem::path& file) const;
    void walk(const std::filesystem::path& folder, const std::string& prefix, bool recursive, int depth,
              std::vector<Found>& found);

    std::filesystem::path m_root, m_real;
    std::vector<DatasetProblem> m_problems;
    std::set<std::string> m_told;
};

} // namespace sdw
