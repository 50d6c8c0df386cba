// What a resumed run may have changed in its configuration.
#pragma once

#include "core/config/run_config.h"

namespace sdw {

/// Differences between the configuration that a run was started with and the one it is to go on with.
/// @return one line per setting that was changed and may be: `train.log_every: 50 -> 10`.
/// @throws Error naming the first setting that changes what the run computes; it would no longer be the same run.
std::vector<std::string> compareForResume(const nlohmann::json& started, const nlohmann::json& wanted);

} // namespace sdw
