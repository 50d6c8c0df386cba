// Models of one kind with other classes: which tensors have a row for each class, and how rows go from one to another.
#pragma once

#include "core/base/class_list.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace sdw {

/// Whether a tensor holds a row for each class: classifiers and class tokens. @param name as in a checkpoint
/// ("decode_head.conv_seg.bias").
bool isPerClass(const std::string& name);
/// Along which dimension the classes are: official tokens are [1, K, C], all else begins with K.
std::int64_t classDimension(const torch::Tensor& tensor);

/// For each class of `to` the place of the class in `from` that it goes on from, −1 for none: the one of its name,
/// else, where the lists are equally long, the one at its own place if that one is in `to` no more: it was renamed.
std::vector<std::int64_t> rowsByName(const ClassList& from, const ClassList& to);

/// Copies all parameters and buffers into a module of the same kind with other classes. Row r of a per-class tensor
/// gets the source's row `rows[r]`, or zeros for −1.
/// @param prefix of the modules' names in a checkpoint: "decode_head." for decoders, empty for whole models.
void copyWithClasses(const torch::nn::Module& source, torch::nn::Module& target, const std::string& prefix,
                     const std::vector<std::int64_t>& rows);

} // namespace sdw
