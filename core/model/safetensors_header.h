// The header of a safetensors file, checked in full: which tensors lie where, without their data and without torch.
#pragma once

#include "core/model/file_reader.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

constexpr std::uint64_t kMostSafetensorsHeaderBytes = 100'000'000; ///< the format's own limit

struct SafetensorsEntry {
    std::string name, type; ///< the type as the format names it: "F32"
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0; ///< bytes, from the start of the data
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries; ///< in the order of their data
    std::map<std::string, std::string> metadata;
    std::uint64_t dataStart = 0;
};

/// Whether the file starts like one: a header length that fits and a brace behind it.
bool looksLikeSafetensors(FileReader& file);

/// The data lies behind it whole: no holes, no overlaps, nothing cut off.
/// @throws Error naming the file, and the tensor where one is at fault.
SafetensorsHeader readSafetensorsHeader(FileReader& file);

/// Bytes of one number of a type; 0: a type that this program does not read and write.
std::size_t safetensorsElementBytes(std::string_view type);

} // namespace sdw
