// How far the work on each image is. states.json, version 1:
//     {"format_version": 1, "images": {"photos/a.jpg": "done", "photos/b.jpg": "reviewed"}}
// Images that are not named are new, or in progress where they have labels of the project.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

namespace sdw {

enum class ImageState { New, InProgress, Done, Reviewed };

const char* imageStateId(ImageState state); ///< "new", "in_progress", "done", "reviewed"

using ImageStates = std::unordered_map<std::string, ImageState>; ///< by image name, without New

/// Empty where there is no such file. @throws Error naming file and key for what cannot be used.
ImageStates readImageStates(const std::filesystem::path& projectFolder);
/// Whole or not at all. @throws Error
void writeImageStates(const std::filesystem::path& projectFolder, const ImageStates& states);

} // namespace sdw
