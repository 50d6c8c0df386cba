// Resizing of maps, with the conventions that checkpoints were trained with: PyTorch's, align_corners = false
// (pixel centres at half integers; bicubic with a = -0.75).
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Bilinear to a given size; the sampling step is old size / new size. A map that has the size already is returned
/// itself.
/// @param maps B×C×H×W, floating point, any device.
/// @return B×C×height×width. @throws Error when `maps` has not four dimensions or a size is not positive.
torch::Tensor resizeBilinear(const torch::Tensor& maps, std::int64_t height, std::int64_t width);

/// Bilinear by a factor: the new size is ⌊H·factor⌋×⌊W·factor⌋ and the sampling step exactly 1/factor, even where
/// H·factor is not whole (so it differs from resizing to that size). @throws Error where a size would become zero.
torch::Tensor resizeBilinearBy(const torch::Tensor& maps, double factor);

/// Bicubic to a given size; otherwise as resizeBilinear().
torch::Tensor resizeBicubic(const torch::Tensor& maps, std::int64_t height, std::int64_t width);

/// Nearest neighbour over the last two dimensions, of any number type (labels too): new pixel i takes old pixel
/// ⌊i · old / new⌋.
torch::Tensor resizeNearest(const torch::Tensor& maps, std::int64_t height, std::int64_t width);

} // namespace sdw
