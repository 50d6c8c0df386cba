// What a comparison found, as files: figures of chosen images.
#pragma once

#include "core/comparison/compared_set.h"
#include "core/explanation/figure.h"

#include <filesystem>
#include <vector>

namespace sdw::ui {

/// A row for each image: the picture, the truth where there is one, and what every contender makes of it, in the
/// colours of the classes that occur. @throws Error when something cannot be read, or when the progress asks to stop.
Figure comparisonFigure(const ComparedSet& set, const std::vector<std::size_t>& images, const Progress& progress = {});

} // namespace sdw::ui
