// What the labels that a data set came with mean in a project.
#pragma once

#include "core/annotation/label_map.h"
#include "core/project/project.h"

namespace sdw {

/// For each class of a data set the uuid of the project's class that is meant; empty: none. For new projects, and for
/// those whose sources do not say it yet (ProjectSource::classes is empty). A project that was made from this data set
/// gave its classes the indices as ids: that is taken to be so where every index is an id, and every name that both
/// know has the same place in both (at least one does); classes may have been renamed since. Else names are compared.
std::vector<std::string> matchClasses(const Project& project, const ClassList& classes);

/// For each class of the data set, in its order, the label that its pixels have in the project: by
/// ProjectSource::classes, with retired classes as what they became; kUnlabelled without a counterpart.
std::vector<std::uint16_t> sourceLabels(const Project& project, const ProjectSource& source);

/// @param label CV_16UC1 class indices of the data set and kIgnoreLabel, which stays.
/// @param labels of sourceLabels(); indices beyond are unlabelled.
cv::Mat translated(const cv::Mat& label, const std::vector<std::uint16_t>& labels);

} // namespace sdw
