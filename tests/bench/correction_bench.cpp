// What the loop of corrections brings: a model proposes labels of images that nobody has labelled, a scripted person
// corrects the worst regions of each, the model is trained on as "Improve the model with my corrections" does, and is
// measured on the validation split before and after.
//     correction_bench MODEL DATA [--images N] [--regions N] [--iterations N] [--val N] [--threads N] [--arms a,b]
//                      [--keep FOLDER]
// MODEL should not have been trained on the images: for a fair figure train it with data.limit, and name --skip as
// many. Arms: corrected (all of an image was looked at, its worst regions were corrected), regions (only what was
// corrected was looked at: the rest stays a proposal, on which nothing is trained), blind (everything was taken over
// unseen and said to be right), truth (every pixel was labelled by hand).
#include "core/annotation/label_file.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/config/fine_tune_config.h"
#include "core/datasets/dataset.h"
#include "core/evaluation/class_match.h"
#include "core/exporters/regions.h"
#include "core/inference/predictor.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/provenance_file.h"
#include "core/training/events.h"
#include "core/training/train.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

struct Options {
    std::string model, data, arms = "corrected,regions,blind,truth", keep;
    std::size_t images = 20, regions = 5, val = 0, skip = 0;
    std::int64_t iterations = 0, threads = 0;
};

enum class Arm { Corrected, Regions, Blind, Truth };
constexpr const char* kArms[] = {"corrected", "regions", "blind", "truth"};

/// An image that somebody labels with the model's help.
struct Task {
    std::string name; ///< in the project
    cv::Mat proposed; ///< CV_16UC1 class indices
    cv::Mat truth;
    std::vector<Region> worst; ///< what the model has wrong, largest first
};

std::vector<Region> wrongRegions(const cv::Mat& proposed, const cv::Mat& truth)
{
    cv::Mat wrong = truth.clone();
    wrong.setTo(cv::Scalar(kIgnoreLabel), proposed == truth);
    auto found = regionsOf(wrong, {}, kIgnoreLabel, RegionGrouping::Touching);
    std::ranges::stable_sort(found, std::ranges::greater(), &ExportRegion::area);
    std::vector<Region> regions;
    for (ExportRegion& one : found)
        regions.push_back(std::move(one.pixels));
    return regions;
}

/// What a person makes of it. @return the labels; `record` says what of them somebody has looked at.
cv::Mat labelled(const Task& task, Arm arm, std::size_t regions, Provenance& record)
{
    if (arm == Arm::Truth) return task.truth.clone();
    cv::Mat labels = task.proposed.clone();
    record.add({"bench", "0"}, 0, labels, Region(cv::Rect({}, labels.size())));
    if (arm != Arm::Blind)
        for (std::size_t i = 0; i < std::min(regions, task.worst.size()); ++i) {
            const cv::Mat mask = task.worst[i].mask(cv::Rect({}, labels.size()));
            task.truth.copyTo(labels, mask);
            record.forget(task.worst[i]);
        }
    if (arm != Arm::Regions) record.reviewAll();
    return labels;
}

/// Class indices as the project has them; what is ignored stays so.
void saveLabels(const fs::path& project, const std::string& image, const cv::Mat& labels)
{
    const fs::path file = annotationFiles(project, image).labels;
    makeFolder(file.parent_path());
    writeFileWhole(file, encodeLabelFile(LabelMap(labels)));
}

/// Of a run folder the best weights.
std::string weightsOf(const fs::path& model)
{
    return fs::absolute(fs::is_directory(model) ? model / "checkpoints" / "best.safetensors" : model).string();
}

struct Outcome {
    double before = 0, after = 0, best = 0, seconds = 0;
};

Outcome improve(const fs::path& project, const fs::path& run, const RunConfig& model, const Options& options,
                std::size_t valImages)
{
    RunConfig config = fineTuneConfig(model, {.weights = weightsOf(options.model),
                                              .root = project.string(),
                                              .trainImages = std::int64_t(options.images),
                                              .valImages = std::int64_t(valImages)});
    if (options.iterations > 0) {
        config.train.iterations = config.train.checkpointEvery = config.eval.every = options.iterations;
        config.train.warmup = options.iterations / 10;
    }
    config.train.threads = options.threads;
    config.classes.clear();
    const auto start = std::chrono::steady_clock::now();
    TrainHooks hooks;
    hooks.evaluateFirst = true;
    train(config, run, false, hooks);
    Outcome outcome;
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const auto& event : readEvents(run / "events.jsonl"))
        if (event.at("type") == "val") {
            const double score = event.at("mIoU");
            if (event.at("step") == 0) outcome.before = score;
            outcome.after = score;
            outcome.best = std::max(outcome.best, score);
        }
    return outcome;
}

std::vector<std::size_t> spread(std::size_t from, std::size_t all, std::size_t count)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(from + i * (all - from) / count);
    return chosen;
}

