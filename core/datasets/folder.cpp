// A plain folder of images without labels, sub-folders included.
#include "core/datasets/paired_dataset.h"

#include <unordered_map>

namespace sdw {

bool recogniseFolder(const std::filesystem::path& root)
{
    return FileTree(root).hasImages();
}

std::unique_ptr<Dataset> openFolder(const std::filesystem::path& root)
{
    FileTree tree(root);
    std::vector<PairedEntry> entries;
    std::unordered_map<std::string, int> uses;
    auto found = tree.images("");
    for (const auto& one : found)
        ++uses[one.key];
    for (auto& one : found) // a.jpg and a.png are two images here: their endings tell them apart
        entries.push_back({uses[one.key] == 1 ? one.key : tree.relativeName(one.path), std::move(one.path), {}});
    auto dataset = std::make_unique<PairedDataset>("folder", tree, ClassList{}, ReadLabel{});
    dataset->addSplit("all", std::move(entries));
    dataset->finish(tree, root.string());
    return dataset;
}

} // namespace sdw
