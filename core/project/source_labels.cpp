#include "core/project/source_labels.h"

#include <algorithm>

namespace sdw {
namespace {

const ProjectClass* findName(const Project& project, const std::string& name)
{
    const auto found = std::find_if(project.classes.begin(), project.classes.end(),
                                    [&](const ProjectClass& one) { return one.name == name; });
    return found == project.classes.end() ? nullptr : &*found;
}

bool idsAreIndices(const Project& project, const ClassList& classes)
{
    bool someNameFits = false;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (!project.findClass(int(i))) return false;
        const ProjectClass* named = findName(project, classes[i].name);
        if (named && named->id != int(i)) return false;
        someNameFits = someNameFits || named;
    }
    return someNameFits;
}

} // namespace

std::vector<std::string> matchClasses(const Project& project, const ClassList& classes)
{
    const bool byIndex = idsAreIndices(project, classes);
    std::vector<std::string> uuids;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const ProjectClass* one = byIndex ? project.findClass(int(i)) : findName(project, classes[i].name);
        uuids.push_back(one ? one->uuid : std::string());
    }
    return uuids;
}

std::vector<std::uint16_t> sourceLabels(const Project& project, const ProjectSource& source)
{
    std::vector<std::uint16_t> labels;
    for (const std::string& uuid : source.classes) {
        std::uint16_t label = kUnlabelled;
        if (const ProjectClass* one = uuid.empty() ? nullptr : project.findClass(uuid)) label = std::uint16_t(one->id);
        for (const RetiredClass& one : project.retired)
            if (!uuid.empty() && one.uuid == uuid) label = project.currentLabel(std::uint16_t(one.id));
        labels.push_back(label);
    }
    return labels;
}

cv::Mat translated(const cv::Mat& label, const std::vector<std::uint16_t>& labels)
{
    cv::Mat result(label.size(), CV_16UC1);
    for (int y = 0; y < label.rows; ++y)
        std::transform(label.ptr<std::uint16_t>(y), label.ptr<std::uint16_t>(y) + label.cols,
                       result.ptr<std::uint16_t>(y), [&labels](std::uint16_t index) {
                           if (index == kIgnoreLabel) return kIgnoreLabel;
                           return index < labels.size() ? labels[index] : kUnlabelled;
                       });
    return result;
}

} // namespace sdw
