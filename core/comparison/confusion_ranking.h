// Which classes are taken for one another most: for reports of so many classes that no matrix can be read.
#pragma once

#include "core/evaluation/confusion_matrix.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw {

struct Confusion {
    int label = 0, prediction = 0;
    std::int64_t pixels = 0; ///< of a change: second minus first

    bool operator==(const Confusion&) const = default;
};

/// Cells off the diagonal, largest first, none of them empty.
std::vector<Confusion> largestConfusions(const ConfusionMatrix& confusion, std::size_t most);
/// Those that changed most, whichever way. @pre both matrices are of the same classes.
std::vector<Confusion> largestChanges(const ConfusionMatrix& first, const ConfusionMatrix& second, std::size_t most);
/// Share of the label's pixels that a cell has; empty where the class has no labelled pixels.
std::optional<double> shareOfLabel(const ConfusionMatrix& confusion, int label, int prediction);

} // namespace sdw
