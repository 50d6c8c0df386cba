// How a run stands: what its journal said last, held against whether a process is there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sdw {

enum class RunState {
    NotBegun, ///< set up, but no process took it up, or it ended before its first event
    Waiting,  ///< no event yet, or none since it was resumed: being prepared
    Running,
    Evaluating,
    Paused,
    Finished,
    Stopped,  ///< on request, with a checkpoint
    Failed,   ///< it said so itself
    Orphaned, ///< it said that it runs, but its process is gone: killed, or the machine went down
    Gone,     ///< the folder is not there
};

/// What can be seen of a run's process from here.
struct RunProcess {
    bool folder = true;              ///< the folder is there
    bool alive = false;              ///< a process of this machine holds the folder
    bool launched = false;           ///< a moment ago: the process may not have had the time to hold the folder
    bool elsewhere = false;          ///< the journal grows although none does: it runs on another machine
    std::optional<std::int64_t> pid; ///< as the folder says; left behind by a process that was killed

    bool operator==(const RunProcess&) const = default;
};

/// All but `elsewhere`, which takes more than one look (GrowthWatch in run_summary.h).
RunProcess findRunProcess(const std::filesystem::path& runFolder);
/// @param lastStatus the last `status` event; empty: none.
RunState runState(std::string_view lastStatus, const RunProcess& process);
/// There is a process to pause, stop or wait for.
bool isActive(RunState state);

} // namespace sdw
