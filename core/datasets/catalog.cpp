#include "core/base/catalog.h"

#include "core/datasets/file_tree.h"

namespace sdw {

#define SDW_DATASET(id, title, Name)                                                                                   \
    bool recognise##Name(const std::filesystem::path& root);                                                           \
    std::unique_ptr<Dataset> open##Name(const std::filesystem::path& root);
#include "core/datasets/datasets.def"
#undef SDW_DATASET

namespace {

constexpr DatasetEntry kDatasets[] = {
#define SDW_DATASET(id, title, Name) {id, title, recognise##Name, open##Name},
#include "core/datasets/datasets.def"
#undef SDW_DATASET
};

/// Layouts that are known but not read: better named than taken for a plain folder, which would drop their labels
/// silently.
std::string unreadLayout(const FileTree& tree)
{
    if (tree.hasFile("data.yaml") || tree.hasFile("data.yml")) return "YOLO (data.yaml)";
    if (tree.hasFile("annotations.xml")) return "CVAT (annotations.xml)";
    if (tree.hasFile("annotations.json") || tree.hasFile("_annotations.coco.json"))
        return "COCO JSON (annotations.json)";
    std::error_code code;
    for (auto entry = std::filesystem::directory_iterator(tree.root() / "annotations", code);
         !code && entry != std::filesystem::directory_iterator(); entry.increment(code))
        if (entry->path().extension() == ".json") return "COCO JSON (annotations/*.json)";
    for (auto entry = std::filesystem::directory_iterator(tree.root(), code);
         !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
        if (entry->path().extension() != ".json") continue;
        for (const char* ending : {".jpg", ".jpeg", ".png"})
            if (tree.hasFile(entry->path().stem().string() + ending)) return "LabelMe (one JSON file per image)";
    }
    return "";
}

} // namespace

std::span<const DatasetEntry> datasetCatalog()
{
    return kDatasets;
}

std::unique_ptr<Dataset> openDataset(const std::filesystem::path& root, const std::string& layout)
{
    const FileTree tree(root);
    if (layout != "auto") return findEntry(datasetCatalog(), layout, "data set layout").open(root);
    for (const DatasetEntry& entry : datasetCatalog()) {
        if (std::string_view(entry.id) == "folder")
            if (const std::string kind = unreadLayout(tree); !kind.empty())
                throw Error(
                    "Data set '" + root.string() + "' looks like " + kind +
                    ", a layout that is not read yet; choose the layout 'folder' to open its images without labels.");
        if (entry.recognise(root)) return entry.open(root);
    }
    std::string known;
    for (const DatasetEntry& entry : datasetCatalog())
        known += (known.empty() ? "" : ", ") + std::string(entry.id);
    throw Error("Data set '" + root.string() +
                "': no known layout was recognised and no image was found in it; known layouts: " + known + ".");
}

} // namespace sdw
