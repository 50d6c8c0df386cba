// Where the parts of a project lie below its folder.
#pragma once

#include "core/annotation/annotation_document.h"

#include <filesystem>
#include <string>

namespace sdw {

/// Label file and journal of an image: labels/NAME.png and .autosave/NAME.journal, NAME with its ending and folders
/// ("photos/a.jpg"), so that a.jpg and a.png never share one.
/// @param image "SOURCE/path/in/source.jpg". @throws Error when it would lead outside of the folder.
AnnotationFiles annotationFiles(const std::filesystem::path& projectFolder, const std::string& image);

/// How far the work on each image is, as people say: states.json.
std::filesystem::path statesFile(const std::filesystem::path& projectFolder);
/// A cache that can be made anew from everything else: index.sqlite.
std::filesystem::path indexFile(const std::filesystem::path& projectFolder);

} // namespace sdw
