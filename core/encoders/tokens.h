// Between maps and tokens. Both directions are views when the map is stored channels last, which the encoders keep to:
// their linear layers, depthwise convolutions and attentions then read the same memory without copies.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Tokens of a map, row by row.
struct TokenMap {
    torch::Tensor tokens; ///< B×N×C, N = height·width
    std::int64_t height = 0, width = 0;
};

/// B×N×C → B×C×H×W, a view stored channels last.
inline torch::Tensor mapFromTokens(const torch::Tensor& tokens, std::int64_t height, std::int64_t width)
{
    return tokens.unflatten(1, {height, width}).permute({0, 3, 1, 2});
}

/// B×C×H×W → B×N×C; a view of channels-last maps, else a copy; contiguous in both cases.
inline torch::Tensor tokensFromMap(const torch::Tensor& map)
{
    return map.permute({0, 2, 3, 1}).contiguous().flatten(1, 2);
}

} // namespace sdw
