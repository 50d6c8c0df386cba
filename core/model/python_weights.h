// PyTorch checkpoints: the zip form (torch >= 1.6) and the older one of consecutive pickles, read without Python and
// without running anything in them.
#pragma once

#include "core/model/file_reader.h"
#include "core/model/tensor_file.h"

namespace sdw {

/// Whether the file starts like a zip archive or like a pickle.
bool looksLikePytorch(FileReader& file);

/// @throws Error naming the file; see findStateDict() for what is refused.
TensorFile readPytorch(FileReader& file);

/// @param about filled with metadata and ignored content (no tensors) where not null.
std::vector<TensorInfo> listPytorch(FileReader& file, TensorFile* about = nullptr);

} // namespace sdw
