// The report of a comparison for a printer: what is compared, scores, classes, and the images that differ most.
#pragma once

#include "core/comparison/compared_set.h"

#include <QByteArray>

namespace sdw::ui {

/// A4 pages; text stays text. From any thread; a QGuiApplication must be there.
/// @throws Error when an image cannot be read, or when the progress asks to stop.
QByteArray comparisonReportPdf(const ComparedSet& set, const Progress& progress = {});

} // namespace sdw::ui
