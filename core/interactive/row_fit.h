// Rows of a linear classifier, fitted to a few labelled features while what it said elsewhere is held. Convex, so that
// the same strokes always end at the same rows.
#pragma once

#include "core/base/progress.h"

#include <torch/torch.h>

#include <vector>

namespace sdw {

/// Logits are features · weightᵀ + bias.
struct RowProblem {
    torch::Tensor weight, bias;      ///< K×C and K: where the fit begins; bias undefined: there is none
    std::vector<std::int64_t> free;  ///< rows that may change
    std::vector<std::int64_t> fresh; ///< of these: rows without a past, which begin at the mean of their features
    torch::Tensor features, labels, counts; ///< n×C, n (int64), n: how much each counts; each class's sum to the same

    torch::Tensor heldFeatures; ///< m×C: here the classifier is to stay what it was; undefined: nowhere
    torch::Tensor heldShares;   ///< m×K: the probabilities it gave, 0 for fresh rows
    torch::Tensor heldCounts;   ///< m
};

struct RowFitOptions {
    double hold = 1;      ///< weight of what is held against what is labelled
    double shrink = 1e-2; ///< pull of every row towards where it began
    double floor = 0.1;   ///< of the features' variances, as a share of their mean: directions with less count less
    int steps = 60;
};

struct RowFit {
    torch::Tensor weight, bias;
    int steps = 0;
    double lossBefore = 0, loss = 0; ///< weighted mean cross-entropy of the labelled features
};

/// @throws Error (Interrupted) when `progress` stops it.
RowFit fitRows(const RowProblem& problem, const RowFitOptions& options, const Progress& progress = {});

} // namespace sdw
