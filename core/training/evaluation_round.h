// An evaluation in the middle of a training: scores, the best checkpoint, sample pictures.
#pragma once

#include "core/training/training_run.h"

namespace sdw {

struct RoundOutcome {
    double seconds = 0;
    bool better = false; ///< than every one before
};

/// Scores the model on the validation split, writes the `val` event, what is kept of an evaluation to be looked at
/// (sample_files.h) and, where it is the best so far, `best.safetensors`; moves the counters on.
/// @throws Error of kind Interrupted when `stop` returns true.
RoundOutcome evaluateRound(TrainingRun& run, const std::function<bool()>& stop);

} // namespace sdw
