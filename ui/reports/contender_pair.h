// Which two contenders of a comparison are set against each other, and a cell of their matrices.
#pragma once

#include <cstddef>
#include <optional>

namespace sdw::ui {

/// Two of the contenders; differences are always second minus first.
struct ContenderPair {
    std::size_t first = 0, second = 1;
    bool operator==(const ContenderPair&) const = default;
};

/// A cell of a matrix whose places are looked for.
struct MatrixCell {
    /// Of the confusion matrix of a contender; empty: of the two of the pair, where `row` is what the first says.
    std::optional<std::size_t> contender;
    int row = 0, column = 0; ///< classes: of the truth, and of the prediction
    bool operator==(const MatrixCell&) const = default;
};

} // namespace sdw::ui
