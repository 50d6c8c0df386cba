// Checks of what goes into a module, so that a wrong tensor is named where it enters and not deep inside a kernel.
#pragma once

#include <torch/torch.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace sdw {

/// @param sizes expected sizes; -1: any.
/// @param what  the tensor's role and its shape in letters: "ExternalContext features (BxCxHxW)".
/// @throws Error "ExternalContext features (BxCxHxW) must have sizes [any, 16, any, any], got [1, 7, 2, 2]."
void requireShape(const torch::Tensor& tensor, std::initializer_list<std::int64_t> sizes, std::string_view what);

/// "[2, 3, 97, 131]", with "any" for -1.
std::string describeSizes(torch::IntArrayRef sizes);

} // namespace sdw
