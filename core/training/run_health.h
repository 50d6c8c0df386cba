// Advice on a training from its figures alone: what looks wrong, and the evidence for it.
#pragma once

#include "core/training/run_log.h"

namespace sdw {

enum class HealthRule { NotANumber, Divergence, ClassNeverPredicted, SlowLoader, Overfitting };

struct HealthFinding {
    HealthRule rule;
    bool severe = false;   ///< the run will not recover by itself
    std::int64_t step = 0; ///< where it shows
    std::string sentence;  ///< what is wrong, and what to try
    std::string evidence;  ///< the figures behind it
};

/// In the order of urgency; empty: healthy as far as figures tell. One pass over the losses: a millisecond for 100,000
/// points.
/// @param classNames in the order of `iou`; fewer or none: classes are named by number.
std::vector<HealthFinding> checkHealth(const RunLog& log, const std::vector<std::string>& classNames = {});

} // namespace sdw
