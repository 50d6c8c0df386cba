// Where the parts of a project lie below its folder.
#pragma once

#include "core/annotation/annotation_document.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sdw {

/// Label file and journal of an image: labels/NAME.png and .autosave/NAME.journal, NAME with its ending and folders
/// ("photos/a.jpg"), so that a.jpg and a.png never share one. Of names too long for a file system with what is put
/// behind them, the end gives way to a hash.
/// @param image "SOURCE/path/in/source.jpg". @throws Error when it would lead outside of the folder.
AnnotationFiles annotationFiles(const std::filesystem::path& projectFolder, const std::string& image);

/// Beside the label file: what of the labels a model proposed (core/project/provenance_file.h):
/// labels/NAME.proposals.json.
/// @param image as above. @throws Error as above.
std::filesystem::path proposalsFile(const std::filesystem::path& projectFolder, const std::string& image);

/// How far the work on each image is, as people say: states.json.
std::filesystem::path statesFile(const std::filesystem::path& projectFolder);
/// A cache that can be made anew from everything else: index.sqlite.
std::filesystem::path indexFile(const std::filesystem::path& projectFolder);
/// There while label files and journals may hold labels of classes that have been retired: an end of the program in the
/// middle of changing them is made up for when the project is opened again.
std::filesystem::path pendingClassesFile(const std::filesystem::path& projectFolder);

/// For each image whether it has labels of the project's own: a label file or a journal.
std::vector<bool> findLabelled(const std::filesystem::path& projectFolder, const std::vector<std::string>& images);

/// Removes temporary files below labels/ and .autosave/, and beside project.json, that programs left which ended while
/// writing; never those of a program that runs. What cannot be removed stays. @return how many went.
int removeLeftovers(const std::filesystem::path& projectFolder);

} // namespace sdw
