// A run in one line, for lists of many: most lines of a journal are neither parsed nor kept for it.
#pragma once

#include "core/training/journal_reader.h"
#include "core/training/run_notes.h"
#include "core/training/run_state.h"

#include <chrono>
#include <functional>
#include <memory>

namespace sdw {

class RunLog;

/// What a watcher wants of a run's configuration. Read as far as it goes: a run of a later version is shown, too.
struct RunFacts {
    std::string encoder, decoder; ///< ids; empty: not known
    std::string dataRoot;
    std::int64_t iterations = 0; ///< 0: not known
    std::vector<std::string> classNames;

    bool operator==(const RunFacts&) const = default;
};

/// Never throws; what cannot be found out is left empty.
RunFacts readRunFacts(const std::filesystem::path& runFolder);

/// Whether a journal grows although no process of this machine writes it: then one elsewhere does.
class GrowthWatch {
public:
    /// @param bytes of the journal now. @param aliveHere a process of this machine trains in the folder.
    /// @return whether it was seen to grow within the last minutes, while none did.
    bool elsewhere(std::uint64_t bytes, bool aliveHere);

private:
    bool m_seen = false;
    std::uint64_t m_bytes = 0;
    std::optional<std::chrono::steady_clock::time_point> m_grewAt;
};

struct RunSummary {
    std::filesystem::path folder;
    bool complete = true; ///< false: its journal is longer than what has been read of it so far
    RunState state = RunState::Waiting;
    RunProcess process;
    RunFacts facts;
    std::int64_t step = 0;
    std::optional<double> bestMeanIou; ///< 0..1
    std::int64_t bestStep = 0;
    std::optional<double> parameters; ///< weights of the model
    double trainedSeconds = 0;
    double startedAt = 0, lastAt = 0; ///< seconds since 1970; 0: not known
    std::string error;                ///< the last one that the run told of
    RunNotes notes;

    bool operator==(const RunSummary&) const = default;
};

/// Fills in what a journal tells: steps, scores, times, the last error. Folder, process and state are the caller's.
void summarise(const RunLog& log, RunSummary& summary);

/// Follows one run folder.
class RunSummaryReader {
public:
    explicit RunSummaryReader(std::filesystem::path folder);
    ~RunSummaryReader();
    RunSummaryReader(RunSummaryReader&&) noexcept;
    RunSummaryReader& operator=(RunSummaryReader&&) noexcept;

    /// Takes in what has been added since, in slices. Never throws for what a folder is like.
    /// @param goOn asked between slices; false: stop, and go on at the next call. May be empty.
    const RunSummary& refresh(const std::function<bool()>& goOn = {});
    const RunSummary& summary() const { return m_summary; }

private:
    struct Follow;

    std::unique_ptr<Follow> m_follow;
    RunSummary m_summary;
};

/// Whether a folder looks like a run: it holds a config.json, a launch.json (run_folder.h) or an events.jsonl.
bool isRunFolder(const std::filesystem::path& folder);
/// The run folders directly below `runs`, by name.
std::vector<std::filesystem::path> findRuns(const std::filesystem::path& runs);

} // namespace sdw
