#include "core/decoders/conv_bn_relu.h"

namespace sdw {

ConvBnReluImpl::ConvBnReluImpl(std::int64_t inChannels, std::int64_t outChannels, std::int64_t kernel)
    : m_padding(kernel / 2)
{
    m_conv = register_module(
        "conv",
        torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, outChannels, kernel).padding(m_padding).bias(false)));
    m_bn = register_module("bn", torch::nn::BatchNorm2d(outChannels));
    torch::nn::init::kaiming_normal_(m_conv->weight, 0.0, torch::kFanOut, torch::kReLU);
}

torch::Tensor ConvBnReluImpl::forward(const torch::Tensor& map)
{
    if (!is_training() && !torch::GradMode::is_enabled()) return foldedForward(map);
    return normAndActivate(m_conv(map));
}

/// The norm is a fixed scale and shift at inference, so it goes into the convolution: one pass over the map less. The
/// folded weight is made afresh each time, which costs next to nothing and can never be out of date.
torch::Tensor ConvBnReluImpl::foldedForward(const torch::Tensor& map) const
{
    const auto scale = m_bn->weight * (m_bn->running_var + m_bn->options.eps()).rsqrt();
    const auto shift = m_bn->bias - m_bn->running_mean * scale;
    return torch::conv2d(map, m_conv->weight * scale.view({-1, 1, 1, 1}), shift, /*stride=*/1, m_padding).relu_();
}

} // namespace sdw
