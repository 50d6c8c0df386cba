// PNG of one channel made on all cores: rows are deflated in strips that know nothing of each other, and that any
// reader takes for one stream. For label maps, whose rows are mostly like the row above.
#pragma once

#include "core/base/png_file.h"

#include <functional>

namespace sdw {

struct StripPng {
    int height = 0, width = 0;
    int bitDepth = 8; ///< 8 or 16
    Palette palette;  ///< for 8 bits; empty: grey
    int stripHeight = 256;
    /// Writes rows `first` .. `first + count − 1`, one after another without gaps: std::uint8_t or std::uint16_t
    /// values. Called from several threads at once.
    std::function<void(int first, int count, void* rows)> fill;
};

/// The same picture gives the same bytes, however many threads there are.
/// @throws Error when memory runs out.
std::string encodeStripPng(const StripPng& picture);

} // namespace sdw
