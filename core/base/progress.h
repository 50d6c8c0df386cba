// How long work reports how far it is, and how its caller stops it.
#pragma once

#include <functional>

namespace sdw {

/// Called now and then from the working thread; returning false asks the work to stop as soon as it can, which it then
/// does by throwing Error of kind Interrupted. An empty function is allowed everywhere.
using Progress = std::function<bool(int done, int total)>;

} // namespace sdw
