// "CBR k": convolution k×k without bias, batch normalisation, ReLU; the building block of the official heads.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Children are named `conv` and `bn`, as in the official checkpoints.
class ConvBnReluImpl : public torch::nn::Module {
public:
    /// @param kernel odd; the map keeps its size.
    ConvBnReluImpl(std::int64_t inChannels, std::int64_t outChannels, std::int64_t kernel = 1);

    /// @param map B×inChannels×H×W → B×outChannels×H×W
    torch::Tensor forward(const torch::Tensor& map);

    /// For a caller that does the convolution in parts (all_mlp_fusion.cpp).
    const torch::Tensor& weight() const { return m_conv->weight; } ///< outChannels×inChannels×k×k
    torch::Tensor normAndActivate(const torch::Tensor& convolved) { return m_bn(convolved).relu_(); }

private:
    torch::Tensor foldedForward(const torch::Tensor& map) const;

    std::int64_t m_padding;
    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::BatchNorm2d m_bn{nullptr};
};
TORCH_MODULE(ConvBnRelu);

} // namespace sdw
