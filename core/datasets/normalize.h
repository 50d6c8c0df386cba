// From 8-bit pictures and label maps to the tensors a network takes.
// Source: mean and standard deviation of ImageNet in 0..255, as in every configuration of the paper.
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

namespace sdw {

/// (RGB − mean) · (1/std) in float32. @param bgr CV_8UC3. @return 3×H×W. @throws Error on other pixels.
torch::Tensor normalizeImage(const cv::Mat& bgr);

/// The same into the upper left corner of 3 planes of `height`×`width` floats, for padded batches; the rest is
/// untouched.
void normalizeInto(const cv::Mat& bgr, float* planes, std::int64_t height, std::int64_t width);

/// @param label CV_16UC1 with kIgnoreLabel. @return H×W int64, ignored pixels `ignoreTarget`.
torch::Tensor labelTensor(const cv::Mat& label, std::int64_t ignoreTarget = -100);

/// The same into the upper left corner of a plane with rows of `width` numbers; the rest is untouched.
void labelInto(const cv::Mat& label, std::int64_t* plane, std::int64_t width, std::int64_t ignoreTarget);

} // namespace sdw
