#include "core/datasets/dataset.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

std::string fileOf(const Dataset& dataset, const std::string& split, std::size_t index)
{
    const auto path = dataset.imagePath(split, index), root = dataset.root();
    return (root.empty() ? path : path.lexically_relative(root)).generic_string();
}

void count(const cv::Mat& label, DatasetReport::Split& split)
{
    for (int y = 0; y < label.rows; ++y) {
        const auto* row = label.ptr<std::uint16_t>(y);
        for (int x = 0; x < label.cols; ++x) {
            if (row[x] == kIgnoreLabel) ++split.ignored;
            else ++split.pixels.at(row[x]);
        }
    }
}

/// Classes that one split knows and training never sees, or that occur nowhere.
void judgeClasses(DatasetReport& report)
{
    const auto train = std::find_if(report.splits.begin(), report.splits.end(), [](const auto& split) { return split.name == "train"; });
    const bool anyLabels = std::any_of(report.splits.begin(), report.splits.end(), [](const auto& split) { return split.labelled > 0; });
    for (std::size_t i = 0; anyLabels && i < report.classes.size(); ++i) {
        const std::string name = "Class '" + report.classes[i].name + "'";
        std::string seenIn;
        for (const auto& split : report.splits)
            if (split.pixels[i] > 0) seenIn += (seenIn.empty() ? "'" : ", '") + split.name + "'";
        if (seenIn.empty()) report.problems.push_back({".", name + " has no pixel in any label."});
        else if (train != report.splits.end() && train->labelled > 0 && train->pixels[i] == 0)
            report.problems.push_back({".", name + " has no pixel in the split 'train', only in " + seenIn + "."});
    }
}

}  // namespace

DatasetReport inspectDataset(const Dataset& dataset, const Progress& progress)
{
    DatasetReport report{.layout = dataset.layout(), .classes = dataset.classes(), .problems = dataset.problems()};
    std::size_t total = 0, done = 0;
    for (const std::string& name : dataset.splits()) total += dataset.size(name);
    for (const std::string& name : dataset.splits()) {
        DatasetReport::Split split{.name = name, .images = dataset.size(name), .pixels = std::vector<std::int64_t>(report.classes.size())};
        for (std::size_t i = 0; i < split.images; ++i) {
            try {
                const Sample sample = dataset.get(name, i);
                if (!sample.label.empty()) {
                    count(sample.label, split);
                    ++split.labelled;
                }
            } catch (const Error& error) {
                ++split.unusable;
                report.problems.push_back({fileOf(dataset, name, i), error.what()});
            }
            if (progress && !progress(int(++done), int(total))) throw Error("The inspection was stopped.", ErrorKind::Interrupted);
        }
        report.splits.push_back(std::move(split));
    }
    judgeClasses(report);
    return report;
}

}  // namespace sdw
