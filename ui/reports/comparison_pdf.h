// The report of a comparison for a printer: what is compared, scores, classes, confusion matrices, and the images that
// differ most. Shows nothing of Qt, so that the command line sees it, too.
#pragma once

#include "core/comparison/compared_set.h"

#include <filesystem>

namespace sdw::ui {

/// A4 pages; text stays text. Written whole or not at all. From any thread.
/// @param pictures how many images are shown. @pre a QGuiApplication is there (FigureApplication where there is no
/// other). @throws Error when an image cannot be read, the file cannot be written, or the progress asks to stop.
void saveComparisonPdf(const ComparedSet& set, const std::filesystem::path& file, std::size_t pictures = 6,
                       const Progress& progress = {});

} // namespace sdw::ui
