// What every data set is: named splits of images with label maps, a list of classes, and the faults found in it.
#pragma once

#include "core/base/class_list.h"
#include "core/base/progress.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sdw {

struct Sample {
    std::string name; ///< unique inside the split, without ending; may hold '/' for folders
    cv::Mat image;    ///< CV_8UC3, blue-green-red, EXIF applied
    cv::Mat label;    ///< CV_16UC1 class indices 0..K-1 and kIgnoreLabel, same size; empty where there is none
};

/// Something wrong with a data set that does not stop its use.
struct DatasetProblem {
    std::string file;    ///< path relative to the data set, or the key inside a file
    std::string message; ///< one sentence: what is wrong and what was done ("skipped")
};

class Dataset {
public:
    virtual ~Dataset() = default;
    virtual const std::string& layout() const = 0; ///< id of the layout
    virtual const ClassList& classes() const = 0;  ///< empty for a plain folder of images
    virtual std::vector<std::string> splits() const = 0;
    virtual std::size_t
    size(const std::string& split) const = 0; ///< @throws Error on an unknown split, listing the known
    virtual std::string name(const std::string& split, std::size_t index) const = 0;
    virtual std::filesystem::path imagePath(const std::string& split, std::size_t index) const = 0;
    virtual bool hasLabel(const std::string& split, std::size_t index) const = 0;
    /// Reads image and label, maps label values to class indices. Safe to call from several threads.
    /// @throws Error naming the file: unreadable, label of another size, label value out of range (with its pixel).
    virtual Sample get(const std::string& split, std::size_t index) const = 0;
    virtual const std::vector<DatasetProblem>& problems() const = 0; ///< found while listing
    /// The folder that it was opened from, so that messages can name files below it; empty where there is none.
    virtual std::filesystem::path root() const { return {}; }
};

/// A line of datasets.def.
struct DatasetEntry {
    const char* id;
    const char* title;
    bool (*recognise)(const std::filesystem::path& root);
    std::unique_ptr<Dataset> (*open)(const std::filesystem::path& root);
};

std::span<const DatasetEntry> datasetCatalog();

/// @param layout id of a layout, or "auto": the first that recognises the folder.
/// @throws Error when the folder is not there, nothing recognises it, or it holds no usable image.
std::unique_ptr<Dataset> openDataset(const std::filesystem::path& root, const std::string& layout = "auto");

/// What `data inspect` tells.
struct DatasetReport {
    std::string layout;
    ClassList classes;
    struct Split {
        std::string name;
        std::size_t images = 0, labelled = 0, unusable = 0;
        std::vector<std::int64_t> pixels; ///< per class
        std::int64_t ignored = 0;         ///< pixels without class
    };
    std::vector<Split> splits;
    std::vector<DatasetProblem> problems; ///< those of listing and those of reading every file
};

/// Reads every file of the data set.
DatasetReport inspectDataset(const Dataset& dataset, const Progress& progress = {});

} // namespace sdw
