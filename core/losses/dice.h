// Dice loss: overlap of predicted probabilities and labels, each class counting alike whatever its area.
#pragma once

#include "core/losses/cross_entropy.h"

namespace sdw {

/// 1 − mean over the classes that occur in the labels of 2·Σ p·t / (Σ p + Σ t), sums over the batch's valid pixels; p
/// is the softmax probability, t the label as 0 or 1. 0 where no pixel is valid.
torch::Tensor diceLoss(const PixelScores& scores);

} // namespace sdw
