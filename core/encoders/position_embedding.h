// ViT's learnt position embedding, fitted to the token grid at hand.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// The class entry is kept; the grid entries, a square, are resized bicubically when their number is not height·width.
/// A grid of the same area but another shape is left as it is: so do the networks that published weights come from.
/// @param embedding 1×(1+P)×D, P a square number.
/// @return 1×(1+height·width)×D; `embedding` itself where the numbers agree.
/// @throws Error when P is no square number.
torch::Tensor fitPositionEmbedding(const torch::Tensor& embedding, std::int64_t height, std::int64_t width);

} // namespace sdw
