// segdeformer interact: how many clicks each way of selecting needs, counted by a simulated person.
#include "app/cli/command.h"
#include "app/cli/layout_option.h"
#include "app/cli/progress_line.h"

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/ordered_work.h"
#include "core/datasets/dataset.h"
#include "core/interactive/click_simulator.h"
#include "core/interactive/live_fit.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string model, data, layout = "auto", split = "val", target = "class", out, device = "auto";
    std::vector<std::string> methods, classes;
    int clicks = 20, threads = 1;
    std::size_t limit = 0;
    double enough = 0.9, tolerance = 0.5, smallest = 0.1;
    bool contiguous = false;
};

/// What was found out about one method.
struct MethodResult {
    const SelectorEntry* entry = nullptr;
    std::vector<ClickTrace> traces;
};

std::vector<MethodResult> chosenMethods(const Options& options)
{
    std::vector<MethodResult> chosen;
    for (const SelectorEntry& entry : selectorCatalog()) {
        const bool named = std::count(options.methods.begin(), options.methods.end(), entry.id) > 0;
        if (named && entry.needsModel && options.model.empty())
            throw Error("The method '" + std::string(entry.id) + "' needs --model.", ErrorKind::Usage);
        if (named || (options.methods.empty() && (!entry.needsModel || !options.model.empty())))
            chosen.push_back({.entry = &entry, .traces = {}});
    }
    return chosen;
}

std::vector<int> chosenClasses(const std::vector<std::string>& names, const ClassList& classes)
{
    std::vector<int> chosen;
    for (std::size_t k = 0; k < classes.size(); ++k)
        if (names.empty() || std::count(names.begin(), names.end(), classes[k].name) > 0) chosen.push_back(int(k));
    std::string known;
    for (const ClassInfo& one : classes)
        known += (known.empty() ? "" : ", ") + one.name;
    for (const std::string& name : names)
        if (std::none_of(classes.begin(), classes.end(), [&](const ClassInfo& one) { return one.name == name; }))
            throw Error("Unknown class '" + name + "'; the data set has: " + known + ".");
    return chosen;
}

/// Images with labels; with a limit so many of them, evenly spread: neighbours in a video are nearly the same.
std::vector<std::size_t> chosenImages(const Dataset& dataset, const Options& options)
{
    std::vector<std::size_t> labelled, chosen;
    for (std::size_t i = 0; i < dataset.size(options.split); ++i)
        if (dataset.hasLabel(options.split, i)) labelled.push_back(i);
    if (labelled.empty())
        throw Error("The split '" + options.split + "' of '" + options.data + "' has no labels to compare with.");
    if (options.limit == 0 || options.limit >= labelled.size()) return labelled;
    for (std::size_t i = 0; i < options.limit; ++i)
        chosen.push_back(labelled[i * labelled.size() / options.limit]);
    return chosen;
}

/// Adds the traces of one image to every method.
void clickImage(const Sample& sample, Explainer* explainer, const std::shared_ptr<LiveFit>& fit,
                const std::vector<int>& classes, const Options& options, std::vector<MethodResult>& methods)
{
    const auto least = std::int64_t(options.smallest / 100 * double(sample.label.total()));
    const auto truths =
        clickTruths(sample.label, classes, options.target == "class" ? ClickTarget::Class : ClickTarget::Piece,
                    std::max<std::int64_t>(1, least));
    if (truths.empty()) return;
    const cv::Mat counted = sample.label != kIgnoreLabel;
    const ClickSimulation simulation{.mostClicks = options.clicks,
                                     .enough = options.enough,
                                     .selector = {.tolerance = options.tolerance, .contiguous = options.contiguous}};
    SelectorContext context{.image = sample.image, .features = {}, .model = options.model, .fit = fit};
    if (fit) fit->addImage(kClickedImage, sample.image);
    const bool wanted =
        std::any_of(methods.begin(), methods.end(), [](const MethodResult& one) { return one.entry->needsModel; });
    if (wanted) context.features = explainer->explain(sample.image);
    const std::size_t jobs = methods.size() * truths.size();
    workInOrder(
        jobs, unsigned(options.threads),
        [&](std::size_t i) {
            const ClickTruth& truth = truths[i % truths.size()];
            const auto selector = makeSelector(methods[i / truths.size()].entry->id, context);
            ClickTrace trace = simulateClicks(*selector, truth.mask, counted, simulation);
            trace.image = sample.name;
            trace.classIndex = truth.classIndex;
            return trace;
        },
        [&](std::size_t i, WorkOutcome<ClickTrace>& outcome) {
            methods[i / truths.size()].traces.push_back(outcome.take());
        });
}

