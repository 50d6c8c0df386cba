// Tensor files: safetensors, and PyTorch zip checkpoints read without Python and without running anything in them.
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sdw {

struct TensorFile {
    std::map<std::string, torch::Tensor> tensors; ///< on the CPU, contiguous, in the file's own data type
    /// safetensors' __metadata__; of PyTorch checkpoints only what this program itself wrote
    std::map<std::string, std::string> metadata;
    std::vector<std::string> ignored; ///< what a checkpoint held besides tensors and was left out, for people
};

/// Reads a file by its content, not its name. Sizes are checked against the file's length before memory is taken.
/// @throws Error naming the file and what is wrong with it.
TensorFile readTensorFile(const std::filesystem::path& file);

/// Header alone: names, types and shapes without the data. For `weights inspect`.
struct TensorInfo {
    std::string name, type;
    std::vector<std::int64_t> shape;
};
/// @param about filled with metadata and ignored content (no tensors) where not null.
std::vector<TensorInfo> listTensors(const std::filesystem::path& file, TensorFile* about = nullptr);

/// Writes whole or not at all (core/base/file_io.h).
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

/// A zip checkpoint `{"state_dict": OrderedDict}` that PyTorch's default loader (weights_only) opens.
void writePytorch(const std::filesystem::path& file, const TensorFile& content);

} // namespace sdw
