// Pascal VOC: JPEGImages/*.jpg, SegmentationClass/*.png (palette files: the class is the index, 255 is void), and
// ImageSets/Segmentation/*.txt with one name a line for each split.
#include "core/base/image_io.h"
#include "core/datasets/class_tables.h"
#include "core/datasets/label_values.h"
#include "core/datasets/paired_dataset.h"
#include "core/datasets/split_list.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> findBase(const FileTree& tree)
{
    std::vector<std::string> bases = {""};
    for (const std::string parent : {"", "VOCdevkit/"})
        for (const std::string& name : tree.folders(parent))
            if (name.starts_with("VOC")) bases.push_back(parent + name + '/');
    std::optional<std::string> found;
    for (const std::string& base : bases)
        if (tree.hasFolder(base + "JPEGImages") && tree.hasFolder(base + "SegmentationClass"))
            found = base; // the newest year
    return found;
}

std::vector<PairedEntry> readList(FileTree& tree, const std::string& file,
                                  const std::map<std::string, fs::path>& images,
                                  const std::map<std::string, fs::path>& labels)
{
    std::vector<PairedEntry> entries;
    std::set<std::string> seen;
    for (const std::string& line : splitLines(tree.text(file))) {
        const auto image = images.find(line);
        const auto label = labels.find(line);
        if (const std::string fault = entryFault(line); !fault.empty())
            tree.problem(file, "The entry '" + line + "' is refused: " + fault + ".");
        else if (image == images.end())
            tree.problem(file, "The entry '" + line + "' names no image; skipped.");
        else if (!seen.insert(line).second)
            tree.problem(file, "The entry '" + line + "' occurs twice; used once.");
        else
            entries.push_back({line, image->second, label == labels.end() ? fs::path() : label->second});
    }
    return entries;
}

} // namespace

bool recognisePascalVoc(const fs::path& root)
{
    return findBase(FileTree(root)).has_value();
}

std::unique_ptr<Dataset> openPascalVoc(const fs::path& root)
{
    FileTree tree(root);
    const std::string base = findBase(tree).value_or("");
    ValueMap values(pascalVocClasses());
    values.ignore(255);
    auto dataset =
        std::make_unique<PairedDataset>("pascal_voc", tree, pascalVocClasses(), [values](const fs::path& label) {
            return values.toClasses(readIndexMap(label), label.string());
        });
    const auto images = tree.imagesByKey(base + "JPEGImages", false),
               labels = tree.imagesByKey(base + "SegmentationClass", false);
    bool listed = false;
    for (const std::string split : {"train", "val", "trainval", "test"}) {
        const std::string file = base + "ImageSets/Segmentation/" + split + ".txt";
        if (!tree.hasFile(file)) continue;
        listed = true;
        dataset->addSplit(split, readList(tree, file, images, labels));
    }
    for (const auto& [key, label] : labels)
        if (!images.contains(key)) tree.problem(label, "The label has no image; skipped.");
    if (!listed) { // a set of one's own without lists: what is labelled is there to train on
        std::vector<PairedEntry> entries;
        for (const auto& [key, label] : labels)
            if (const auto image = images.find(key); image != images.end())
                entries.push_back({key, image->second, label});
        dataset->addSplit("train", std::move(entries));
    }
    dataset->finish(tree, (root / base / "JPEGImages").string());
    return dataset;
}

} // namespace sdw
