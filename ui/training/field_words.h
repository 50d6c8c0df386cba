// The settings of a run in the person's language. The engine says what each of them is in English; every such text has
// a line in field_words.cpp, which a test holds against the engine's description.
#pragma once

#include <QString>

#include <string>

namespace sdw::ui {

/// A help text or the title of a group. Unknown ones stay as they are.
QString fieldText(const std::string& english);

} // namespace sdw::ui
