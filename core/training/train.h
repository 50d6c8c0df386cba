// Trains a model as a run folder says, and leaves everything it did in that folder.
#pragma once

#include "core/config/run_config.h"

#include <atomic>
#include <filesystem>
#include <functional>

namespace sdw {

/// What a person watching sees, after every iteration and every evaluation.
struct TrainStatus {
    std::int64_t step = 0, iterations = 0;
    double loss = 0, lossSeg = 0, lossAttn = 0, lr = 0;
    double imagesPerSecond = 0, etaSeconds = 0, memoryMb = 0;
    std::optional<double> meanIou, bestMeanIou; ///< 0..1
    bool evaluating = false;
};

struct TrainHooks {
    std::function<void(const TrainStatus&)> watch; ///< called on the training thread; may be empty
    const std::atomic<bool>* stop = nullptr;       ///< becomes true: write a checkpoint and return
    bool evaluateFirst = false; ///< a new run also measures the weights it starts from: what it has to be better than
    int spareCores = 0; ///< left to other programs when training on the CPU, unless train.threads says how many to use
};

struct TrainResult {
    std::int64_t step = 0; ///< iterations done
    bool finished = false; ///< false: stopped on request
    std::optional<double> bestMeanIou;
    std::int64_t bestStep = 0;
    std::vector<std::string> notes; ///< for people: skipped files, early stop, what was resumed from
};

/// Starts a run in a new or empty folder, or, with `resume`, goes on from its newest valid checkpoint (an unreadable
/// one is named and the one before it is taken). A resumed run on the CPU ends with the same bits as an uninterrupted
/// one.
/// @throws Error: bad configuration or data before iteration 0; kind Resources when disk or memory run out; a loss that
///         is no number, naming which and the batch, after the last good checkpoint was kept.
TrainResult train(const RunConfig& config, const std::filesystem::path& runFolder, bool resume,
                  const TrainHooks& hooks = {});

} // namespace sdw
