// SIGINT, SIGTERM and SIGUSR1 (Slurm's warning before a job is taken down) as a wish to stop, for commands that can end
// in good order.
#pragma once

#include <atomic>

namespace sdw::cli {

/// While it lives, these signals set `stop()`, however often they come: a window's second click on "Stop" or a batch
/// system that repeats itself costs no checkpoint. Only Ctrl+C (SIGINT) after any of them ends the process at once. One
/// at a time.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    const std::atomic<bool>& stop() const;
};

} // namespace sdw::cli
