// CRC-32C (Castagnoli), the check sum inside TensorBoard's event files.
#pragma once

#include <cstdint>
#include <string_view>

namespace sdw {

/// Of "123456789": 0xe3069283.
std::uint32_t crc32c(std::string_view bytes);

} // namespace sdw
