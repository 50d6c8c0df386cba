// Between maps (B×C×H×W) and token sequences (B×N×C, N = H·W).
#pragma once

#include <torch/torch.h>

namespace sdw {

/// B×C×H×W → B×N×C. A view where the map is stored channels-last (as toMap() leaves it), without a copy.
inline torch::Tensor toTokens(const torch::Tensor& map)
{
    return map.flatten(2).transpose(1, 2);
}

/// B×N×C → B×C×H×W, a view.
inline torch::Tensor toMap(const torch::Tensor& tokens, std::int64_t height, std::int64_t width)
{
    return tokens.transpose(1, 2).unflatten(2, {height, width});
}

/// Some positions of one image's map, indices into H·W: 1×C×H×W → n×C.
inline torch::Tensor tokensAt(const torch::Tensor& map, const torch::Tensor& positions)
{
    return toTokens(map)[0].index_select(0, positions);
}

/// A linear layer at every pixel of a map: B×C×H×W → B×D×H×W.
inline torch::Tensor linearOnMap(torch::nn::LinearImpl& linear, const torch::Tensor& map)
{
    return linear.forward(map.permute({0, 2, 3, 1})).permute({0, 3, 1, 2});
}

} // namespace sdw
