// Keeps of one forward pass what explanations need.
#pragma once

#include "core/explanation/class_score_split.h"
#include "core/explanation/explainer.h"

namespace sdw {

/// @param input 1×3×H×W, float, normalised. @param image size of the picture that it was scaled from.
std::shared_ptr<const ExplainedImage> explainInput(Segmenter& model, const ClassScoreSplit& classifier,
                                                   const torch::Tensor& input, cv::Size image);

} // namespace sdw
