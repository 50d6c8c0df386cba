// The confusion matrix of an evaluation as a file: {"step", "images", "counts"}, where counts[t][p] is the number of
// pixels of class t that were predicted as class p. A line for every true class.
#pragma once

#include "core/evaluation/confusion_matrix.h"

#include <filesystem>

namespace sdw {

struct ConfusionRecord {
    std::int64_t step = 0;
    std::int64_t images = 0; ///< that were scored
    ConfusionMatrix counts;
};

/// Written whole or not at all. @throws Error
void writeConfusion(const std::filesystem::path& file, const ConfusionRecord& record);

/// @throws Error naming the file and what is wrong with it.
ConfusionRecord readConfusion(const std::filesystem::path& file);

/// The matrix as a picture for people's other tools: row true class, column predicted class, the share of the row's
/// pixels in the colours of viridis from 0 to 1. Rows without pixels are grey. CV_8UC3.
cv::Mat confusionPicture(const ConfusionMatrix& counts);

} // namespace sdw
