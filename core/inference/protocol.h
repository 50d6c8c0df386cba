// The test protocol for any network: which inputs a picture gives, and how what the network says about them is put
// together. sliding_window.h is the same for a Segmenter.
// Source: SegDeformer (ECCV 2022) section 4.1 and its code base (mmsegmentation 0.x) in test mode.
#pragma once

#include "core/config/data_config.h"
#include "core/config/evaluation_config.h"
#include "core/inference/label_map.h"

namespace sdw {

/// The picture scaled to fit (longSide, shortSide)·scale with its aspect ratio kept, in normalised RGB: 1×3×h×w on the
/// CPU.
/// @param image CV_8UC3 BGR. @throws Error on another type or an empty picture.
torch::Tensor networkInput(const cv::Mat& image, const DataConfig& data, double scale = 1);

/// Its size. @param picture the picture's.
cv::Size networkInputSize(cv::Size picture, const DataConfig& data, double scale = 1);

/// Window and step of `mode` "slide", with what is left open filled in; empty for "whole".
std::optional<WindowPlan> windowPlan(const DataConfig& data, const EvaluationConfig& config);

/// Plain form: sum of window logits, each resized to its window, over visit counts: B×K×H×W at the size of `image`.
torch::Tensor slideLogits(const ForwardLogits& forward, const torch::Tensor& image, const WindowPlan& windows);

/// Plain form: softmax maps at height×width of every input, and of every input mirrored where `flip`, averaged: K×h×w.
torch::Tensor predictProbabilities(const ForwardLogits& forward, std::span<const torch::Tensor> inputs, bool flip,
                                   const std::optional<WindowPlan>& windows, std::int64_t height, std::int64_t width);

/// Its arg-max, computed row by row (label_map.h). @return CV_16UC1.
cv::Mat predictLabels(const ForwardLogits& forward, std::span<const torch::Tensor> inputs, bool flip,
                      const std::optional<WindowPlan>& windows, int height, int width);

} // namespace sdw
