// From where a run would go on, known without loading anything: what a window says beside the button that resumes.
#pragma once

#include "core/training/checkpoint_files.h"

#include <optional>

namespace sdw {

struct UnusableCheckpoint {
    std::filesystem::path file;
    std::string problem; ///< a sentence

    bool operator==(const UnusableCheckpoint&) const = default;
};

/// What `segdeformer train --resume` will do with the checkpoints that are there.
struct ResumePoint {
    std::filesystem::path file;               ///< the one that it goes on from; empty: none
    std::int64_t step = 0;                    ///< iterations done in `file`
    std::vector<UnusableCheckpoint> unusable; ///< tried before it

    bool goesOn() const { return !file.empty(); }
    /// There is no checkpoint yet: the run begins again.
    bool beginsAgain() const { return file.empty() && unusable.empty(); }
    /// There are checkpoints and none is sound: the engine refuses, rather than throw away what was trained.
    bool isRefused() const { return file.empty() && !unusable.empty(); }

    bool operator==(const ResumePoint&) const = default;
};

/// Takes as long as `check` says of one file, unless the newest ones are damaged. Never throws for what files are like.
/// @param goOn as readCheckpoint(). @throws Error of kind Interrupted when stopped.
ResumePoint findResumePoint(const std::filesystem::path& checkpoints, CheckpointCheck check,
                            const std::function<bool()>& goOn = {});

/// Asks again only when a file came, went or changed.
class ResumeWatch {
public:
    /// @param runFolder one and the same at every call.
    const ResumePoint& look(const std::filesystem::path& runFolder, CheckpointCheck check,
                            const std::function<bool()>& goOn = {});

private:
    struct Seen {
        std::filesystem::path file;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;

        bool operator==(const Seen&) const = default;
    };

    std::vector<Seen> m_seen;
    std::optional<CheckpointCheck> m_check; ///< of what is known; empty: nothing is
    ResumePoint m_point;
};

} // namespace sdw
