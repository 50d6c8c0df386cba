// A folder of reference values: what was computed (meta.json), weights, inputs and expected outputs.
#pragma once

#include "core/config/model_config.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sdw {

struct Fixture {
    std::filesystem::path folder;
    std::string name; ///< meta.json's `case`, else the folder's name
    nlohmann::json meta;
    std::map<std::string, torch::Tensor> tensors; ///< of tensors.safetensors, on the CPU
    std::vector<std::filesystem::path>
        weights; ///< weights.safetensors, or weights_<layout>.safetensors in order of name

    bool has(const std::string& tensor) const { return tensors.count(tensor) > 0; }
    /// @throws Error naming the case and the tensor.
    const torch::Tensor& tensor(const std::string& name) const;
};

/// @throws Error naming the file that is missing or damaged.
Fixture readFixture(const std::filesystem::path& folder);

/// The `<layout>` of weights_<layout>.safetensors; empty for weights.safetensors.
std::string weightsLayout(const std::filesystem::path& file);

/// N of a name that ends in _strideN (every N-th row and column is stored), else 1.
std::int64_t storedStride(const std::string& name);
/// Every N-th row and column of the last two dimensions.
torch::Tensor strided(const torch::Tensor& maps, std::int64_t stride);

/// The model that a fixture describes: mmsegmentation-style `backbone`, `neck`, `head`, `aux`; a head without `type` is
/// the paper's form; layout `hf_segformer` has Hugging Face's own keys. Without any head the encoder alone matters.
/// @param weightNames keys of the weights: UperNet with SegDeformer behind it shows in them only.
/// @throws Error naming the key of meta.json that is missing or asks for what no model here can do.
ModelConfig fixtureModelConfig(const nlohmann::json& meta, const std::set<std::string>& weightNames);

} // namespace sdw
