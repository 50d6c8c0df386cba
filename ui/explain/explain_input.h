// Reads an image for Explain, with its labels as they are now. Runs aside.
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/progress.h"
#include "core/project/project.h"
#include "ui/explain/model_side.h"

#include <filesystem>
#include <functional>

namespace sdw::ui {

struct InputRequest {
    int index = -1;
    QString title;
    std::filesystem::path file;
    std::vector<ProjectClass> classes;               ///< that the labels are given in
    std::function<std::optional<LabelMap>()> labels; ///< may be empty
};

/// @throws Error where the image itself cannot be read; trouble with the labels is told in what is returned.
ExplainInput readInput(const InputRequest& request, const Progress& progress);

/// Ids of labels become indices into the classes; what is no class, and classes that are not listed, become
/// kIgnoreLabel. Empty where nothing is left.
cv::Mat indexLabels(const cv::Mat& ids, const std::vector<ProjectClass>& classes);

} // namespace sdw::ui