nlohmann::ordered_json scoreJson(const ClickScore& score)
{
    nlohmann::ordered_json json = {{"name", score.name}, {"objects", score.objects}};
    for (std::size_t goal = 0; goal < kClickGoals.size(); ++goal) {
        const std::string percent = std::to_string(std::lround(kClickGoals[goal] * 100));
        json["noc" + percent] = score.clicks[goal];
        json["failures" + percent] = score.failures[goal];
    }
    json["iou_after_clicks"] = score.iou;
    json["seconds_per_click"] = score.secondsPerClick;
    return json;
}

std::string scoreLine(const ClickScore& score)
{
    const auto after = [&](std::size_t clicks) { return score.iou[std::min(clicks, score.iou.size()) - 1] * 100; };
    char line[200];
    std::snprintf(line, sizeof line, "  %-16.16s %7d  %6.2f %6.2f %6.2f  %6d %6d  %6.1f %6.1f %6.1f %6.1f  %8.1f\n",
                  score.name.c_str(), score.objects, score.clicks[0], score.clicks[1], score.clicks[2],
                  score.failures[1], score.failures[2], after(1), after(3), after(5), after(10),
                  score.secondsPerClick * 1000);
    return line;
}

/// One line per object: everything that other statistics need.
std::string tracesCsv(const std::vector<MethodResult>& methods, const ClassList& classes)
{
    std::string text = "method,image,class,pixels,clicks,seconds,iou_after_each_click\n";
    for (const MethodResult& method : methods)
        for (const ClickTrace& trace : method.traces) {
            std::string ious;
            for (const double iou : trace.iou) {
                char value[16];
                std::snprintf(value, sizeof value, "%s%.4f", ious.empty() ? "" : " ", iou);
                ious += value;
            }
            text += std::string(method.entry->id) + ',' + csvField(trace.image) + ',' +
                    csvField(classes[std::size_t(trace.classIndex)].name) + ',' + std::to_string(trace.pixels) + ',' +
                    std::to_string(trace.iou.size()) + ',' + std::to_string(trace.seconds) + ',' + ious + '\n';
        }
    return text;
}

