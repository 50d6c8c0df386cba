// A data set of image files, each with a label file beside it: what all layouts of one label picture per image share.
#pragma once

#include "core/datasets/file_tree.h"

#include <functional>

namespace sdw {

struct PairedEntry {
    std::string name;
    std::filesystem::path image, label; ///< label: empty where there is none
};

/// Reads one label file as CV_16UC1 class indices and kIgnoreLabel. @throws Error naming the file.
using ReadLabel = std::function<cv::Mat(const std::filesystem::path& label)>;

class PairedDataset : public Dataset {
public:
    PairedDataset(std::string layout, const FileTree& tree, ClassList classes, ReadLabel readLabel);

    /// @param folder what the split is called on the disk, where that is another name; found under both.
    void addSplit(const std::string& split, std::vector<PairedEntry> entries, const std::string& folder = "");
    /// Problems found so far, and what can be told from the lists: unlabelled images, overlap of splits.
    /// @throws Error when no split has an image, naming the place `lookedIn`.
    void finish(FileTree& tree, const std::string& lookedIn);

    const std::string& layout() const override { return m_layout; }
    const ClassList& classes() const override { return m_classes; }
    std::vector<std::string> splits() const override;
    std::size_t size(const std::string& split) const override { return find(split).entries.size(); }
    std::string name(const std::string& split, std::size_t index) const override { return entry(split, index).name; }
    std::filesystem::path imagePath(const std::string& split, std::size_t index) const override
    {
        return entry(split, index).image;
    }
    bool hasLabel(const std::string& split, std::size_t index) const override
    {
        return !entry(split, index).label.empty();
    }
    Sample get(const std::string& split, std::size_t index) const override;
    const std::vector<DatasetProblem>& problems() const override { return m_problems; }
    std::filesystem::path root() const override { return m_root; }

private:
    struct Split {
        std::string name, folder;
        std::vector<PairedEntry> entries;
    };
    const Split& find(const std::string& split) const;
    const PairedEntry& entry(const std::string& split, std::size_t index) const;

    std::string m_layout;
    std::filesystem::path m_root;
    ClassList m_classes;
    ReadLabel m_readLabel;
    std::vector<Split> m_splits;
    std::vector<DatasetProblem> m_problems;
};

/// Puts image and label files with the same key together. Labels without image are named; images without label stay,
/// unlabelled.
std::vector<PairedEntry> pairByKey(FileTree& tree, const std::map<std::string, std::filesystem::path>& images,
                                   const std::map<std::string, std::filesystem::path>& labels);

} // namespace sdw
