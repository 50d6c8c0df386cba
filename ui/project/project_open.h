// Opening what a person points at: runs on a worker thread, so without Qt's objects.
#pragma once

#include "ui/project/project_session.h"

namespace sdw::ui {

/// @throws Error naming the folder or file and what is wrong; kind Interrupted when the progress asks to stop.
Opened openAnything(const std::filesystem::path& path, const Progress& progress);
Opened openProjectFolder(const std::filesystem::path& folder, const Progress& progress);
Opened openDemoProject(const demo::DemoDatasetOptions& scenes, const Progress& progress);
Opened createProject(const NewProject& wanted, const Progress& progress);

} // namespace sdw::ui
