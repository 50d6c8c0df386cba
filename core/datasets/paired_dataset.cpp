#include "core/datasets/paired_dataset.h"

#include "core/base/error.h"
#include "core/base/image_io.h"

namespace sdw {

namespace fs = std::filesystem;

PairedDataset::PairedDataset(std::string layout, const FileTree& tree, ClassList classes, ReadLabel readLabel)
    : m_layout(std::move(layout))
    , m_root(tree.root())
    , m_classes(std::move(classes))
    , m_readLabel(std::move(readLabel))
{
}

void PairedDataset::addSplit(const std::string& split, std::vector<PairedEntry> entries, const std::string& folder)
{
    if (!entries.empty()) m_splits.push_back({split, folder, std::move(entries)});
}

void PairedDataset::finish(FileTree& tree, const std::string& lookedIn)
{
    std::size_t images = 0, labels = 0;
    for (const Split& split : m_splits)
        for (const PairedEntry& one : split.entries) {
            ++images;
            labels += !one.label.empty();
        }
    if (images == 0) {
        std::string found;
        for (const DatasetProblem& problem : tree.takeProblems())
            found += " " + problem.file + ": " + problem.message;
        throw Error("No images were found in '" + lookedIn + "' (layout " + m_layout + ")." + found);
    }
    if (labels == 0 && !m_classes.empty()) {
        tree.problem(".", "No image has a label: the set can be looked at and annotated, but not trained on.");
    } else if (!m_classes.empty()) {
        for (const Split& split : m_splits)
            for (const PairedEntry& one : split.entries)
                if (one.label.empty() && split.name != "test")
                    tree.problem(one.image, "It has no label; kept as unlabelled.");
    }
    // Splits that are made of others (VOC's trainval) overlap on purpose.
    std::map<fs::path, std::string> seen;
    std::map<std::string, std::size_t> shared;
    for (const Split& split : m_splits) {
        if (split.name != "train" && split.name != "val" && split.name != "test") continue;
        for (const PairedEntry& one : split.entries)
            if (const auto [other, fresh] = seen.emplace(one.image, split.name); !fresh && other->second != split.name)
                ++shared["'" + other->second + "' and '" + split.name + "'"];
    }
    for (const auto& [pair, count] : shared)
        tree.problem(".", "The splits " + pair + " share " + std::to_string(count) +
                              " images: scores on them say nothing about new images.");
    m_problems = tree.takeProblems();
}

std::vector<std::string> PairedDataset::splits() const
{
    std::vector<std::string> names;
    for (const Split& split : m_splits)
        names.push_back(split.name);
    return names;
}

const PairedDataset::Split& PairedDataset::find(const std::string& split) const
{
    for (const Split& one : m_splits)
        if (one.name == split) return one;
    std::string known;
    for (const Split& one : m_splits) {
        if (one.folder == split && !split.empty()) return one;
        known += (known.empty() ? "" : ", ") + one.name;
    }
    throw Error("Data set '" + m_root.string() + "' has no split '" + split + "'; known: " + known + ".");
}

const PairedEntry& PairedDataset::entry(const std::string& split, std::size_t index) const
{
    const Split& one = find(split);
    if (index >= one.entries.size())
        throw Error("Split '" + split + "' has " + std::to_string(one.entries.size()) + " images; number " +
                    std::to_string(index) + " was asked for.");
    return one.entries[index];
}

Sample PairedDataset::get(const std::string& split, std::size_t index) const
{
    const PairedEntry& one = entry(split, index);
    Sample sample{.name = one.name, .image = readImage(one.image)};
    if (one.label.empty()) return sample;
    sample.label = m_readLabel(one.label);
    const auto sizeText = [](const cv::Mat& pixels) {
        return std::to_string(pixels.cols) + "×" + std::to_string(pixels.rows);
    };
    if (sample.label.size() != sample.image.size())
        throw Error("Label '" + one.label.string() + "' has " + sizeText(sample.label) + " pixels, its image '" +
                    one.image.string() + "' has " + sizeText(sample.image) + " (upright).");
    return sample;
}

std::vector<PairedEntry> pairByKey(FileTree& tree, const std::map<std::string, fs::path>& images,
                                   const std::map<std::string, fs::path>& labels)
{
    std::vector<PairedEntry> entries;
    for (const auto& [key, image] : images) {
        const auto label = labels.find(key);
        entries.push_back({key, image, label == labels.end() ? fs::path() : label->second});
    }
    for (const auto& [key, label] : labels)
        if (!images.contains(key)) tree.problem(label, "The label has no image; skipped.");
    return entries;
}

} // namespace sdw
