#include "core/encoders/feed_forward.h"

#include "core/tensor/initialise.h"

namespace sdw {

FeedForwardImpl::FeedForwardImpl(std::int64_t channels, std::int64_t hidden)
    : first(channels, hidden)
    , second(hidden, channels)
{
    truncatedLinear(*first);
    truncatedLinear(*second);
    torch::nn::ModuleList inner, layers; // two levels, because the checkpoint format has two
    inner->push_back(first);
    layers->push_back(inner);
    layers->push_back(second);
    register_module("layers", layers);
}

torch::Tensor FeedForwardImpl::forward(const torch::Tensor& tokens)
{
    return second(torch::gelu(first(tokens)));
}

} // namespace sdw
