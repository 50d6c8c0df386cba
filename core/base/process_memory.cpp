#include "core/base/process_memory.h"

#include <cstdio>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace sdw {

ProcessMemory processMemory()
{
    ProcessMemory memory;
#if defined(__linux__)
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
        long long total = 0, resident = 0;
        if (std::fscanf(file, "%lld %lld", &total, &resident) == 2) memory.bytes = resident * sysconf(_SC_PAGESIZE);
        std::fclose(file);
    }
#endif
#if defined(__unix__) || defined(__APPLE__)
    struct rusage usage {};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
#if defined(__APPLE__)
        memory.peakBytes = usage.ru_maxrss; // bytes there, KiB elsewhere
#else
        memory.peakBytes = std::int64_t(usage.ru_maxrss) * 1024;
#endif
    }
#endif
    return memory;
}

bool resetPeakMemory()
{
#if defined(__linux__)
    if (std::FILE* file = std::fopen("/proc/self/clear_refs", "we")) {
        const bool written = std::fputs("5", file) >= 0;
        return std::fclose(file) == 0 && written;
    }
#endif
    return false;
}

} // namespace sdw
