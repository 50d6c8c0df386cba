// The steps that put a training together, shared by real runs and dry runs. In this order: openData, buildModel,
// loadStartWeights, buildOptimizer. Each fills its part of the run. [T]
#pragma once

#include "core/losses/segmentation_loss.h"
#include "core/training/training_run.h"

namespace sdw {

/// @throws Error naming the key when the data set cannot be opened or has no classes.
void openData(TrainingRun& run, const RunConfig& config);
/// Chooses device and precision too; notes where they are not those that were asked for.
void buildModel(TrainingRun& run);
void loadStartWeights(TrainingRun& run);
void buildOptimizer(TrainingRun& run);

/// How many threads compute on a machine with so many cores when some are to be left to others: at least one.
/// @param otherwise so many would without that; never more.
int threadsBeside(int spareCores, int cores, int otherwise);
/// What the bits of a run depend on besides its configuration.
std::string machineOf(const TrainingRun& run);
/// As many times the size of a checkpoint as a run may take on the disk.
std::int64_t checkpointFiles(const TrainConfig& config);
LossOptions lossOptionsOf(const TrainingRun& run);

} // namespace sdw
