// Cityscapes: leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png with gtFine/SPLIT/CITY/NAME_gtFine_*. Of the label files the
// first that is there is read: labelTrainIds.png, labelIds.png, polygons.json.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/datasets/cityscapes_polygons.h"
#include "core/datasets/class_tables.h"
#include "core/datasets/label_values.h"
#include "core/datasets/paired_dataset.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kImageSuffix = "_leftImg8bit";

ReadLabel makeReader()
{
    ClassList trainIds = cityscapesClasses();
    for (std::size_t i = 0; i < trainIds.size(); ++i)
        trainIds[i].fileValue = int(i);
    ValueMap train(trainIds), ids(cityscapesClasses());
    train.ignore(255);
    for (const CityscapesLabel& label : cityscapesLabels())
        if (label.trainId < 0 && label.id >= 0) ids.ignore(label.id);
    ids.ignore(255); // −1 (license plate) in a byte
    return [train, ids](const fs::path& label) {
        if (label.extension() == ".json") return ids.toClasses(drawCityscapesPolygons(label), label.string());
        const bool isTrain = label.stem().string().ends_with("labelTrainIds");
        return (isTrain ? train : ids).toClasses(readIndexMap(label), label.string());
    };
}

std::vector<PairedEntry> readSplit(FileTree& tree, const std::string& split)
{
    std::vector<PairedEntry> entries;
    const auto images = tree.imagesByKey("leftImg8bit/" + split);
    const auto labels = tree.imagesByKey("gtFine/" + split);
    std::set<std::string> cities, used;
    for (const auto& [key, image] : images) {
        cities.insert(key.substr(0, key.find('/')));
        if (!key.ends_with(kImageSuffix)) {
            tree.problem(image, "Its name does not end in _leftImg8bit; skipped.");
            continue;
        }
        const std::string name = key.substr(0, key.size() - kImageSuffix.size());
        PairedEntry entry{name, image, {}};
        for (const char* kind : {"_gtFine_labelTrainIds", "_gtFine_labelIds"}) {
            const auto found = labels.find(name + kind);
            if (found == labels.end()) continue;
            entry.label = found->second;
            break;
        }
        const std::string polygons = "gtFine/" + split + '/' + name + "_gtFine_polygons.json";
        if (entry.label.empty() && tree.hasFile(polygons)) entry.label = tree.root() / polygons;
        if (entry.label.empty() && labels.contains(name + "_gtFine_color"))
            tree.problem(labels.at(name + "_gtFine_color"), "The frame has a colour picture only, without labelIds, "
                                                            "labelTrainIds or polygons; kept as unlabelled.");
        used.insert(name);
        entries.push_back(std::move(entry));
    }
    for (const std::string& city : tree.folders("leftImg8bit/" + split))
        if (!cities.contains(city)) tree.problem("leftImg8bit/" + split + '/' + city, "The city has no images.");
    for (const auto& [key, label] : labels) {
        const std::size_t end = key.find("_gtFine_");
        if (end == std::string::npos || !used.contains(key.substr(0, end)))
            tree.problem(label, "The label has no image; skipped.");
    }
    return entries;
}

} // namespace

bool recogniseCityscapes(const fs::path& root)
{
    return FileTree(root).hasFolder("leftImg8bit");
}

std::unique_ptr<Dataset> openCityscapes(const fs::path& root)
{
    FileTree tree(root);
    auto dataset = std::make_unique<PairedDataset>("cityscapes", tree, cityscapesClasses(), makeReader());
    for (const std::string split : {"train", "val", "test", "train_extra"})
        dataset->addSplit(split, readSplit(tree, split));
    dataset->finish(tree, (root / "leftImg8bit").string());
    return dataset;
}

} // namespace sdw
