// Files that come with the program: presets and demo weights; and the folder for what the program itself keeps.
#pragma once

#include <filesystem>
#include <string>

namespace sdw {

/// Finds `relative` ("models/demo_segdeformer.safetensors") where SEGDEFORMER_SHARE says, else in
/// ../share/segdeformer-workbench beside the program's folder (installed), else in the nearest folder above the program
/// (source tree).
/// @return the file's path, or an empty path where there is none.
std::filesystem::path shippedFile(const std::string& relative);

/// As shippedFile(). @throws Error naming the file and where it was looked for.
std::filesystem::path needShippedFile(const std::string& relative);

/// $XDG_DATA_HOME/segdeformer-workbench, by default ~/.local/share/segdeformer-workbench. Not made here.
std::filesystem::path userDataFolder();

} // namespace sdw
