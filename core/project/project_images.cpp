#include "core/project/project_images.h"

#include "core/base/error.h"
#include "core/project/project_io.h"

#include <unordered_map>
#include <unordered_set>

namespace sdw {
namespace {

constexpr std::size_t kStep = 256; // images between two looks at the cancel button

} // namespace

std::vector<ProjectImage> listProjectImages(const Project& project, const std::filesystem::path& folder,
                                            const std::vector<std::shared_ptr<const Dataset>>& datasets,
                                            const Progress& progress)
{
    std::unordered_map<std::string, std::string> splits;
    for (const auto& [split, names] : project.splits)
        for (const std::string& name : names)
            splits.emplace(name, split);
    std::vector<ProjectImage> images;
    for (std::size_t source = 0; source < project.sources.size(); ++source) {
        const Dataset& dataset = *datasets.at(source);
        const auto base = sourceFolder(folder, project.sources[source]);
        std::unordered_set<std::string> listed;
        for (const std::string& split : dataset.splits())
            for (std::size_t i = 0, count = dataset.size(split); i < count; ++i) {
                ProjectImage image;
                image.path = dataset.imagePath(split, i);
                const auto relative = image.path.lexically_relative(base).generic_u8string();
                image.name = project.sources[source].name + "/" + std::string(relative.begin(), relative.end());
                if (!listed.insert(image.name).second) continue;
                const auto own = splits.find(image.name);
                image.split = own == splits.end() ? split : own->second;
                image.dataset = int(source);
                image.datasetSplit = split;
                image.index = i;
                image.labelled = dataset.hasLabel(split, i);
                images.push_back(std::move(image));
                if (progress && i % kStep == 0 && !progress(0, 0)) throw Error("Cancelled.", ErrorKind::Interrupted);
            }
    }
    return images;
}

} // namespace sdw
