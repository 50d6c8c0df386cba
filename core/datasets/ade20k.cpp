// ADE20K scene parsing (SceneParse150): images/{training,validation}/*.jpg, annotations/{...}/*.png with 1..150; 0 is
// "other" and ignored, as is 255.
#include "core/base/image_io.h"
#include "core/datasets/class_tables.h"
#include "core/datasets/label_values.h"
#include "core/datasets/paired_dataset.h"

namespace sdw {
namespace {

constexpr std::pair<const char*, const char*> kSplits[] = {{"train", "training"}, {"val", "validation"}};

/// The folder that holds images/ and annotations/: the root or ADEChallengeData2016 in it.
std::optional<std::string> findBase(const FileTree& tree)
{
    for (const std::string base : {"", "ADEChallengeData2016/"})
        for (const auto& [split, folder] : kSplits) {
            static_cast<void>(split);
            if (tree.hasFolder(base + "images/" + folder) && tree.hasFolder(base + "annotations/" + folder))
                return base;
        }
    return std::nullopt;
}

} // namespace

bool recogniseAde20k(const std::filesystem::path& root)
{
    return findBase(FileTree(root)).has_value();
}

std::unique_ptr<Dataset> openAde20k(const std::filesystem::path& root)
{
    FileTree tree(root);
    const std::string base = findBase(tree).value_or("");
    ValueMap values(ade20kClasses());
    values.ignore(0);
    values.ignore(255);
    auto dataset =
        std::make_unique<PairedDataset>("ade20k", tree, ade20kClasses(), [values](const std::filesystem::path& label) {
            return values.toClasses(readIndexMap(label), label.string());
        });
    for (const auto& [split, folder] : kSplits)
        dataset->addSplit(split,
                          pairByKey(tree, tree.imagesByKey(base + "images/" + folder),
                                    tree.imagesByKey(base + "annotations/" + folder)),
                          folder);
    dataset->finish(tree, (root / base / "images").string());
    return dataset;
}

} // namespace sdw
