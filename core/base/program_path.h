// Where the running program lies: files that come with it are found from there.
#pragma once

#include <filesystem>

namespace sdw {

/// The running program's file; empty where the system does not tell.
std::filesystem::path programFile();

} // namespace sdw
