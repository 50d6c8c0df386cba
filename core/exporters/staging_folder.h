// A folder that is filled beside its target and takes its place in one step, or leaves no trace.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sdw {

class StagingFolder {
public:
    /// Removes what processes that are gone left beside the target.
    /// @param replace whether an earlier export may be replaced: a folder that holds `marker`.
    /// @throws Error when the target is in the way, or the folder cannot be made.
    StagingFolder(const std::filesystem::path& target, bool replace, const char* marker);
    ~StagingFolder(); ///< removes the folder unless commit() was called
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;

    /// Why nothing can be put at `target`, as a part of a sentence; empty: it can.
    static std::string obstacle(const std::filesystem::path& target, bool replace, const char* marker);

    const std::filesystem::path& folder() const { return m_folder; }
    const std::filesystem::path& target() const { return m_target; } ///< absolute
    /// Everything is on the disk before the folder gets its name.
    /// @throws Error when that fails, or the target has come into the way meanwhile.
    void commit();

private:
    void checkTarget() const;
    void removeStale() const;

    std::filesystem::path m_target, m_folder;
    std::filesystem::path m_existing; ///< nearest folder above that was there before
    bool m_replace;
    const char* m_marker;
    bool m_done = false;
};

/// Writes a file below a staging folder, with the folders above it. Nothing is flushed: commit() does that for all at
/// once, and before it nobody looks. @throws Error naming the file.
void writeStaged(const std::filesystem::path& file, std::string_view content);

} // namespace sdw
