// One field of a CSV file (RFC 4180), so that every table of the program is quoted alike.
#pragma once

#include <string>
#include <string_view>

namespace sdw {

/// Quoted where it holds a comma, a quotation mark or the end of a line; else as it is.
std::string csvField(std::string_view text);

} // namespace sdw
