// Colours for values: even steps of value look like even steps, also to colour-blind eyes.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <span>

namespace sdw {

enum class ColourMap {
    Viridis, ///< one-sided, 0..1
    Magma,
    Cividis,
    Diverging, ///< two-sided, -1..1: blue, neutral grey at 0, orange
};

struct ColourMapEntry {
    ColourMap map;
    const char* id;    ///< "viridis"
    const char* title; ///< "Viridis"
};
std::span<const ColourMapEntry> colourMapCatalog();

struct ValueRange {
    double least = 0, greatest = 1;
};

/// 256 colours from least to greatest, red, green, blue.
const std::array<std::array<std::uint8_t, 3>, 256>& coloursOf(ColourMap map);

/// @param values CV_32FC1; what lies outside the range takes the colour of its end; NaN is mid grey.
/// @return CV_8UC3 BGR of the same size.
cv::Mat colourise(const cv::Mat& values, ColourMap map, ValueRange range);

/// Colours over the image. @param opacity 0 image alone .. 1 colours alone. Both CV_8UC3, one size.
cv::Mat blend(const cv::Mat& image, const cv::Mat& colours, double opacity);

} // namespace sdw
