// Stochastic depth: in training, a residual branch is left out for whole samples.
// Source: Huang et al. 2016, as used by MiT, ViT and Swin.
#pragma once

#include <torch/torch.h>

#include <vector>

namespace sdw {

/// @param branch B×..., the output of a residual branch.
/// @param rate   probability of dropping it, 0 <= rate < 1; survivors are scaled by 1/(1-rate).
/// @return `branch` itself outside training or at rate 0.
torch::Tensor dropPath(const torch::Tensor& branch, double rate, bool training);

/// Rates of `depth` blocks, counted over a whole network: rate of block i = largest · i / (depth-1).
std::vector<double> dropPathRates(double largest, std::int64_t depth);

} // namespace sdw
