// How a run is doing, in one sentence for its head.
#pragma once

#include "core/training/run_health.h"
#include "core/training/run_state.h"

#include <QString>

namespace sdw::ui {

/// "Iteration 12,400 of 40,000 · 41.3 % mIoU, best 41.9 % at 10,000 · 3 h 10 min left · healthy"
/// @param iterations of the whole run; 0: not known.
QString runSentence(const RunLog& log, RunState state, std::int64_t iterations,
                    const std::vector<HealthFinding>& findings);

} // namespace sdw::ui
