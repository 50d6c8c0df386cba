// project.json: a project on disk. Product format, version 1:
//     {"format_version": 1, "name": "…",
//      "classes": [{"uuid": "…", "id": 0, "name": "road", "color": [128, 64, 128], "shortcut": "1"}],
//      "retired_classes": [{"uuid": "…", "id": 3, "becomes": 0}],   "background", "unlabelled", "ignore" too
//      "sources": [{"name": "photos", "path": "../photos", "layout": "auto", "classes": ["UUID", "", …]}],
//      "splits": {"train": ["photos/a.jpg"], "val": []}}
// Keys that this version does not know are kept and written back.
#pragma once

#include "core/project/project.h"

#include <filesystem>
#include <string_view>

namespace sdw {

/// `folder`/project.json
std::filesystem::path projectFile(const std::filesystem::path& folder);
/// Whether the folder holds a project.
bool isProjectFolder(const std::filesystem::path& folder);

/// @throws Error naming the file and the key: not readable, broken JSON, a missing or unusable value, a later format
///         version, and what checkProject() says.
Project readProject(const std::filesystem::path& folder);
/// Makes the folder where it is not there; the file is written whole or not at all. @throws Error
void writeProject(const std::filesystem::path& folder, const Project& project);

/// The same from and to text, for tests and for the fuzzer. @param origin what the text is called in messages.
Project parseProject(std::string_view text, const std::string& origin);
std::string formatProject(const Project& project);

/// Where a source lies. @param folder of the project.
std::filesystem::path sourceFolder(const std::filesystem::path& folder, const ProjectSource& source);
/// How a source is written down: relative where the data lie in or beside the project folder (so that both can move
/// together), else absolute.
std::string sourcePath(const std::filesystem::path& projectFolder, const std::filesystem::path& data);

} // namespace sdw
