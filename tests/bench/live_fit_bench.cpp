// What a live fit is worth. Two studies, both with a scripted person (tests/support/scribbles.h):
//   live_fit_bench domain MODEL DATA [SEEDS [FIRST]]
//       A project from zero: the classes of DATA, painted on 1, 3 and 5 of its training images, against a random forest
//       on the same strokes. Mean IoU on the validation split; of the live map, and of what can be kept of it.
//   live_fit_bench held MODEL DATA CLASS [SEEDS [EVERY [KNOWN]]]
//       CLASS is taken out of the model, then painted on 1, 3 and 5 training images that hold it: does the model learn
//       it, and what happens to the other classes? On every EVERY-th validation image. The labels of KNOWN (8) other
//       training images are known, CLASS in them unlabelled.
// FIT in the environment overrides the weights of the fit: "hold=1,shrink=0.01". TUNE=1: both study training images
// that nobody paints, not the validation split: for choosing those weights.
#include "core/base/error.h"
#include "core/base/memory_arena.h"
#include "core/datasets/dataset.h"
#include "core/evaluation/confusion_matrix.h"
#include "core/inference/predictor.h"
#include "core/interactive/live_fit.h"
#include "core/model/checkpoint.h"
#include "tests/support/bench_clock.h"
#include "tests/support/class_surgery.h"
#include "tests/support/pixel_forest.h"
#include "tests/support/scribbles.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <unistd.h>

using namespace sdw;

