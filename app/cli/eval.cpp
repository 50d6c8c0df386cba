// segdeformer eval: scores of a model on a split of a data set.
#include "app/cli/command.h"
#include "app/cli/layout_option.h"
#include "app/cli/output_names.h"
#include "app/cli/progress_line.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/evaluation/class_match.h"
#include "core/evaluation/evaluate.h"
#include "core/inference/predictor.h"

#include <chrono>
#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string model, data, layout = "auto", split = "val", mode, out, device = "auto", precision = "fp32";
    std::int64_t crop = 0, stride = 0, shortSide = 0, bootstrap = -1;
    double boundaryWidth = 0;
    std::vector<double> scales;
    bool flip = false;
};

/// What was not asked for stays as the model's run has it.
EvaluationConfig evaluationOf(const Options& options, EvaluationConfig config)
{
    if (!options.mode.empty()) config.mode = options.mode;
    if (options.crop > 0) {
        config.crop = {options.crop, options.crop};
        if (options.stride == 0) config.stride.clear(); // the run's step belongs to the run's window
    }
    if (options.stride > 0) config.stride = {options.stride, options.stride};
    if (!options.scales.empty()) config.scales = options.scales;
    if (options.flip) config.flip = true;
    if (options.bootstrap >= 0) config.bootstrap = options.bootstrap;
    if (options.boundaryWidth > 0) config.boundaryWidth = options.boundaryWidth;
    if (config.mode == "whole" && (options.crop > 0 || options.stride > 0))
        throw Error("--crop and --stride belong to --mode slide.", ErrorKind::Usage);
    return config;
}

std::string howText(const Predictor& predictor)
{
    const EvaluationConfig& config = predictor.evaluation();
    std::string scales;
    for (const double scale : config.scales) {
        char text[24];
        std::snprintf(text, sizeof text, "%g", scale);
        scales += (scales.empty() ? "" : ", ") + std::string(text);
    }
    return config.mode + (config.scales.size() == 1 ? ", scale " : ", scales ") + scales +
           (config.flip ? ", mirrored too" : "") + ", short side " + std::to_string(predictor.data().shortSide);
}

void runEvaluation(const Options& options, Session& session)
{
    const auto dataset = openDataset(options.data, options.layout);
    dataset->size(options.split); // an unknown split is told before the model is read
    PredictorOptions opening{.device = options.device, .precision = options.precision};
    if (options.shortSide > 0) opening.shortSide = options.shortSide;
    Predictor predictor(options.model, opening);
    const EvaluationConfig config = evaluationOf(options, predictor.evaluation());
    predictor.setEvaluation(config);
    const ClassMatch match = matchClasses(predictor.classes(), dataset->classes());

    const std::filesystem::path out = options.out;
    OutputNames names;
    if (!options.out.empty()) makeFolder(out / "masks");
    EvaluationReport report;
    {
        ProgressLine line;
        if (!match.note.empty()) line.note("segdeformer: " + match.note);
        const auto start = std::chrono::steady_clock::now();
        const auto progress = [&](int done, int total) {
            if (!line.due()) return true;
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            line.update(bar(double(done) / total) + " " + std::to_string(done) + "/" + std::to_string(total) +
                        " images" + (done > 0 ? "  ETA " + duration(seconds / done * (total - done)) : ""));
            return true;
        };
        WatchPrediction watch;
        if (!options.out.empty())
            watch = [&](const Sample& sample, const cv::Mat& prediction) {
                const auto file = out / "masks" / names.take(sample.name);
                makeFolder(file.parent_path());
                writeIndexPng(file, prediction, dataset->classes().size());
            };
        report = evaluate(
            *dataset, options.split, [&](const cv::Mat& image) { return match.apply(predictor.labels(image)); }, config,
            progress, watch);
    }

    session.result = {{"model", predictor.name()},
                      {"data", options.data},
                      {"layout", dataset->layout()},
                      {"split", options.split},
                      {"protocol", howText(predictor)}};
    session.result.update(reportJson(report));
    session.text = predictor.name() + " on split '" + options.split + "' of " + options.data + " (" +
                   howText(predictor) + ")\n\n" + reportText(report);
    if (options.out.empty()) return;
    writeFileWhole(out / "report.json",
                   session.result.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    writeFileWhole(out / "images.csv", kCountsCsvHead + countsCsv(report));
    session.text += "Written: report.json, images.csv and masks/ in " + options.out + "\n";
}

} // namespace

void addEval(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("eval", "Score a model on a data set");
    command->add_option("--model", options->model, "Run folder, or weights file with its configuration")->required();
    command->add_option("--data", options->data, "Folder of the data set")->required();
    addLayoutOption(*command, options->layout);
    command->add_option("--split", options->split, "Split to score")->capture_default_str();
    command->add_option("--mode", options->mode, "whole image or sliding windows; left out: as the model's run says")
        ->check(CLI::IsMember({"whole", "slide"}));
    command->add_option("--crop", options->crop, "slide: side of a window, pixels")->check(CLI::Range(16, 8192));
    command->add_option("--stride", options->stride, "slide: step, pixels")->check(CLI::Range(1, 8192));
    command->add_option("--scales", options->scales, "Scales whose predictions are averaged: 0.5,0.75,1.0")
        ->delimiter(',')
        ->check(CLI::Range(0.05, 20.0));
    command->add_flag("--flip", options->flip, "Average with the mirrored image too");
    command
        ->add_option("--short-side", options->shortSide,
                     "Scale images to this short side, pixels; left out: as the model's run says")
        ->check(CLI::Range(16, 16384));
    command->add_option("--boundary-width", options->boundaryWidth, "Band of boundary IoU, as a share of the diagonal")
        ->check(CLI::Range(0.0001, 0.5));
    command->add_option("--bootstrap", options->bootstrap, "Resamples for the intervals; 0: none")
        ->check(CLI::Range(0, 1000000));
    command->add_option("--out", options->out, "Folder for report.json, images.csv and masks/");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->add_option("--precision", options->precision, "fp32, bf16 or fp16")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runEvaluation(*options, session); }; });
}

} // namespace sdw::cli
