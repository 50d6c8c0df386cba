// PNG by way of libpng: pixels as they are stored (palette indices, 1-, 2-, 4- and 16-bit values), which label files
// need and OpenCV does not give.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

using Palette = std::vector<std::array<std::uint8_t, 3>>; ///< red, green, blue

struct PngImage {
    /// Grey or palette: one channel, values as stored; colour: BGR. CV_8U, or CV_16U for 16-bit files. Alpha is
    /// dropped.
    cv::Mat pixels;
    Palette palette;  ///< empty: no palette file
    int bitDepth = 8; ///< of a stored value
};

/// Text, colour profiles and the like are passed over unopened. @param name for messages.
/// @throws Error naming the file: damaged, cut off, or of more than `maxPixels`.
PngImage decodePng(std::string_view bytes, const std::string& name, std::int64_t maxPixels);

/// CV_8UC1, CV_16UC1, CV_8UC3 (BGR); with a palette: CV_8UC1 indices and up to 256 colours.
/// @throws Error on other kinds of pixels and indices outside the palette.
std::string encodePng(const cv::Mat& pixels, const Palette& palette = {});

} // namespace sdw
