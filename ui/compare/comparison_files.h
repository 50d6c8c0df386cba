// What a comparison found, as files: reports, and figures of chosen images.
#pragma once

#include "core/comparison/compared_set.h"
#include "core/explanation/figure.h"

#include <filesystem>
#include <vector>

namespace sdw::ui {

/// A row for each image: the picture, the truth where there is one, and what every contender makes of it, in the
/// colours of the classes that occur. @throws Error when something cannot be read, or when the progress asks to stop.
Figure comparisonFigure(const ComparedSet& set, const std::vector<std::size_t>& images, const Progress& progress = {});

/// HTML, PDF, CSV or JSON, as the ending says; whole or not at all.
/// @throws Error on another ending, when it cannot be written, or when the progress asks to stop.
void saveComparisonReport(const ComparedSet& set, const std::filesystem::path& file, const Progress& progress = {});

} // namespace sdw::ui
