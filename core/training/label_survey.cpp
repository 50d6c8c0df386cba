#include "core/training/label_survey.h"

#include "core/base/error.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

namespace sdw {
namespace {

/// What one sample holds.
struct Finding {
    std::vector<std::int64_t> pixels;
    std::int64_t ignored = 0;
    bool labelled = true;
    std::string problem;
};

Finding lookAt(const Dataset& dataset, const std::string& split, std::size_t index)
{
    Finding finding;
    finding.pixels.assign(dataset.classes().size(), 0);
    if (!dataset.hasLabel(split, index)) {
        finding.labelled = false;
        return finding;
    }
    try {
        const cv::Mat label = dataset.get(split, index).label;
        for (int y = 0; y < label.rows; ++y) {
            const auto* row = label.ptr<std::uint16_t>(y);
            for (int x = 0; x < label.cols; ++x) {
                if (row[x] == kIgnoreLabel)
                    ++finding.ignored;
                else if (row[x] < finding.pixels.size())
                    ++finding.pixels[row[x]];
                else
                    throw Error("the label has the class " + std::to_string(row[x]) + " at row " + std::to_string(y) +
                                ", column " + std::to_string(x) + "; the data set has " +
                                std::to_string(finding.pixels.size()) + " classes.");
            }
        }
    } catch (const std::exception& error) {
        finding.problem = error.what();
    }
    return finding;
}

void addTo(LabelSurvey& survey, const Finding& finding, const std::string& name)
{
    if (!finding.labelled) {
        survey.unlabelled.push_back(name);
        return;
    }
    if (!finding.problem.empty()) {
        survey.problems.push_back({name, finding.problem});
        return;
    }
    std::int64_t labelled = 0;
    for (const auto pixels : finding.pixels)
        labelled += pixels;
    survey.counts.ignored += finding.ignored;
    if (labelled == 0) {
        survey.allIgnored.push_back(name);
        return;
    }
    ++survey.usable;
    for (std::size_t c = 0; c < finding.pixels.size(); ++c) {
        survey.counts.pixels[c] += finding.pixels[c];
        if (finding.pixels[c] > 0) survey.counts.imagePixels[c] += labelled;
    }
}

} // namespace

LabelSurvey surveyLabels(const Dataset& dataset, const std::string& split, std::int64_t limit, std::size_t most,
                         std::int64_t threads, const Progress& progress)
{
    LabelSurvey survey;
    survey.counts.pixels.assign(dataset.classes().size(), 0);
    survey.counts.imagePixels.assign(dataset.classes().size(), 0);
    survey.samples = dataset.size(split);
    if (limit > 0) survey.samples = std::min(survey.samples, std::size_t(limit));
    survey.looked = std::min(survey.samples, most);
    const auto indexOf = [&](std::size_t i) {
        return survey.looked == survey.samples ? i : i * survey.samples / survey.looked;
    };

    std::vector<Finding> findings(survey.looked);
    std::atomic<std::size_t> next{0}, done{0};
    std::atomic<bool> stopped{false};
    const auto work = [&] {
        for (std::size_t i; !stopped && (i = next++) < findings.size(); ++done)
            findings[i] = lookAt(dataset, split, indexOf(i));
    };
    {
        std::vector<std::jthread> helpers;
        for (std::int64_t t = 1; t < std::clamp<std::int64_t>(threads, 1, 16); ++t)
            helpers.emplace_back(work);
        for (std::size_t i; !stopped && (i = next++) < findings.size();) { // this thread works too, and reports
            findings[i] = lookAt(dataset, split, indexOf(i));
            const auto finished = ++done;
            if (progress && !progress(int(finished), int(findings.size()))) stopped = true;
        }
    }
    if (stopped) throw Error("Stopped while the training labels were being checked.", ErrorKind::Interrupted);
    for (std::size_t i = 0; i < findings.size(); ++i)
        addTo(survey, findings[i], dataset.name(split, indexOf(i)));
    return survey;
}

} // namespace sdw
