#include "core/training/preflight.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace sdw {
namespace {

/// Labels are read in full up to here; of larger sets, this many are read.
constexpr std::size_t kMostSurveyed = 2000, kMostValidationSurveyed = 500;
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
    const auto splits = dataset.splits();
    const bool validates = !config.data.val.empty();
    if (validates && (std::find(splits.begin(), splits.end(), config.data.val) == splits.end() ||
                      dataset.size(config.data.val) == 0))
        throw Error("data.val: '" + config.data.root + "' has no images in a split '" + config.data.val +
                    "'; choose another, or \"\" to train without evaluation.");
    const auto classes = std::int64_t(dataset.classes().size());
    if (config.model.classes != classes)
        throw Error("model.classes is " + std::to_string(config.model.classes) + ", but data set '" + config.data.root +
                    "' has " + std::to_string(classes) + " classes; set it to 0 to take the data set's.");
}

/// Lines for the first few, and how many more there are.
void noteSome(std::vector<std::string>& notes, const std::vector<DatasetProblem>& problems, const std::string& before,
              const std::string& after, const std::string& what)
{
    for (std::size_t i = 0; i < problems.size() && i < kMostNamed; ++i)
        notes.push_back(before + problems[i].file + after + problems[i].message);
    if (problems.size() > kMostNamed)
        notes.push_back("... and " + std::to_string(problems.size() - kMostNamed) + " more " + what + ".");
}

/// @param what "training" or "validation"
void noteSurvey(std::vector<std::string>& notes, const LabelSurvey& survey, const std::string& what)
{
    if (survey.looked < survey.samples)
        notes.push_back("Looked at " + std::to_string(survey.looked) + " of the " + std::to_string(survey.samples) +
                        " " + what + " samples, evenly spaced.");
    const std::string sample = (what == "training" ? "Training" : "Validation") + std::string(" sample '");
    noteSome(notes, survey.problems, sample, "' is left out: ", "unusable " + what + " samples");
    if (!survey.unlabelled.empty())
        notes.push_back(std::to_string(survey.unlabelled.size()) + " " + what +
                        " images have no label and are left out, '" + survey.unlabelled.front() + "' first.");
    if (!survey.allIgnored.empty())
        notes.push_back("In " + std::to_string(survey.allIgnored.size()) + " " + what +
                        " samples every pixel is ignored, so that they count for nothing; '" +
                        survey.allIgnored.front() + "' is the first.");
}

void noteMissingClasses(std::vector<std::string>& notes, const LabelSurvey& survey, const ClassList& classes)
{
    std::string names;
    std::size_t missing = 0;
    for (std::size_t c = 0; c < survey.counts.pixels.size(); ++c) {
        if (survey.counts.pixels[c] != 0) continue;
        if (++missing <= kMostNamed) names += (names.empty() ? "'" : ", '") + classes[c].name + "'";
    }
    if (missing == 0) return;
    if (missing > kMostNamed) names += " and " + std::to_string(missing - kMostNamed) + " more";
    notes.push_back((missing == 1 ? "Class " : "Classes ") + names + (missing == 1 ? " has" : " have") +
                    " no pixel in the training labels" +
                    (survey.looked < survey.samples ? " that were looked at." : " and cannot be learnt."));
}

/// @param key "data.train" or "data.val"
void requireUsable(const RunConfig& config, const LabelSurvey& survey, const std::string& key, const std::string& split)
{
    if (survey.usable > 0) return;
    std::string reason = "in '" + (survey.allIgnored.empty() ? "" : survey.allIgnored.front()) +
                         "' and all others every pixel is ignored.";
    if (!survey.problems.empty())
        reason = "the first, '" + survey.problems.front().file + "': " + survey.problems.front().message;
    else if (!survey.unlabelled.empty())
        reason = "'" + survey.unlabelled.front() + "' and all others have no label.";
    throw Error(key + ": none of the samples in split '" + split + "' of '" + config.data.root + "' can be used; " +
                reason);
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

void checkCrop(const RunConfig& config)
{
    const std::int64_t smallest = smallestImage(config.model.encoder);
    for (const std::int64_t side : config.data.crop)
        if (side < smallest)
            throw Error("data.crop: " + std::to_string(config.data.crop[0]) + " x " +
                        std::to_string(config.data.crop[1]) + " is too small; encoder '" + config.model.encoder.name +
                        "' needs at least " + std::to_string(smallest) + " pixels on each side.");
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
    requireUsable(config, preflight.survey, "data.train", config.data.train);
    preflight.classWeights = classWeights(preflight.survey.counts, config.train.classWeights);
    checkClassWeights(preflight.classWeights, config);

    auto& notes = preflight.notes;
    noteSome(notes, dataset.problems(), "", ": ", "problems; 'segdeformer data inspect' lists them");
    noteSurvey(notes, preflight.survey, "training");
    noteMissingClasses(notes, preflight.survey, dataset.classes());
    if (config.train.batch > std::int64_t(preflight.survey.samples))
        notes.push_back("train.batch " + std::to_string(config.train.batch) + " is larger than the " +
                        std::to_string(preflight.survey.samples) + " training samples; some occur twice in a batch.");
    if (config.data.val.empty()) return preflight;
    const LabelSurvey validation =
        surveyLabels(dataset, config.data.val, 0, kMostValidationSurveyed, config.data.workers, progress);
    requireUsable(config, validation, "data.val", config.data.val);
    noteSurvey(notes, validation, "validation");
    return preflight;
}

} // namespace sdw
