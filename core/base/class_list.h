// The classes of a data set or model: names, colours, and the values that stand for them in label files.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sdw {

/// Value of a pixel that takes no part in training and evaluation, in every label map inside the engine (CV_16UC1).
constexpr std::uint16_t kIgnoreLabel = 65535;

struct ClassInfo {
    std::string name;
    std::array<std::uint8_t, 3> colour{}; ///< red, green, blue
    int fileValue = 0; ///< value in the data set's own label files (ADE20K: 1..150, else mostly the index)
};

using ClassList = std::vector<ClassInfo>;

} // namespace sdw
