// The label file of an image: a PNG with one class id per pixel that other programs can read.
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/png_file.h"

#include <filesystem>

namespace sdw {

// 8 bits while all class ids are below 253, then 253 = background, 254 = unlabelled, 255 = ignore; else 16 bits with
// the values of core/annotation/label_map.h. Object numbers and shapes are no part of it.

/// @param palette colours of the class ids, for programs that show them; used in 8-bit files only. Empty: grey.
/// @return the bytes of the file.
std::string encodeLabelFile(const LabelMap& map, const Palette& palette = {});

/// @throws Error naming the file when it is damaged, holds colours, or is of another size than `size`.
LabelMap decodeLabelFile(std::string_view bytes, const std::string& name, cv::Size size);

} // namespace sdw
