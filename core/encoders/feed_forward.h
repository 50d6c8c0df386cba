// The two-layer perceptron of ViT and Swin blocks.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Linear(C, hidden), GELU (erf form), Linear(hidden, C). Parameters: layers.0.0.*, layers.1.*.
class FeedForwardImpl : public torch::nn::Module {
public:
    /// Weights truncated normal, biases 0.
    FeedForwardImpl(std::int64_t channels, std::int64_t hidden);
    torch::Tensor forward(const torch::Tensor& tokens); ///< B×N×C → B×N×C

    torch::nn::Linear first{nullptr}, second{nullptr};
};
TORCH_MODULE(FeedForward);

} // namespace sdw
