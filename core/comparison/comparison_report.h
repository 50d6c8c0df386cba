// What a comparison found, as files: one self-contained HTML page, CSV and JSON.
#pragma once

#include "core/comparison/compared_set.h"

#include <nlohmann/json.hpp>

namespace sdw {

nlohmann::ordered_json comparisonReportJson(const ComparedSet& set);
std::string comparisonReportCsv(const ComparedSet& set); ///< a line for each class, then the means; values 0..1
/// Opens in any browser without a network: tables, bars, confusion matrices, the most different images as pictures.
/// @param pictures how many images are shown. @throws Error when the progress asks to stop.
std::string comparisonReportHtml(const ComparedSet& set, std::size_t pictures = 12, const Progress& progress = {});

} // namespace sdw
