// Starting values of parameters that LibTorch's own torch::nn::init has not got.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Normal with mean 0, cut off at ±2 as in the authors' code (far beyond any value at the usual deviations of 0.02).
void truncatedNormal(torch::Tensor tensor, double deviation);

/// A convolution for a network without ReLU gain of its own: normal with deviation √(2 / (kernel area · out / groups)),
/// bias 0 (the rule of SegFormer's encoder).
void fanOutNormal(torch::nn::Conv2dImpl& convolution);

/// Weight truncated normal, bias 0.
void truncatedLinear(torch::nn::LinearImpl& linear, double deviation = 0.02);

} // namespace sdw
