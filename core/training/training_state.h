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
#include "core/training/training_counters.h"
#include "core/training/weight_average.h"

namespace sdw {

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

/// Checks the whole file before anything is changed, as readCheckpoint() does (checkpoint_files.h).
/// @throws Error naming the file and what is wrong with it.
void loadTrainingState(const std::filesystem::path& file, const TrainingParts& parts);

/// Bytes that a checkpoint takes on the disk, within a few KiB.
std::int64_t trainingStateBytes(const TrainingParts& parts);

/// Loads the newest checkpoint that is sound, trying them in the order of resumeCandidates() (checkpoint_files.h).
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
