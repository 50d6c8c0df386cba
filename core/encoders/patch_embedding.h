// The convolution that turns an image or a map into tokens.
#pragma once

#include "core/encoders/tokens.h"

#include <optional>

namespace sdw {

struct PatchEmbeddingOptions {
    std::int64_t in = 3;
    std::int64_t channels = 64;
    std::int64_t kernel = 7; ///< pixels
    std::int64_t stride = 4; ///< pixels
    bool overlapping = true; ///< true: zero padding kernel/2 on all sides; false: zero padding at the right and bottom
                             ///< edge to a multiple of the stride
    std::optional<double> normEps; ///< LayerNorm after the convolution; empty: none
};

/// Parameters: projection.*, and norm.* where there is one.
class PatchEmbeddingImpl : public torch::nn::Module {
public:
    explicit PatchEmbeddingImpl(const PatchEmbeddingOptions& options);

    /// @param map B×in×H×W. @return tokens of a map of about H/stride × W/stride (rounded up).
    TokenMap forward(const torch::Tensor& map);

    torch::nn::Conv2d projection{nullptr};
    torch::nn::LayerNorm norm{nullptr};

private:
    PatchEmbeddingOptions m_options;
};
TORCH_MODULE(PatchEmbedding);

} // namespace sdw
