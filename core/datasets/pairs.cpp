// images/NAME.* with labels/NAME.png, whose values are class ids, and a class list: CamVid style. Splits are train.txt,
// val.txt and test.txt (one name a line), or else folders images/train, images/val, ..., or else all is one split,
// "train".
#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/datasets/class_file.h"
#include "core/datasets/label_values.h"
#include "core/datasets/paired_dataset.h"
#include "core/datasets/split_list.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;

bool isGrey(const cv::Mat& bgr)
{
    for (int y = 0; y < bgr.rows; ++y) {
        const auto* row = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x)
            if (row[x][0] != row[x][1] || row[x][1] != row[x][2]) return false;
    }
    return true;
}

/// Index labels by value; colour labels by the colours of the class list, or, where those are grey and no class
/// colours, by value.
ReadLabel makeReader(const ClassFile& file)
{
    ValueMap values(file.classes);
    if (file.ignore) values.ignore(*file.ignore);
    values.ignoreInWide(kIgnoreLabel);
    return [file, values](const fs::path& label) {
        const cv::Mat raw = readLabelPixels(label);
        const std::string name = label.string();
        if (raw.channels() == 1) return values.toClasses(raw, name);
        if (raw.depth() != CV_8U)
            throw Error("Label '" + name + "' has 16-bit colours; expected class indices or 8-bit class colours.");
        try {
            return coloursToClasses(raw, file.classes, file.ignoreColour, name);
        } catch (const Error&) {
            if (!isGrey(raw)) throw;
        }
        cv::Mat grey;
        cv::extractChannel(raw, grey, 0);
        return values.toClasses(grey, name);
    };
}

/// Finds list entries among the keys of all pairs.
class Lookup {
public:
    explicit Lookup(const std::vector<PairedEntry>& pairs)
    {
        for (const PairedEntry& pair : pairs)
            m_byKey.emplace(pair.name, &pair);
    }
    /// "name", "name.png", "train/name", "images/train/name.png" are all understood. The name inside the split has no
    /// folder of its split.
    std::optional<PairedEntry> find(std::string entry, const std::string& split) const
    {
        if (entry.starts_with("images/")) entry.erase(0, 7);
        const std::string bare = looksLikeImage(entry) ? entry.substr(0, entry.rfind('.')) : entry;
        for (const std::string& name : {entry, bare}) {
            for (const std::string& key : {split + '/' + name, name}) {
                const auto found = m_byKey.find(key);
                if (found == m_byKey.end()) continue;
                PairedEntry pair = *found->second;
                if (pair.name.starts_with(split + '/')) pair.name.erase(0, split.size() + 1);
                return pair;
            }
        }
        return std::nullopt;
    }

private:
    std::map<std::string, const PairedEntry*> m_byKey;
};

std::vector<PairedEntry> readList(FileTree& tree, const std::string& file, const std::string& split,
                                  const Lookup& lookup, std::set<fs::path>& listed)
{
    std::vector<PairedEntry> entries;
    std::set<fs::path> seen;
    for (const std::string& line : splitLines(tree.text(file))) {
        if (const std::string fault = entryFault(line); !fault.empty()) {
            tree.problem(file, "The entry '" + line + "' is refused: " + fault + ".");
        } else if (const auto pair = lookup.find(line, split); !pair) {
            tree.problem(file, "The entry '" + line + "' names no image; skipped.");
        } else if (!seen.insert(pair->image).second) {
            tree.problem(file, "The entry '" + line + "' occurs twice; used once.");
        } else {
            listed.insert(pair->image);
            entries.push_back(*pair);
        }
    }
    return entries;
}

} // namespace

bool recognisePairs(const fs::path& root)
{
    const FileTree tree(root);
    if (!tree.hasFolder("images")) return false;
    // A data.yaml beside classes.txt is YOLO's: its labels are text, which would go unread here.
    return tree.hasFile("classes.json") ||
           (!tree.hasFile("data.yaml") && (tree.hasFile("classes.txt") || tree.hasFolder("labels")));
}

std::unique_ptr<Dataset> openPairs(const fs::path& root)
{
    FileTree tree(root);
    const ClassFile file = readClassFile(tree);
    const auto pairs = pairByKey(tree, tree.imagesByKey("images"), tree.imagesByKey("labels"));
    auto dataset = std::make_unique<PairedDataset>("pairs", tree, file.classes, makeReader(file));

    const Lookup lookup(pairs);
    std::set<fs::path> used;
    std::set<std::string> done;
    for (const std::string split : {"train", "val", "test"}) {
        if (!tree.hasFile(split + ".txt")) continue;
        dataset->addSplit(split, readList(tree, split + ".txt", split, lookup, used));
        done.insert(split);
    }
    std::map<std::string, std::map<std::string, std::vector<PairedEntry>>> byFolder; // split, its folders, their pairs
    std::vector<PairedEntry> rest;
    for (const PairedEntry& pair : pairs) {
        const std::string folder = pair.name.substr(0, pair.name.find('/'));
        const auto split = folder == pair.name ? std::nullopt : splitOfFolder(folder);
        if (used.contains(pair.image)) continue;
        if (split && !done.contains(*split))
            byFolder[*split][folder].push_back({pair.name.substr(folder.size() + 1), pair.image, pair.label});
        else
            rest.push_back(pair);
    }
    const bool divided = !done.empty() || !byFolder.empty();
    for (auto& [split, folders] : byFolder) {
        if (folders.size() == 1) {
            dataset->addSplit(split, std::move(folders.begin()->second), folders.begin()->first);
            continue;
        }
        std::vector<PairedEntry> all; // "train2014" and "train2017": one split, the folder stays in the names
        for (auto& [folder, entries] : folders)
            for (PairedEntry& one : entries)
                all.push_back({folder + '/' + one.name, std::move(one.image), std::move(one.label)});
        dataset->addSplit(split, std::move(all));
    }
    if (!divided)
        dataset->addSplit("train", std::move(rest));
    else if (!rest.empty())
        tree.problem(rest.front().image, rest.size() == 1 ? "It belongs to no split; left out."
                                                          : "It and " + std::to_string(rest.size() - 1) +
                                                                " more belong to no split; left out.");
    dataset->finish(tree, (root / "images").string());
    return dataset;
}

} // namespace sdw
