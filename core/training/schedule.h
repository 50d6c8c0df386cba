// The learning rate of every iteration: linear warm-up, then a polynomial fall.
// Source: SegDeformer (ECCV 2022), section 4.1, and the schedule of its code base.
#pragma once

#include "core/config/train_config.h"

namespace sdw {

/// With T iterations, power p, smallest rate m, warm-up W from the share r:
///     poly(t) = (base - m) (1 - t/T)^p + m
///     lr(t)   = poly(t) (1 - (1 - t/W)(1 - r))   for t < W, else poly(t)
/// @param base a parameter group's own rate: train.lr, times the head's multiplier for the head. `minLr` is not
/// multiplied.
/// @param step t, from 0 to T - 1; later steps keep the value of T.
double learningRate(const TrainConfig& config, double base, std::int64_t step);

} // namespace sdw
