// What follows for two of the contenders: found out aside, since it takes thousands of draws.
#pragma once

#include "core/comparison/compared_set.h"
#include "ui/reports/contender_pair.h"

namespace sdw::ui {

struct PairNumbers {
    ContenderPair pair;
    std::optional<PairedComparison> paired;   ///< empty: no truth
    std::vector<std::size_t> ranking;         ///< worst for the second first, unlabelled images last
    std::vector<std::optional<double>> delta; ///< of each image's mean IoU, -1 .. 1; empty: no truth
    std::vector<double> differing;            ///< of each image: share of the pixels
    std::optional<double> differingOfAll;     ///< of the pixels of all images
};

PairNumbers measurePair(const ComparedSet& set, const ContenderPair& pair);

} // namespace sdw::ui
