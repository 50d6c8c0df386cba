// External tokens that follow the classes' mean features instead of a gradient: Table 5, rows "momentum".
// Source: MCIBI (Jin et al., ICCV 2021), the schedule the paper names; the authors' own variant is not public.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// One step of the memory. For each class that has labelled pixels: a row that is still zero becomes the mean feature f
/// of the class; any other row r becomes keep·r + (1 − keep)·s, where s is the mean of f weighted by 1 − cos(f, r):
/// what the memory does not know yet counts more.
/// @param memory   K×C, changed in place.
/// @param features B×C×H₁×W₁.
/// @param labels   B×H×W, int64, resized to H₁×W₁ by nearest neighbour; values outside 0..K−1 are ignored.
/// @param keep     share of the old row that is kept, 0..1.
void updateMomentumTokens(torch::Tensor memory, const torch::Tensor& features, const torch::Tensor& labels,
                          double keep);

} // namespace sdw
