// The evaluation protocol: whole image or sliding windows, several scales, mirrored.
// Source: SegDeformer (ECCV 2022) section 4.1 and its code base's test protocol.
#pragma once

#include "core/config/data_config.h"
#include "core/config/evaluation_config.h"
#include "core/model/segmenter.h"

#include <opencv2/core.hpp>

namespace sdw {

/// Sum of window logits over visit counts: B×K×H×W at the size of `image`. Windows number max(L-crop+stride-1,
/// 0)/stride+1 per axis, the last moved back inside; a window is smaller where the image is. As all functions here:
/// without gradients, with the model as it stands (put it into evaluation mode first), on the model's device.
torch::Tensor slideLogits(Segmenter& model, const torch::Tensor& image, const std::vector<std::int64_t>& crop,
                          const std::vector<std::int64_t>& stride);

/// Class probabilities K×h×w at the image's own size, averaged over scales and mirror images.
/// @param image CV_8UC3 BGR.
torch::Tensor predictProbabilities(Segmenter& model, const cv::Mat& image, const DataConfig& data,
                                   const EvaluationConfig& config, const std::string& precision = "fp32");

/// The arg-max of the above as CV_16UC1.
cv::Mat predictLabels(Segmenter& model, const cv::Mat& image, const DataConfig& data, const EvaluationConfig& config,
                      const std::string& precision = "fp32");

} // namespace sdw
