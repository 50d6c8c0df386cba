// The drawn parts of a report's page: bars, and confusion matrices as tables of shaded cells. HTML and SVG fragments.
#pragma once

#include "core/comparison/compared_set.h"

#include <string>

namespace sdw {

/// Text as HTML shows it: < > & and quotation marks escaped, control characters left out, broken UTF-8 replaced.
std::string htmlText(const std::string& text);

/// A bar for every class from zero to its difference, with the interval as a whisker and the number beside it.
std::string deltaBars(const ClassList& classes, const PairedComparison& paired);

/// Rows: labels, columns: predictions, in percent of the row; the count is in the tool tip. With many classes the most
/// frequent confusions as a list.
std::string confusionTable(const ClassList& classes, const ConfusionMatrix& confusion);
/// Second minus first, in points of the row's share.
std::string confusionChangeTable(const ClassList& classes, const ConfusionMatrix& first, const ConfusionMatrix& second);

} // namespace sdw
