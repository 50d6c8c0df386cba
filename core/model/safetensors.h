// The safetensors format: an 8-byte header length, a JSON header (name, type, shape, place of each tensor), the data.
// Source: the format description of huggingface/safetensors; its rules are all checked (no holes, no overlaps, whole
// buffer covered, no duplicate names, header of at most 100 MB).
#pragma once

#include "core/model/safetensors_header.h"
#include "core/model/tensor_file.h"

namespace sdw {

/// @throws Error naming the file, and the tensor where one is at fault.
TensorFile readSafetensors(FileReader& file);

/// What the header says, checked in full, without reading the data.
/// @param metadata filled with `__metadata__` where not null.
std::vector<TensorInfo> listSafetensors(FileReader& file, std::map<std::string, std::string>* metadata = nullptr);

/// The format's name of a type ("F32", "BF16", ...), or empty where it has none that this program reads and writes.
std::string safetensorsType(torch::ScalarType type);

} // namespace sdw
