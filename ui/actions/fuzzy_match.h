// How well a few typed letters fit a text: "opf" finds "Open folder".
#pragma once

#include <QString>

namespace sdw::ui {

/// @return higher for better: letters at the beginnings of words and next to each other count most, short texts win
///         over long ones; negative when not all letters occur in this order. Upper and lower case are alike; blanks
///         in `pattern` are skipped.
int fuzzyScore(QStringView pattern, QStringView text);

} // namespace sdw::ui
