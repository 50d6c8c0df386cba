#include "core/encoders/patch_embedding.h"

#include "core/tensor/tensor_check.h"

namespace sdw {

PatchEmbeddingImpl::PatchEmbeddingImpl(const PatchEmbeddingOptions& options)
    : m_options(options)
{
    const auto convolution = torch::nn::Conv2dOptions(options.in, options.channels, options.kernel)
                                 .stride(options.stride)
                                 .padding(options.overlapping ? options.kernel / 2 : 0);
    projection = register_module("projection", torch::nn::Conv2d(convolution));
    if (options.normEps)
        norm = register_module(
            "norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({options.channels}).eps(*options.normEps)));
}

TokenMap PatchEmbeddingImpl::forward(const torch::Tensor& map)
{
    requireShape(map, {-1, m_options.in, -1, -1}, "Patch embedding input (BxCxHxW)");
    auto padded = map;
    if (!m_options.overlapping) {
        const auto missing = [&](std::int64_t size) {
            return (m_options.stride - size % m_options.stride) % m_options.stride;
        };
        const auto down = missing(map.size(2)), right = missing(map.size(3));
        if (down > 0 || right > 0) padded = torch::constant_pad_nd(map, {0, right, 0, down}, 0);
    }
    const auto embedded = projection(padded); // B×C×h×w
    auto tokens = tokensFromMap(embedded);    // B×N×C
    if (norm) tokens = norm(tokens);
    return {tokens, embedded.size(2), embedded.size(3)};
}

} // namespace sdw
