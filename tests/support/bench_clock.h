// Clocks of the benches: wall time, and what the processor worked, which on a busy machine tells more.
#pragma once

#include <chrono>
#include <ctime>

namespace sdw::test {

inline double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline double clockMs(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Of all threads together.
inline double processorMs()
{
    return clockMs(CLOCK_PROCESS_CPUTIME_ID);
}

/// Of the thread that asks.
inline double threadMs()
{
    return clockMs(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace sdw::test
