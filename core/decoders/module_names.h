// Names of the checkpoint format that belong to no layer of ours.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// An empty list of modules under a name, to be filled by the caller: `NAME.0`, `NAME.1`, ...
inline torch::nn::ModuleList registerList(torch::nn::Module& owner, const std::string& name)
{
    return owner.register_module(name, torch::nn::ModuleList());
}

/// A module that does nothing but stand in the middle of a name: `NAME.x`.
inline torch::nn::Module& registerPlace(torch::nn::Module& owner, const std::string& name)
{
    class PlaceImpl : public torch::nn::Module {};
    return *owner.register_module(name, std::make_shared<PlaceImpl>());
}

} // namespace sdw
