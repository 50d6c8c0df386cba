// A look at the labels that a training is going to use.
#pragma once

#include "core/base/progress.h"
#include "core/datasets/dataset.h"
#include "core/training/class_weights.h"

namespace sdw {

struct LabelSurvey {
    LabelCounts counts;
    std::size_t samples = 0;              ///< of the split, as far as it is used
    std::size_t looked = 0;               ///< samples that were read
    std::size_t usable = 0;               ///< of them, those with a label and at least one labelled pixel
    std::vector<DatasetProblem> problems; ///< unreadable, label of another size, value out of range
    std::vector<std::string> unlabelled;  ///< names without a label map
    std::vector<std::string> allIgnored;  ///< names of sound samples in which every pixel is ignored
};

/// Reads samples of a split: all when there are at most `most`, else `most` of them evenly spaced. Several threads; the
/// result does not depend on how many.
/// @param limit only the first so many samples of the split; 0: all.
LabelSurvey surveyLabels(const Dataset& dataset, const std::string& split, std::int64_t limit, std::size_t most,
                         std::int64_t threads, const Progress& progress = {});

} // namespace sdw
