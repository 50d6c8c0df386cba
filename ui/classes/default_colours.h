// Colours for classes that come without one: far from each other, also for eyes that see red and green alike.
#pragma once

#include "core/project/project.h"

#include <array>
#include <vector>

namespace sdw::ui {

/// The colour of the default set that is farthest (in CIELAB) from all that the classes have.
std::array<std::uint8_t, 3> unusedColour(const std::vector<ProjectClass>& classes);

} // namespace sdw::ui
