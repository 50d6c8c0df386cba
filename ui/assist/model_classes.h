// Which class of the project each class of a model is, and the other way round. Names decide: whoever renames a class
// says that it means something else.
#pragma once

#include "core/base/class_list.h"
#include "core/project/project.h"

#include <opencv2/core.hpp>

#include <vector>

namespace sdw::ui {

class ModelClasses {
public:
    ModelClasses() = default;
    ModelClasses(const ClassList& model, const std::vector<ProjectClass>& project);

    std::size_t size() const { return m_values.size(); } ///< classes of the model
    /// At least one class is both of the model and of the project.
    bool fits() const;
    /// The project's label value of a class of the model; kUnlabelled where the project has no such class.
    std::uint16_t value(int index) const;
    /// The class of the model; -1 where it has none.
    int index(std::uint16_t value) const;

    /// CV_16UC1 to CV_16UC1: class indices of the model as labels of the project; what the project lacks is unlabelled.
    cv::Mat toProject(const cv::Mat& indices) const;
    /// Labels of the project as class indices of the model; the three states stay what they are, and what the model
    /// lacks becomes kIgnoreLabel: it is labelled, but not with anything that the model could say.
    cv::Mat toModel(const cv::Mat& labels) const;

private:
    std::vector<std::uint16_t> m_values; ///< by class of the model
};

} // namespace sdw::ui
