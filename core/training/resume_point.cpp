#include "core/training/resume_point.h"

#include "core/base/error.h"

namespace sdw {

namespace fs = std::filesystem;

ResumePoint findResumePoint(const fs::path& checkpoints, CheckpointCheck check, const std::function<bool()>& goOn)
{
    ResumePoint point;
    for (const fs::path& file : resumeCandidates(checkpoints)) {
        try {
            point.step = readCheckpoint(file, check, goOn).step;
            point.file = file;
            return point;
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Interrupted) throw;
            point.unusable.push_back({file, error.what()});
        }
    }
    return point;
}

const ResumePoint& ResumeWatch::look(const fs::path& runFolder, CheckpointCheck check,
                                     const std::function<bool()>& goOn)
{
    const fs::path checkpoints = runFolder / "checkpoints";
    std::vector<Seen> seen;
    for (fs::path& file : resumeCandidates(checkpoints)) {
        std::error_code code; // one that has just gone is seen as another than before
        const auto size = fs::file_size(file, code);
        const auto time = fs::last_write_time(file, code);
        seen.push_back({std::move(file), size, time});
    }
    const bool enough = m_check && (*m_check == CheckpointCheck::Content || check == CheckpointCheck::Header);
    if (enough && seen == m_seen) return m_point;
    m_check.reset();
    m_point = findResumePoint(checkpoints, check, goOn);
    m_seen = std::move(seen); // from before the files were read: one that changed meanwhile is read again
    m_check = check;
    return m_point;
}

} // namespace sdw
