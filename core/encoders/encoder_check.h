// Which settings an encoder family has, and whether they fit each other.
#pragma once

#include "core/config/model_config.h"

#include <string_view>

namespace sdw {

/// @throws Error when the configuration sets what the family has not (a window for MiT), naming the key.
void checkEncoderFamily(const EncoderConfig& config, std::string_view family);

/// @param resolved every field of the family set.
/// @throws Error on lists of the wrong length or heads that do not divide their width, naming the key.
void checkEncoderStructure(const EncoderConfig& resolved, std::string_view family);

} // namespace sdw
