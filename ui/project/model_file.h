// The weights that a session means.
#pragma once

#include <QString>

#include <filesystem>

namespace sdw::ui {

/// @param modelPath of ProjectSession; empty: the weights that come with the program. @throws Error where these are
/// missing.
std::filesystem::path modelFile(const QString& modelPath);

} // namespace sdw::ui
