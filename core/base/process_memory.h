// How much memory this process holds.
#pragma once

#include <cstdint>

namespace sdw {

struct ProcessMemory {
    std::int64_t bytes = 0;     ///< resident now
    std::int64_t peakBytes = 0; ///< the most that was resident so far
};

/// Zeros where the system does not tell.
ProcessMemory processMemory();

/// The peak counts from here on, where the system can do that (Linux). @return whether it could.
bool resetPeakMemory();

} // namespace sdw
