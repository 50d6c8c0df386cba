#include "core/tensor/initialise.h"

#include <cmath>

namespace sdw {

void truncatedNormal(torch::Tensor tensor, double deviation)
{
    torch::NoGradGuard noGrad;
    tensor.normal_(0, deviation).clamp_(-2, 2);
}

void fanOutNormal(torch::nn::Conv2dImpl& convolution)
{
    torch::NoGradGuard noGrad;
    auto& weight = convolution.weight; // out × in/groups × kernel height × kernel width
    const auto fanOut = weight.size(2) * weight.size(3) * weight.size(0) / convolution.options.groups();
    weight.normal_(0, std::sqrt(2.0 / static_cast<double>(fanOut)));
    if (convolution.bias.defined()) convolution.bias.zero_();
}

void truncatedLinear(torch::nn::LinearImpl& linear, double deviation)
{
    torch::NoGradGuard noGrad;
    truncatedNormal(linear.weight, deviation);
    if (linear.bias.defined()) linear.bias.zero_();
}

} // namespace sdw
