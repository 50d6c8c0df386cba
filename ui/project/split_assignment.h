// Which images belong to which split: changes of a project, without the window.
#pragma once

#include "ui/project/image_items.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sdw::ui {

using Splits = std::map<std::string, std::vector<std::string>>; ///< as Project::splits

/// The splits of the project with these images in one of them, each in no other. The lists follow the order of the
/// images; names that are no image (any more) stay where they are.
/// @param split empty: the images go back into the split that their data set says.
Splits assignSplit(const Splits& splits, const ImageItems& images, const std::vector<int>& chosen,
                   const std::string& split);

/// Percentages of the images; together at most 100, the rest keeps its split.
struct SplitShares {
    int train = 80, val = 20, test = 0;
};

/// Deals images out by chance; the same seed deals them out alike. Numbers are rounded so that all together are as many
/// as the percentages together say (largest remainder).
Splits assignAtRandom(const Splits& splits, const ImageItems& images, std::vector<int> chosen,
                      const SplitShares& shares, std::uint64_t seed);

} // namespace sdw::ui
