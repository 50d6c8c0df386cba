// Checkpoints of a run: everything that a training needs to go on as if it had never stopped.
//
// One safetensors file holds: the weights to use the model with, under their own names (the moving average where there
// is one, so that every program that opens the file gets the better weights); `state.weights.<name>`, the trained
// weights, where that is not the same; `state.m.`, `state.v.`, `state.k.<name>`, the optimiser's state. Its metadata
// carries what saveModel() writes, plus `training` (JSON: the counters below) and `content_hash` over all of it. There
// is no state of a random generator: order, augmentation and dropout are functions of (seed, step).
#pragma once

#include "core/model/checkpoint.h"
#include "core/training/optimizer.h"
#include "core/training/weight_average.h"

#include <optional>

namespace sdw {

/// Sums since the last `train` event, so that a resumed run writes the same means.
struct LossWindow {
    double loss = 0, seg = 0, attn = 0, aux = 0, norm = 0;
    std::int64_t steps = 0;
};

struct TrainingCounters {
    std::int64_t step = 0;                          ///< iterations done
    std::int64_t updates = 0;                       ///< of them, those that changed the weights (fp16 leaves some out)
    std::int64_t evaluatedStep = 0;                 ///< step of the last evaluation; 0: none
    std::int64_t sinceBest = 0;                     ///< evaluations without a better mIoU
    std::optional<double> bestMeanIou, lastMeanIou; ///< 0..1
    std::int64_t bestStep = 0;
    double lossScale = 65536;         ///< fp16
    std::int64_t goodSteps = 0;       ///< fp16: since the scale last changed
    std::vector<double> classWeights; ///< as used in the loss; empty: none
    LossWindow window;
    std::string machine; ///< what the bits depend on besides the run: device, precision, threads, LibTorch
};

/// What a checkpoint is made of; nothing here is owned.
struct TrainingParts {
    Segmenter& model;
    AdamW& optimizer;
    WeightAverage* average = nullptr; ///< where there is one
    TrainingCounters& counters;
};

/// Writes whole or not at all. @throws Error (kind Resources when the disk is full; the old file then stays)
void saveTrainingState(const std::filesystem::path& file, const TrainingParts& parts, const ClassList& classes,
                       const nlohmann::json& run);

/// Checks the content hash before anything is changed.
/// @throws Error naming the file and what is wrong with it.
void loadTrainingState(const std::filesystem::path& file, const TrainingParts& parts);

/// Bytes that a checkpoint takes on the disk, within a few KiB.
std::int64_t trainingStateBytes(const TrainingParts& parts);

/// The numbered checkpoints of a folder, newest first.
struct NumberedCheckpoint {
    std::filesystem::path file;
    std::int64_t step = 0;
};
std::vector<NumberedCheckpoint> numberedCheckpoints(const std::filesystem::path& folder);

/// Loads the newest checkpoint that is sound: `last`, else the newest `step-N`.
/// @param notes gets a line for each file that could not be used, and what was taken instead.
/// @return the file; empty when the folder holds no checkpoint at all.
/// @throws Error when there are checkpoints and none can be used.
std::filesystem::path loadNewestState(const std::filesystem::path& folder, const TrainingParts& parts,
                                      std::vector<std::string>& notes);

/// Writes `last`, and `step-N` beside it when `keep` > 0 (a hard link where the file system has them), then removes all
/// but the newest `keep` numbered ones.
std::filesystem::path saveCheckpoint(const std::filesystem::path& folder, const TrainingParts& parts,
                                     const ClassList& classes, const nlohmann::json& run, std::int64_t keep);

} // namespace sdw
