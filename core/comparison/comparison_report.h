// What a comparison found, as files: one self-contained HTML page, CSV and JSON; and for a terminal.
#pragma once

#include "core/comparison/compared_set.h"

#include <nlohmann/json.hpp>

namespace sdw {

nlohmann::ordered_json comparisonReportJson(const ComparedSet& set);
std::string comparisonReportCsv(const ComparedSet& set); ///< a line for each class, then the means; values 0..1
/// For a terminal: the table, and what it allows to say.
std::string comparisonReportText(const ComparedSet& set);
/// Opens in any browser without a network: tables, bars, confusion matrices, the most different images as pictures.
/// @param pictures how many images are shown. @throws Error when the progress asks to stop.
std::string comparisonReportHtml(const ComparedSet& set, std::size_t pictures = 12, const Progress& progress = {});
/// Everything that other statistics need: a line for each contender, image and class that is in label or prediction.
std::string comparisonCountsCsv(const ComparedSet& set);

/// report.html, report.csv, report.json and counts.csv, each written whole or not at all.
void writeComparisonReport(const ComparedSet& set, const std::filesystem::path& folder, std::size_t pictures = 12,
                           const Progress& progress = {});

} // namespace sdw
