// A taste of a training before it starts: builds everything that it would, takes a few steps, and says what the whole
// will cost.
#pragma once

#include "core/base/progress.h"
#include "core/config/run_config.h"

namespace sdw {

struct DryRunReport {
    std::string device, precision; ///< those that would really be used
    std::int64_t parameters = 0;
    std::size_t trainImages = 0, valImages = 0;
    std::int64_t iterations = 0, evaluations = 0;
    double loss = 0;                  ///< of the first step
    double secondsPerIteration = 0;   ///< reading the images included
    double secondsPerEvaluation = 0;  ///< estimated from one image; 0 without validation
    double totalSeconds = 0;          ///< iterations and evaluations together
    double memoryPeakMb = 0;          ///< of this process: measure in a fresh one
    double deviceMemoryPeakMb = 0;    ///< of the GPU; 0 on the CPU
    std::int64_t checkpointBytes = 0; ///< of one; see checkpointFiles
    std::int64_t checkpointFiles = 0; ///< how many the run will keep at a time
    std::vector<std::string> notes;   ///< for people: what is wrong with the data and can be lived with
};

/// Writes nothing but a folder for temporary files, which is gone afterwards. Of the labels it reads a few only.
/// @param progress steps of the dry run; false stops it.
/// @param spareCores as in TrainHooks.
/// @throws Error where the run itself would not start; kind Resources where memory does not suffice; Interrupted.
DryRunReport dryRun(const RunConfig& config, const Progress& progress = {}, int spareCores = 0);

} // namespace sdw
