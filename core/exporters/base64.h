// Bytes as letters, for pictures inside JSON (RFC 4648, with padding).
#pragma once

#include <string>
#include <string_view>

namespace sdw {

std::string encodeBase64(std::string_view bytes);
/// @throws Error when the text is not base64.
std::string decodeBase64(std::string_view text);

} // namespace sdw
