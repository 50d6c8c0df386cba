// The images of a project: those of all its sources, under the names by which the project knows them.
#pragma once

#include "core/base/progress.h"
#include "core/datasets/dataset.h"
#include "core/project/project.h"

namespace sdw {

struct ProjectImage {
    std::string name; ///< "SOURCE/path/in/source.jpg": the image's key in the project
    std::filesystem::path path;
    std::string split; ///< of the project, else of the data set
    int dataset = -1;  ///< index of the source; -1: a file that belongs to none
    std::string datasetSplit;
    std::size_t index = 0; ///< in that split of the data set
    bool labelled = false; ///< the data set has a label map for it
};

/// Each image once, also where its data set has it in several splits (Pascal VOC's "trainval"): in the first.
/// @param datasets one for each source. @throws Error of kind Interrupted when the progress asks to stop.
std::vector<ProjectImage> listProjectImages(const Project& project, const std::filesystem::path& folder,
                                            const std::vector<std::shared_ptr<const Dataset>>& datasets,
                                            const Progress& progress = {});

} // namespace sdw
