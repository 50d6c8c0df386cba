// COCO-Stuff 164k: images/{train2017,val2017}/*.jpg, annotations/{...}/NAME.png with COCO ids less one (0..181 with
// gaps), or NAME_labelTrainIds.png with 0..170; 255 is ignored in both. Where both are there, the train ids are taken.
#include "core/base/image_io.h"
#include "core/datasets/class_tables.h"
#include "core/datasets/label_values.h"
#include "core/datasets/paired_dataset.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::pair<const char*, const char*> kSplits[] = {{"train", "train2017"}, {"val", "val2017"}};
constexpr std::string_view kTrainIds = "_labelTrainIds";

struct Place {
    std::string images, labels; ///< folders that hold those of the splits
};

std::optional<Place> findPlace(const FileTree& tree)
{
    for (const Place& place :
         {Place{"images/", "annotations/"}, Place{"images/", "stuffthingmaps/"}, Place{"", "stuffthingmaps/"}})
        for (const auto& [split, folder] : kSplits) {
            static_cast<void>(split);
            if (tree.hasFolder(place.images + folder) && tree.hasFolder(place.labels + folder)) return place;
        }
    return std::nullopt;
}

/// One label per image out of a folder that holds both kinds.
std::map<std::string, fs::path> preferTrainIds(const std::map<std::string, fs::path>& found)
{
    std::map<std::string, fs::path> labels;
    for (const auto& [key, path] : found) {
        if (key.ends_with(kTrainIds))
            labels[key.substr(0, key.size() - kTrainIds.size())] = path;
        else
            labels.emplace(key, path);
    }
    return labels;
}

} // namespace

bool recogniseCocoStuff(const fs::path& root)
{
    return findPlace(FileTree(root)).has_value();
}

std::unique_ptr<Dataset> openCocoStuff(const fs::path& root)
{
    FileTree tree(root);
    const Place place = findPlace(tree).value_or(Place{"images/", "annotations/"});
    ClassList trainIds = cocoStuffClasses();
    for (std::size_t i = 0; i < trainIds.size(); ++i)
        trainIds[i].fileValue = int(i);
    ValueMap raw(cocoStuffClasses()), train(trainIds);
    raw.ignore(255);
    train.ignore(255);
    const auto readLabel = [raw, train](const fs::path& label) {
        const bool isTrain = label.stem().string().ends_with(kTrainIds);
        return (isTrain ? train : raw).toClasses(readIndexMap(label), label.string());
    };
    auto dataset = std::make_unique<PairedDataset>("coco_stuff", tree, cocoStuffClasses(), readLabel);
    for (const auto& [split, folder] : kSplits)
        dataset->addSplit(split,
                          pairByKey(tree, tree.imagesByKey(place.images + folder),
                                    preferTrainIds(tree.imagesByKey(place.labels + folder))),
                          folder);
    dataset->finish(tree, (root / place.images).string());
    return dataset;
}

} // namespace sdw
