// A configuration to begin with, for somebody's own labels and the machine at hand.
#pragma once

#include "core/config/run_config.h"

namespace sdw {

struct TrainingFacts {
    std::int64_t trainImages = 0, valImages = 0; ///< labelled ones
    std::int64_t height = 0, width = 0;          ///< of a typical image, pixels
    bool gpu = false;
};

/// A model and a schedule that fit the size of the data: minutes to an hour on a CPU, with a small encoder and crop; a
/// full encoder on a GPU. Both start from scratch. The caller sets data.root and data.layout.
RunConfig suggestConfig(const TrainingFacts& facts);

} // namespace sdw
