// The record of what models proposed for an image and of labels confirmed against them, beside its label file
// (proposalsFile() of project_files.h). Version 1:
//     {"format_version": 1, "height": 360, "width": 480,
//      "models": [{"name": "camvid-b0", "version": "5f0c…"}],
//      "proposals": [{"model": 0, "time": "2026-11-26T09:30:00Z", "label": 3, "state": "proposed",
//                     "runs": [1203, 14, 466, 15]}],
//      "kept": [{"time": "2026-11-26T09:31:00Z", "label": 2, "runs": [90, 4]}]}
// "runs": pixels passed over and pixels taken, in turn, in reading order. "kept" may be missing: nothing is.
#pragma once

#include "core/annotation/provenance.h"
#include "core/project/project.h"

#include <filesystem>
#include <string_view>

namespace sdw {

/// @return the text of the side file.
std::string encodeProvenance(const Provenance& provenance);
/// @param name what the file is called in messages. @throws Error naming file and key for what cannot be used.
Provenance decodeProvenance(std::string_view text, const std::string& name);

/// Empty record where there is no such file. @throws Error naming the file; also where it is of another size.
Provenance readProvenance(const std::filesystem::path& file, cv::Size image);
/// The same, with the classes as the project has them today: those of merged ones followed, retired ones left out.
Provenance readProvenance(const std::filesystem::path& file, cv::Size image, const Project& project);
/// Whole or not at all, with its folder; an empty record removes the file. @throws Error
void writeProvenance(const std::filesystem::path& file, const Provenance& provenance);

} // namespace sdw
