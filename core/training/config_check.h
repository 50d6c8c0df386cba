// Whether a configuration can be trained with, as far as that shows without data: for forms that check as one types.
#pragma once

#include "core/config/run_description.h"

namespace sdw {

/// What findProblems() finds; where that is nothing, what building the model would refuse, and a crop that the encoder
/// cannot take. Some milliseconds.
std::vector<FieldProblem> checkRunDocument(const nlohmann::json& document);

} // namespace sdw
