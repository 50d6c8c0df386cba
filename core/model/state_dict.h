// Which tensors a PyTorch checkpoint's pickle describes, and what else it holds.
#pragma once

#include "core/model/pickle.h"

#include <torch/torch.h>

#include <map>
#include <optional>

namespace sdw {

/// A run of numbers in a checkpoint; tensors are views into them.
struct StorageSpec {
    std::string_view key; ///< name of its data in the file
    torch::ScalarType type = torch::kFloat;
    std::int64_t count = 0; ///< numbers
};

struct TensorSpec {
    StorageSpec storage;
    std::int64_t offset = 0;                  ///< numbers from the storage's start
    std::vector<std::int64_t> sizes, strides; ///< every element lies inside the storage: checked
};

struct StateDict {
    std::map<std::string, TensorSpec> tensors;
    std::map<std::string, std::string> metadata; ///< a model file of this program: its own description
    std::vector<std::string> ignored;            ///< for people: other content, classes that were not run
};

/// Finds the state dict: the pickled dict itself, or under `state_dict`, `model`, ...
/// @throws Error naming `origin`, and the class where tensors can be had only by running its code.
StateDict findStateDict(const PickleDocument& document, const std::string& origin);

/// @return nothing where the value is no storage identifier. @throws Error where it is a malformed one.
std::optional<StorageSpec> readStorage(const PickleDocument& document, const PickleValue& value,
                                       const std::string& origin);

} // namespace sdw
