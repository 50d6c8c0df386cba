// Online hard example mining: only the pixels the model is least sure of count.
// Source: the rule of the authors' framework.
#pragma once

#include "core/config/train_config.h"
#include "core/losses/cross_entropy.h"

namespace sdw {

/// Which pixels to keep: those whose true class has a probability below the threshold, which is raised as far as needed
/// to keep at least minKept pixels per image on average (fewer where there are not so many valid ones).
/// @return B×H×W, bool, without gradient.
torch::Tensor hardExamples(const PixelScores& scores, const OhemConfig& config);

} // namespace sdw
