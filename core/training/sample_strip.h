// Pictures of what the model makes of a few validation images while it learns: image | truth | prediction.
#pragma once

#include "core/datasets/dataset.h"

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace sdw {

/// The three side by side, scaled so that each is at most `side` pixels wide and high. CV_8UC3.
cv::Mat sampleStrip(const Sample& sample, const cv::Mat& prediction, const ClassList& classes, int side = 360);

/// Names of the samples that are drawn at every evaluation: up to `count` labelled ones, evenly spaced over the split.
std::vector<std::string> sampleNames(const Dataset& dataset, const std::string& split, std::int64_t count);

} // namespace sdw
