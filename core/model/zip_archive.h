// The directory of a zip file with stored (uncompressed) entries, as PyTorch writes its checkpoints.
#pragma once

#include "core/model/file_reader.h"

#include <map>
#include <string>

namespace sdw {

struct ZipEntry {
    std::uint64_t offset = 0; ///< of the data, from the start of the file
    std::uint64_t size = 0;   ///< bytes
};

/// Every entry lies inside the file, and all together are not larger than it, so a small file cannot stand for much
/// data. Checksums are not looked at: PyTorch neither checks nor always writes them.
/// @throws Error naming the file when it is cut off, damaged, compressed, encrypted or split.
std::map<std::string, ZipEntry> readZipDirectory(FileReader& file);

} // namespace sdw
