#include "core/training/run_state.h"

#include "core/training/run_folder.h"

#include <chrono>
#include <fstream>

namespace sdw {
namespace {

/// Until a process holds its folder: it loads its libraries and reads its settings before.
constexpr std::chrono::seconds kLaunch{30};

/// Its launch.json or its console is that new. What was printed was a reason to end: nothing else is before the lock.
bool isLaunchedJustNow(const std::filesystem::path& runFolder)
{
    namespace fs = std::filesystem;
    std::error_code code;
    if (const auto printed = fs::file_size(runFolder / "console.txt", code); !code && printed > 0) return false;
    const auto now = fs::file_time_type::clock::now();
    for (const char* name : {"launch.json", "console.txt"}) {
        const auto written = fs::last_write_time(runFolder / name, code);
        if (!code && std::chrono::abs(now - written) < kLaunch) return true;
    }
    return false;
}

} // namespace

RunProcess findRunProcess(const std::filesystem::path& runFolder)
{
    RunProcess process;
    std::error_code code;
    process.folder = std::filesystem::is_directory(runFolder, code);
    if (!process.folder) return process;
    process.alive = isTraining(runFolder);
    process.launched = !process.alive && isLaunchedJustNow(runFolder);
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
    if (lastStatus.empty()) {
        if (goesOn) return RunState::Waiting;
        if (process.pid) return RunState::Orphaned;
        return process.launched ? RunState::Waiting : RunState::NotBegun;
    }
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
