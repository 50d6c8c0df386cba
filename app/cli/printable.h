// Text that strangers wrote (names in files, file names), made safe to show on a terminal.
#pragma once

#include <string>

namespace sdw::cli {

/// Control characters and those that turn the direction of writing become their code (`\u001b`; a line feed `\n`), and
/// bytes that are no UTF-8 theirs (`\xff`), so that no name can steer the terminal or pass for another.
std::string printable(const std::string& text);

} // namespace sdw::cli
