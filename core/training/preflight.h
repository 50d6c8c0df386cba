// What is checked before iteration 0, so that a run does not die of it hours later.
#pragma once

#include "core/config/run_config.h"
#include "core/datasets/dataset.h"
#include "core/training/label_survey.h"

#include <filesystem>

namespace sdw {

struct Preflight {
    LabelSurvey survey;
    std::vector<double> classWeights; ///< empty: none
    std::vector<std::string> notes;   ///< what is wrong and can be lived with: files left out, classes never seen
};

/// Checks that the configuration and the data set fit together: splits, classes, labels (files, pixels and values),
/// crop against what the encoder can take.
/// @param config complete: `model.classes` set, encoder resolved.
/// @throws Error naming key or file when the run cannot be a good one: no usable sample, another number of classes, a
///         crop below the encoder's smallest; Interrupted when the progress says stop.
Preflight checkBeforeTraining(const RunConfig& config, const Dataset& dataset, const Progress& progress = {});

/// @throws Error (kind Resources) when the folder's disk has not room for `bytes`, with both figures.
/// @param purpose what they are for: "the checkpoints of this run".
void requireDiskSpace(const std::filesystem::path& folder, std::int64_t bytes, const std::string& purpose);

/// @throws Error naming the key when the crop is below the encoder's smallest image.
/// @param config its encoder is resolved.
void checkCrop(const RunConfig& config);

/// Side of the smallest image that the encoder can take, pixels.
std::int64_t smallestImage(const EncoderConfig& encoder);

} // namespace sdw
