#include "core/datasets/dataset.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>

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
            if (row[x] == kIgnoreLabel)
                ++split.ignored;
            else
                ++split.pixels.at(row[x]);
        }
    }
}

/// "Class 'a' has" or "Classes 'a', 'b' have", and of many only the first.
std::string subject(const std::vector<std::string>& names)
{
    constexpr std::size_t kMostNamed = 8;
    if (names.size() == 1) return "Class '" + names.front() + "' has";
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
        list += (i == 0 ? "'" : ", '") + names[i] + "'";
    if (names.size() > kMostNamed) list += " and " + std::to_string(names.size() - kMostNamed) + " more";
    return "Classes " + list + " have";
}

/// Classes that one split knows and training never sees, or that occur nowhere. One sentence for all of a kind: a small
/// part of a set with 150 classes lacks most of them, which must not bury the other problems.
void judgeClasses(DatasetReport& report)
{
    const auto train = std::find_if(report.splits.begin(), report.splits.end(),
                                    [](const auto& split) { return split.name == "train"; });
    std::vector<std::string> nowhere;
    std::map<std::string, std::vector<std::string>> elsewhere; // by the splits that have them
    const bool anyLabels =
        std::any_of(report.splits.begin(), report.splits.end(), [](const auto& split) { return split.labelled > 0; });
    for (std::size_t i = 0; anyLabels && i < report.classes.size(); ++i) {
        const std::string& name = report.classes[i].name;
        std::string seenIn;
        for (const auto& split : report.splits)
            if (split.pixels[i] > 0) seenIn += (seenIn.empty() ? "'" : ", '") + split.name + "'";
        if (seenIn.empty())
            nowhere.push_back(name);
        else if (train != report.splits.end() && train->labelled > 0 && train->pixels[i] == 0)
            elsewhere[seenIn].push_back(name);
    }
    for (const auto& [splits, names] : elsewhere)
        report.problems.push_back({".", subject(names) + " no pixel in the split 'train', only in " + splits + "."});
    if (!nowhere.empty()) report.problems.push_back({".", subject(nowhere) + " no pixel in any label."});
}

} // namespace

DatasetReport inspectDataset(const Dataset& dataset, const Progress& progress)
{
    DatasetReport report{.layout = dataset.layout(), .classes = dataset.classes(), .problems = dataset.problems()};
    std::size_t total = 0, done = 0;
    for (const std::string& name : dataset.splits())
        total += dataset.size(name);
    for (const std::string& name : dataset.splits()) {
        DatasetReport::Split split{
            .name = name, .images = dataset.size(name), .pixels = std::vector<std::int64_t>(report.classes.size())};
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
            if (progress && !progress(int(++done), int(total)))
                throw Error("The inspection was stopped.", ErrorKind::Interrupted);
        }
        report.splits.push_back(std::move(split));
    }
    judgeClasses(report);
    return report;
}

} // namespace sdw
