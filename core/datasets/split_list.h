// Lists of sample names, one a line, that say which sample belongs to which split.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

/// Lines without byte order mark, carriage returns and blanks at the end; empty lines are left out.
std::vector<std::string> splitLines(std::string_view text);

/// Why an entry cannot be the name of a file inside the folder (absolute, with `..`, with a drive letter); empty: it
/// can.
std::string entryFault(std::string_view entry);

/// "train", "val" or "test" for the names that data sets use ("training", "val2017", "validation", ...).
std::optional<std::string> splitOfFolder(std::string_view folder);

} // namespace sdw
