#include "core/training/preflight.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <cstdio>
#include <numeric>

namespace sdw {
namespace {

/// Labels are read in full up to here; of larger sets, this many are read.
constexpr std::size_t kMostSurveyed = 2000;
constexpr std::size_t kMostNamed = 20;

std::string megabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", bytes / 1e6);
    return text;
}

void checkSplits(const RunConfig& config, const Dataset& dataset)
{
    if (dataset.classes().empty())
        throw Error("Data set '" + config.data.root + "' has no classes and no labels (layout " + dataset.layout() +
                    "); it cannot be trained on.");
    if (dataset.size(config.data.train) == 0)
        throw Error("data.train: split '" + config.data.train + "' of '" + config.data.root + "' is empty.");
    if (!config.data.val.empty() && dataset.size(config.data.val) == 0)
        throw Error("data.val: split '" + config.data.val + "' of '" + config.data.root +
                    "' is empty; choose another, or \"\" to train without evaluation.");
    const auto classes = std::int64_t(dataset.classes().size());
    if (config.model.classes != classes)
        throw Error("model.classes is " + std::to_string(config.model.classes) + ", but data set '" + config.data.root +
                    "' has " + std::to_string(classes) + " classes; set it to 0 to take the data set's.");
}

void checkCrop(const RunConfig& config)
{
    const std::int64_t smallest = smallestImage(config.model.encoder);
    for (const std::int64_t side : config.data.crop)
        if (side < smallest)
            throw Error("data.crop: " + std::to_string(config.data.crop[0]) + " x " +
                        std::to_string(config.data.crop[1]) + " is too small; encoder '" + config.model.encoder.name +
                        "' needs at least " + std::to_string(smallest) + " pixels on each side.");
}

void noteProblems(const RunConfig& config, const Dataset& dataset, Preflight& preflight)
{
    const LabelSurvey& survey = preflight.survey;
    auto& notes = preflight.notes;
    if (survey.looked < survey.samples)
        notes.push_back("Looked at " + std::to_string(survey.looked) + " of the " + std::to_string(survey.samples) +
                        " training samples, evenly spaced.");
    for (const auto& problem : dataset.problems())
        notes.push_back(problem.file + ": " + problem.message);
    for (std::size_t i = 0; i < survey.problems.size(); ++i) {
        if (i == kMostNamed) {
            notes.push_back("... and " + std::to_string(survey.problems.size() - i) +
                            " more unusable training samples.");
            break;
        }
        notes.push_back("Training sample '" + survey.problems[i].file + "' is left out: " + survey.problems[i].message);
    }
    if (!survey.unlabelled.empty())
        notes.push_back(std::to_string(survey.unlabelled.size()) +
                        " training images have no label and are left out, '" + survey.unlabelled.front() + "' first.");
    if (!survey.allIgnored.empty())
        notes.push_back("Nothing can be learnt from " + std::to_string(survey.allIgnored.size()) +
                        " training samples in which every pixel is ignored, '" + survey.allIgnored.front() +
                        "' first.");
    for (std::size_t c = 0; c < survey.counts.pixels.size(); ++c)
        if (survey.counts.pixels[c] == 0 && survey.usable > 0)
            notes.push_back("Class '" + dataset.classes()[c].name + "' has no pixel in the training labels" +
                            (survey.looked < survey.samples ? " that were looked at." : "; it cannot be learnt."));
    if (config.train.batch > std::int64_t(survey.samples))
        notes.push_back("train.batch " + std::to_string(config.train.batch) + " is larger than the " +
                        std::to_string(survey.samples) + " training samples; some occur twice in a batch.");
}

void requireUsable(const RunConfig& config, const LabelSurvey& survey)
{
    if (survey.usable > 0) return;
    std::string reason = "in '" + (survey.allIgnored.empty() ? "" : survey.allIgnored.front()) +
                         "' and all others every pixel is ignored.";
    if (!survey.problems.empty())
        reason = "the first, '" + survey.problems.front().file + "': " + survey.problems.front().message;
    else if (!survey.unlabelled.empty())
        reason = "'" + survey.unlabelled.front() + "' and all others have no label.";
    throw Error("None of the training samples in split '" + config.data.train + "' of '" + config.data.root +
                "' can be used; " + reason);
}

void checkClassWeights(const std::vector<double>& weights, const RunConfig& config)
{
    if (config.train.classWeights == "none") return;
    if (std::int64_t(weights.size()) != config.model.classes)
        throw Error("train.class_weights: " + std::to_string(weights.size()) + " weights for " +
                    std::to_string(config.model.classes) + " classes.");
    for (const double weight : weights)
        if (!(weight > 0) || weight > 1e6)
            throw Error("train.class_weights: a class is so rare that its weight would be " + std::to_string(weight) +
                        "; choose another method.");
}

} // namespace

std::int64_t smallestImage(const EncoderConfig& encoder)
{
    if (encoder.srRatios.empty()) return 1; // ViT and Swin pad
    // MiT: stage s works at stride 4·2^(s-1) and needs as many rows as its reduction ratio takes together. Its map has
    // ceil(side / stride) rows.
    std::int64_t smallest = 1;
    for (std::size_t stage = 0; stage < encoder.srRatios.size(); ++stage)
        smallest = std::max(smallest, (std::int64_t(4) << stage) * (encoder.srRatios[stage] - 1) + 1);
    return smallest;
}

void requireDiskSpace(const std::filesystem::path& folder, std::int64_t bytes, const std::string& purpose)
{
    const auto available = freeDiskBytes(folder);
    if (available < std::uint64_t(std::max<std::int64_t>(bytes, 0)))
        throw Error("The disk of '" + folder.string() + "' has " + megabytes(double(available)) + " left, and " +
                        purpose + " need " + megabytes(double(bytes)) + "; free some space or choose another folder.",
                    ErrorKind::Resources);
}

Preflight checkBeforeTraining(const RunConfig& config, const Dataset& dataset, const Progress& progress)
{
    checkSplits(config, dataset);
    checkCrop(config);
    Preflight preflight;
    preflight.survey =
        surveyLabels(dataset, config.data.train, config.data.limit, kMostSurveyed, config.data.workers, progress);
    requireUsable(config, preflight.survey);
    preflight.classWeights = classWeights(preflight.survey.counts, config.train.classWeights);
    checkClassWeights(preflight.classWeights, config);
    noteProblems(config, dataset, preflight);
    return preflight;
}

} // namespace sdw
