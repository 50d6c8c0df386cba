// Points of time as they stand in files: "2026-11-26T09:30:00Z".
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sdw {

/// @param timeMs since 1970, UTC; what is less than a second is dropped.
std::string utcText(std::int64_t timeMs);
/// Empty for a text that is no such time.
std::optional<std::int64_t> utcFrom(const std::string& text);

} // namespace sdw
