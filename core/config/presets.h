// Run configurations that come with the program: one per row of the paper's tables, and small ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sdw {

/// models/presets as shippedFile() finds it (core/base/program_files.h). @throws Error naming where it was looked for.
std::filesystem::path presetFolder();

/// Names of all presets, in alphabetical order. @throws Error as presetFolder().
std::vector<std::string> presetNames();

/// A configuration file by what a person typed: a path of a file, as it is, or else the name of a preset (with or
/// without .json). @throws Error naming the presets that look alike.
std::filesystem::path presetFile(const std::string& nameOrPath);

} // namespace sdw
