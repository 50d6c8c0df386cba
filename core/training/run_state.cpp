#include "core/training/run_state.h"

#include "core/training/run_folder.h"

#include <fstream>

namespace sdw {

RunProcess findRunProcess(const std::filesystem::path& runFolder)
{
    RunProcess process;
    std::error_code code;
    process.folder = std::filesystem::is_directory(runFolder, code);
    if (!process.folder) return process;
    process.alive = isTraining(runFolder);
    if (std::filesystem::is_regular_file(runFolder / "pid", code)) {
        std::int64_t pid = 0;
        if (std::ifstream(runFolder / "pid") >> pid && pid > 0) process.pid = pid;
    }
    return process;
}

RunState runState(std::string_view lastStatus, const RunProcess& process)
{
    if (!process.folder) return RunState::Gone;
    const bool goesOn = process.alive || process.elsewhere;
    if (lastStatus.empty()) return !goesOn && process.pid ? RunState::Orphaned : RunState::Waiting;
    // A process beside an end: the run is being resumed, and has not said so yet.
    if (lastStatus == "finished") return process.alive ? RunState::Waiting : RunState::Finished;
    if (lastStatus == "stopped") return process.alive ? RunState::Waiting : RunState::Stopped;
    if (lastStatus == "failed") return process.alive ? RunState::Waiting : RunState::Failed;
    if (!goesOn) return RunState::Orphaned;
    if (lastStatus == "paused") return RunState::Paused;
    return lastStatus == "evaluating" ? RunState::Evaluating : RunState::Running;
}

bool isActive(RunState state)
{
    return state == RunState::Waiting || state == RunState::Running || state == RunState::Evaluating ||
           state == RunState::Paused;
}

} // namespace sdw
