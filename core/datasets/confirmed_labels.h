// Labels that somebody confirmed against a model that doubted them, as far as a data set knows: projects of this
// program do (core/annotation/provenance.h).
#pragma once

#include "core/datasets/dataset.h"

namespace sdw {

/// @return CV_8UC1 of the image's size, not 0 where the label is confirmed and has not changed since; empty: nowhere.
/// @throws Error naming the record that cannot be read.
cv::Mat confirmedLabels(const Dataset& dataset, const std::string& split, std::size_t index);

} // namespace sdw