void run(const Options& options, const fs::path& folder)
{
    const auto dataset = openDataset(options.data);
    Predictor predictor(options.model);
    const ClassMatch match = matchClasses(predictor.classes(), dataset->classes());
    const std::size_t train = dataset->size("train"), val = dataset->size("val");
    if (options.skip + options.images > train) throw Error("There are not so many images to train on.");
    const std::size_t measured = options.val > 0 ? std::min(options.val, val) : val;

    Project project;
    project.name = "corrections";
    project.classes = makeProjectClasses(dataset->classes()); // ids are indices
    project.sources = {{.name = "images", .path = "../images", .layout = "folder", .extra = nullptr}};
    const auto add = [&](const char* split, std::size_t number, const Sample& sample) {
        const std::string file = std::string(split) + "-" + std::to_string(number) + ".png";
        makeFolder(folder / "images");
        writePng(folder / "images" / file, sample.image);
        project.splits[split].push_back("images/" + file);
        return "images/" + file;
    };
    std::vector<Task> tasks;
    std::int64_t wrong = 0, corrected = 0, pixels = 0;
    std::size_t corrections = 0;
    for (const std::size_t i : spread(options.skip, train, options.images)) {
        const Sample sample = dataset->get("train", i);
        Task task{.name = add("train", i, sample),
                  .proposed = match.apply(predictor.labels(sample.image)),
                  .truth = sample.label,
                  .worst = {}};
        task.worst = wrongRegions(task.proposed, task.truth);
        for (std::size_t r = 0; r < task.worst.size(); ++r) {
            wrong += task.worst[r].area();
            if (r < options.regions) {
                corrected += task.worst[r].area();
                ++corrections;
            }
        }
        pixels += std::int64_t(task.truth.total());
        tasks.push_back(std::move(task));
    }
    std::vector<std::pair<std::string, cv::Mat>> truths;
    for (const std::size_t i : spread(0, val, measured)) {
        const Sample sample = dataset->get("val", i);
        truths.emplace_back(add("val", i, sample), sample.label);
    }
    std::printf(
        "model %s; %zu images, %.1f %% of whose pixels it has wrong; %zu regions corrected are %.0f %% of that\n",
        predictor.name().c_str(), tasks.size(), 100.0 * double(wrong) / double(pixels), corrections,
        100.0 * double(corrected) / double(std::max<std::int64_t>(wrong, 1)));
    std::printf("%-10s %14s %14s %12s %8s   on %zu validation images\n", "arm", "mIoU before", "mIoU after",
                "difference", "seconds", measured);
    const RunConfig model = readRunConfig(predictor.run());
    for (const Arm arm : {Arm::Corrected, Arm::Regions, Arm::Blind, Arm::Truth}) {
        const std::string name = kArms[int(arm)];
        if (("," + options.arms + ",").find("," + name + ",") == std::string::npos) continue;
        const fs::path place = folder / name;
        writeProject(place, project);
        for (const auto& [image, truth] : truths)
            saveLabels(place, image, truth);
        for (const Task& task : tasks) {
            Provenance record(task.truth.size());
            saveLabels(place, task.name, labelled(task, arm, options.regions, record));
            writeProvenance(proposalsFile(place, task.name), record);
        }
        const Outcome outcome = improve(place, place / "runs" / "improved", model, options, measured);
        std::printf("%-10s %14.4f %14.4f %+12.4f %8.0f\n", name.c_str(), outcome.before, outcome.after,
                    outcome.after - outcome.before, outcome.seconds);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs(
            "usage: correction_bench MODEL DATA [--images N] [--skip N] [--regions N] [--iterations N] [--val N]\n"
            "                        [--threads N] [--arms corrected,regions,blind,truth] [--keep FOLDER]\n",
            stderr);
        return 2;
    }
    Options options{.model = argv[1], .data = argv[2]};
    for (int i = 3; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const auto number = std::strtoul(argv[i + 1], nullptr, 10);
        if (name == "--images") options.images = number;
        if (name == "--skip") options.skip = number;
        if (name == "--regions") options.regions = number;
        if (name == "--iterations") options.iterations = std::int64_t(number);
        if (name == "--val") options.val = number;
        if (name == "--threads") options.threads = std::int64_t(number);
        if (name == "--arms") options.arms = argv[i + 1];
        if (name == "--keep") options.keep = argv[i + 1];
    }
    std::random_device random;
    const fs::path folder = options.keep.empty()
                                ? fs::temp_directory_path() / ("correction-bench-" + std::to_string(random()))
                                : fs::absolute(options.keep);
    int status = 0;
    try {
        makeFolder(folder);
        run(options, folder);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        status = 3;
    }
    std::error_code ignored;
    if (options.keep.empty()) fs::remove_all(folder, ignored);
    return status;
}
