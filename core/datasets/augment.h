// A training sample from a decoded one: random resize, random crop, flip, photometric distortion. Normalising and
// padding follow where the batch is put together (normalize.h). Source: SegDeformer (ECCV 2022) section 4.1 and its
// code base, in that order.
#pragma once

#include "core/base/random.h"
#include "core/config/data_config.h"
#include "core/datasets/dataset.h"

namespace sdw {

/// @return image and label of at most the crop size; the sample given is left as it is.
Sample augment(const Sample& sample, const DataConfig& config, Random random);

} // namespace sdw
