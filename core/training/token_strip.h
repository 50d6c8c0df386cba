// What a model's class tokens attend to while it learns: softmax(Attn_mid) of SegDeformer (ECCV 2022, Eq. 6) for one
// image, small enough to be kept for every evaluation.
#pragma once

#include "core/base/class_list.h"
#include "core/config/data_config.h"
#include "core/model/segmenter.h"

#include <opencv2/core.hpp>

namespace sdw {

/// One map for every class, in class order, one below the other: CV_8UC1, 0..255 for 0..1. Over the classes the maps
/// sum to 1 at every place. They have the resolution at which the model attends, less where they would have more than
/// kTokenStripPixels together. Empty for a model without class tokens.
///
/// The model sees the image as an evaluation shows it, but scaled down where that has more pixels than a training crop:
/// it takes no more memory than a training step does. Puts the model into no mode of its own; without gradients.
/// @param image CV_8UC3 BGR.
cv::Mat tokenStrip(Segmenter& model, const cv::Mat& image, const DataConfig& data, const std::string& precision);

constexpr std::int64_t kTokenStripPixels = 1 << 19;

/// The same for people's other tools: every map laid over the image, under the name of its class. CV_8UC3.
cv::Mat tokenSheet(const cv::Mat& strip, const cv::Mat& image, const ClassList& classes);

} // namespace sdw