namespace {

double now()
{
    return test::nowMs() / 1000;
}

FitTuning tuning()
{
    FitTuning tuning;
    tuning.heldImages = 0; // the validation images, whose features are there, stay out of the fit
    const char* text = std::getenv("FIT");
    std::istringstream list(text ? text : "");
    for (std::string part; std::getline(list, part, ',');) {
        const auto equals = part.find('=');
        const std::string name = part.substr(0, equals);
        const double value = std::stod(part.substr(equals + 1));
        if (name == "hold") tuning.hold = value;
        if (name == "certain") tuning.certain = value;
        if (name == "rounds") tuning.rounds = int(value);
        if (name == "shrink") tuning.shrink = value;
        if (name == "floor") tuning.floor = value;
        if (name == "moveOld") tuning.moveOld = value != 0;
        if (name == "steps") tuning.steps = int(value);
        if (name == "budget") tuning.budget = value;
        if (name == "knownCells") tuning.knownCells = int(value);
        if (name == "trees") tuning.trees = int(value);
    }
    return tuning;
}

/// Training images that are not for painting when the fit is tuned: every third.
bool isSpared(std::uint32_t i)
{
    return std::getenv("TUNE") && i % 3 == 0;
}

/// What the fit is judged by.
std::vector<Sample> judged(const Dataset& data, int every)
{
    std::vector<Sample> samples;
    const bool tune = std::getenv("TUNE");
    const std::string split = tune ? "train" : "val";
    for (std::size_t i = 0; i < data.size(split); i += std::size_t(tune ? 3 * every : every))
        samples.push_back(data.get(split, i));
    return samples;
}

std::vector<int> presentClasses(const cv::Mat& label, int classes)
{
    std::vector<int> present;
    for (int k = 0; k < classes; ++k)
        if (cv::countNonZero(label == k) > 0) present.push_back(k);
    return present;
}

struct Painted {
    Sample sample;
    cv::Mat strokes; // of the data set's classes
};

/// Training images in random order, as far as they hold the class; −1: any.
std::vector<Painted> paint(const Dataset& data, int images, int wanted, std::uint64_t seed,
                           const std::vector<int>& only)
{
    std::vector<Painted> painted;
    Random random(seed, 1);
    for (const auto i : randomOrder(std::uint32_t(data.size("train")), Random(seed))) {
        if (int(painted.size()) == images) break;
        if (isSpared(i)) continue;
        Painted one{.sample = data.get("train", i), .strokes = {}};
        if (wanted >= 0 && cv::countNonZero(one.sample.label == wanted) < int(one.sample.label.total() / 200)) continue;
        auto classes = presentClasses(one.sample.label, int(data.classes().size()));
        if (!only.empty()) std::erase_if(classes, [&](int k) { return std::count(only.begin(), only.end(), k) == 0; });
        one.strokes = test::scribble(one.sample.label, classes, random);
        painted.push_back(std::move(one));
    }
    return painted;
}

cv::Mat mapped(const cv::Mat& labels, const std::vector<int>& to)
{
    cv::Mat result = labels.clone();
    result.forEach<std::uint16_t>([&](std::uint16_t& value, const int*) {
        if (value < to.size()) value = std::uint16_t(to[value]);
    });
    return result;
}

void domainStudy(const std::string& model, const std::string& folder, int seeds, int firstSeed)
{
    const auto data = openDataset(folder);
    const int classes = int(data->classes().size());
    const std::vector<Sample> val = judged(*data, 1);
    LiveFitOptions options;
    options.forgetClasses = true;
    options.tuning = tuning();
    options.featureBytes = std::size_t(4) << 30;
    LiveFit shared(model, options);
    double start = now();
    for (const Sample& one : val)
        shared.addImage("val/" + one.name, one.image);
    std::printf("features of %zu validation images: %.2f s each\n", val.size(), (now() - start) / double(val.size()));
    std::printf("seed images  live fit: mIoU  update s  map s   kept: mIoU   forest: mIoU  training s\n");
    double sums[3][3] = {};
    const auto kept =
        std::filesystem::temp_directory_path() / ("live_fit_bench_" + std::to_string(::getpid()) + ".safetensors");
    for (int seed = firstSeed; seed < firstSeed + seeds; ++seed) {
        const auto painted = paint(*data, 5, -1, std::uint64_t(seed), {});
        for (const int images : {1, 3, 5}) {
            LiveFit fit = shared.fresh();
            for (const ClassInfo& one : data->classes())
                fit.addClass(one.name, one.colour);
            for (int i = 0; i < images; ++i) {
                const Painted& one = painted[std::size_t(i)];
                const std::string key = "train/" + one.sample.name;
                fit.addImage(key, one.sample.image);
                fit.setStrokes(key, one.strokes);
            }
            const FitReport report = fit.update();
            ConfusionMatrix found(classes), keptFound(classes), forestFound(classes);
            start = now();
            for (const Sample& one : val)
                found.add(fit.labels("val/" + one.name), one.label);
            const double mapped = (now() - start) / double(val.size());
            fit.keep(kept);
            Predictor predictor(kept);
            for (const Sample& one : val)
                keptFound.add(predictor.labels(one.image), one.label);
            test::PixelForest forest;
            for (int i = 0; i < images; ++i)
                forest.add(painted[std::size_t(i)].sample.image, painted[std::size_t(i)].strokes);
            start = now();
            forest.train();
            const double trained = now() - start;
            for (const Sample& one : val)
                forestFound.add(forest.labels(one.image), one.label);
            std::printf("%4d %6d  %14.2f  %8.2f  %5.2f  %11.2f  %13.2f  %10.2f\n", seed, images, found.meanIou() * 100,
                        report.seconds, mapped, keptFound.meanIou() * 100, forestFound.meanIou() * 100, trained);
            double* sum = sums[images / 2];
            sum[0] += found.meanIou() * 100 / seeds;
            sum[1] += keptFound.meanIou() * 100 / seeds;
            sum[2] += forestFound.meanIou() * 100 / seeds;
            std::fflush(stdout);
        }
        for (const Painted& one : painted)
            shared.removeImage("train/" + one.sample.name);
    }
    for (const int images : {1, 3, 5})
        std::printf("mean %6d  %14.2f                   %11.2f  %13.2f\n", images, sums[images / 2][0],
                    sums[images / 2][1], sums[images / 2][2]);
    std::filesystem::remove(kept);
}

void heldStudy(const std::string& model, const std::string& folder, const std::string& name, int seeds, int every,
               int knownImages)
{
    const auto data = openDataset(folder);
    const auto& all = data->classes();
    int wanted = -1;
    for (std::size_t k = 0; k < all.size(); ++k)
        if (all[k].name == name) wanted = int(k);
    if (wanted < 0) throw Error("The data set has no class '" + name + "'.");
    LiveFitOptions options;
    options.tuning = tuning();
    options.featureBytes = std::size_t(6) << 30;
    const auto without = std::filesystem::temp_directory_path() /
                         ("live_fit_bench_" + name + std::to_string(::getpid()) + ".safetensors");
    test::saveWithoutClass(model, name, without);
    LiveFit shared(without, options);
    std::vector<int> toModel(all.size(), -1), toData; // the added class is the model's last
    for (std::size_t m = 0; m < shared.classes().size(); ++m)
        for (std::size_t k = 0; k < all.size(); ++k)
            if (all[k].name == shared.classes()[m].name) {
                toModel[k] = int(m);
                toData.push_back(int(k));
            }
    toModel[std::size_t(wanted)] = int(shared.classes().size());
    toData.push_back(wanted);

    const std::vector<Sample> val = judged(*data, every);
    ConfusionMatrix before(int(all.size()));
    const double start = now();
    for (const Sample& one : val) {
        shared.addImage("val/" + one.name, one.image);
        before.add(mapped(shared.originalLabels("val/" + one.name), toData), one.label);
    }
    std::printf("features of %zu validation images: %.2f s each\n", val.size(), (now() - start) / double(val.size()));
    const auto oldMean = [&](const ConfusionMatrix& matrix) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < int(all.size()); ++k)
            if (k != wanted && matrix.iou(k)) sum += *matrix.iou(k), ++count;
        return sum / count * 100;
    };
    // The same where the truth is an old class: what the new class takes from pixels that are its own helps the old
    // classes' IoU, and is left out here.
    const auto oldMeanOnOld = [&](const ConfusionMatrix& matrix) {
        std::vector<std::int64_t> counts;
        for (int k = 0; k < int(all.size()); ++k)
            for (int p = 0; p < int(all.size()); ++p)
                counts.push_back(k == wanted ? 0 : matrix.count(k, p));
        return oldMean(ConfusionMatrix(int(all.size()), counts));
    };
    std::printf("before: mean IoU of the other classes %.2f (on their own pixels alone %.2f)\n", oldMean(before),
                oldMeanOnOld(before));
    std::printf("seed strokes images  %s: IoU recall precision   others: mIoU change (own pixels: change)   held  "
                "update s (steps)\n",
                name.c_str());
    for (int seed = 0; seed < seeds; ++seed)
        for (const bool newOnly : {false, true}) {
            const auto painted =
                paint(*data, 5, wanted, std::uint64_t(seed), newOnly ? std::vector<int>{wanted} : std::vector<int>{});
            for (const int images : {1, 3, 5}) {
                if (images > int(painted.size())) break;
                LiveFit fit = shared.fresh();
                fit.addClass(name, all[std::size_t(wanted)].colour);
                for (int i = 0; i < images; ++i) {
                    const Painted& one = painted[std::size_t(i)];
                    const std::string key = "train/" + one.sample.name;
                    fit.addImage(key, one.sample.image);
                    fit.setStrokes(key, mapped(one.strokes, toModel));
                }
                int known = 0;
                for (const auto i : randomOrder(std::uint32_t(data->size("train")), Random(std::uint64_t(seed), 2))) {
                    if (known == knownImages) break;
                    const Sample one = data->get("train", i);
                    const std::string key = "known/" + one.name;
                    const auto isIt = [&](const Painted& other) { return other.sample.name == one.name; };
                    if (isSpared(i) || std::any_of(painted.begin(), painted.end(), isIt)) continue;
                    cv::Mat labels = one.label.clone();
                    labels.setTo(cv::Scalar(kUnlabelled), one.label == wanted);
                    fit.addImage(key, one.image);
                    fit.setKnown(key, mapped(labels, toModel));
                    ++known;
                }
                const FitReport report = fit.update();
                ConfusionMatrix after(int(all.size()));
                for (const Sample& one : val)
                    after.add(mapped(fit.labels("val/" + one.name), toData), one.label);
                std::printf("%4d %7s %6d  %6.2f %6.2f %6.2f   %7.2f %+6.2f (%7.2f %+6.2f)   %.4f  %5.2f (%d)\n", seed,
                            newOnly ? "new" : "all", images, after.iou(wanted).value_or(0) * 100,
                            after.accuracy(wanted).value_or(0) * 100, after.precision(wanted).value_or(0) * 100,
                            oldMean(after), oldMean(after) - oldMean(before), oldMeanOnOld(after),
                            oldMeanOnOld(after) - oldMeanOnOld(before), report.held, report.seconds, report.steps);
                std::fflush(stdout);
            }
            for (const Painted& one : painted)
                shared.removeImage("train/" + one.sample.name);
        }
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory();
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    try {
        const std::string study = argc > 1 ? argv[1] : "";
        if (study == "domain" && argc > 3) {
            domainStudy(argv[2], argv[3], number(4, 3), number(5, 0));
            return 0;
        }
        if (study == "held" && argc > 4) {
            heldStudy(argv[2], argv[3], argv[4], number(5, 1), number(6, 5), number(7, 8));
            return 0;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "live_fit_bench: %s\n", error.what());
        return 3;
    }
    std::fprintf(stderr, "Usage: live_fit_bench domain MODEL DATA [SEEDS [FIRST]]\n"
                         "       live_fit_bench held MODEL DATA CLASS [SEEDS [EVERY [KNOWN]]]\n");
    return 2;
}