void runInteraction(const Options& options, Session& session)
{
    auto methods = chosenMethods(options);
    const auto dataset = openDataset(options.data, options.layout);
    const auto images = chosenImages(*dataset, options);
    const auto classes = chosenClasses(options.classes, dataset->classes());
    std::optional<Explainer> explainer;
    if (!options.model.empty())
        explainer.emplace(options.model, ExplainerOptions{.device = options.device, .shortSide = {}});

    std::shared_ptr<LiveFit> fit;
    if (std::any_of(methods.begin(), methods.end(),
                    [](const MethodResult& one) { return one.entry->id == std::string("live_fit"); }))
        fit = std::make_shared<LiveFit>(options.model, LiveFitOptions{.device = options.device});

    std::vector<DatasetProblem> skipped;
    {
        ProgressLine line;
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t done = 0; done < images.size(); ++done) {
            if (line.due()) {
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                line.update(
                    bar(double(done) / double(images.size())) + " " + std::to_string(done) + "/" +
                    std::to_string(images.size()) + " images" +
                    (done > 0 ? "  ETA " + duration(seconds / double(done) * double(images.size() - done)) : ""));
            }
            Sample sample;
            try {
                sample = dataset->get(options.split, images[done]);
            } catch (const Error& error) {
                skipped.push_back({dataset->name(options.split, images[done]), error.what()});
                line.note("segdeformer: skipped: " + std::string(error.what()));
                continue;
            }
            clickImage(sample, explainer ? &*explainer : nullptr, fit, classes, options, methods);
        }
    }
    if (methods.front().traces.empty())
        throw Error("There was nothing to click: no image of the split '" + options.split +
                    "' holds enough of the classes asked for.");

    auto& result = session.result;
    result = {{"data", options.data},     {"layout", dataset->layout()}, {"split", options.split},
              {"target", options.target}, {"clicks", options.clicks},    {"images", images.size() - skipped.size()},
              {"skipped", skipped.size()}};
    if (explainer) result["model"] = explainer->name();
    session.text = "Clicks on " + std::to_string(images.size() - skipped.size()) + " images of split '" +
                   options.split + "' of " + options.data + " (target: " + options.target + ", at most " +
                   std::to_string(options.clicks) + " clicks" + (explainer ? ", model " + explainer->name() : "") +
                   ")\n";
    for (const MethodResult& method : methods) {
        const ClickReport report = scoreClicks(method.traces, dataset->classes(), options.clicks);
        nlohmann::ordered_json perClass = nlohmann::ordered_json::array();
        session.text +=
            "\n" + std::string(method.entry->title) +
            "\n  class            objects  NoC@80 NoC@85 NoC@90  failed failed  IoU@1  IoU@3  IoU@5 IoU@10  "
            "ms/click\n";
        for (const ClickScore& score : report.classes) {
            perClass.push_back(scoreJson(score));
            session.text += scoreLine(score);
        }
        session.text += scoreLine(report.all);
        auto json = scoreJson(report.all);
        json.erase("name");
        json["classes"] = std::move(perClass);
        result["methods"][method.entry->id] = std::move(json);
    }
    if (options.out.empty()) return;
    const std::filesystem::path out = options.out;
    makeFolder(out);
    writeFileWhole(out / "report.json",
                   result.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    writeFileWhole(out / "clicks.csv", tracesCsv(methods, dataset->classes()));
    session.text += "\nWritten: report.json and clicks.csv in " + options.out + "\n";
}

} // namespace

void addInteract(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command =
        app.add_subcommand("interact", "Count the clicks that selecting by hand takes, with a simulated person");
    std::vector<std::string> methods;
    for (const SelectorEntry& entry : selectorCatalog())
        methods.emplace_back(entry.id);
    command->add_option("--model", options->model,
                        "Run folder, or weights file with its configuration; without: only methods that need none");
    command->add_option("--data", options->data, "Folder of the data set")->required();
    addLayoutOption(*command, options->layout);
    command->add_option("--split", options->split, "Split whose labels are the truth")->capture_default_str();
    command->add_option("--method", options->methods, "Methods to compare; left out: all that can be")
        ->delimiter(',')
        ->check(CLI::IsMember(methods));
    command->add_option("--clicks", options->clicks, "Clicks after which an object counts as failed")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--enough", options->enough, "IoU at which the simulated person stops")
        ->check(CLI::Range(0.9, 1.0))
        ->capture_default_str();
    command
        ->add_option("--target", options->target,
                     "What is selected: everything of a class in an image, or each connected piece of it")
        ->check(CLI::IsMember({"class", "piece"}))
        ->capture_default_str();
    command->add_option("--classes", options->classes, "Names of the classes to select; left out: all")->delimiter(',');
    command
        ->add_option("--smallest", options->smallest, "Targets with fewer pixels are passed over, percent of the image")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    command->add_option("--limit", options->limit, "So many images, evenly spread over the split; 0: all")
        ->capture_default_str();
    command->add_option("--tolerance", options->tolerance, "Setting of the wheel, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_flag("--contiguous", options->contiguous, "Select only what hangs together with a positive click");
    command
        ->add_option("--threads", options->threads,
                     "Objects clicked at the same time; more than one slows a click down")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_option("--out", options->out, "Folder for report.json and clicks.csv");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback(
        [options, &session] { session.run = [options, &session] { runInteraction(*options, session); }; });
}

} // namespace sdw::cli
