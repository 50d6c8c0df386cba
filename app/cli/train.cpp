// segdeformer train: trains as a configuration says, and leaves everything in a run folder.
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signals.h"

#include "core/base/error.h"
#include "core/base/process_memory.h"
#include "core/config/presets.h"
#include "core/config/run_description.h"
#include "core/training/dry_run.h"
#include "core/training/run_folder.h"
#include "core/training/train.h"

#include <cmath>
#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string config, run;
    std::vector<std::string> set;
    int spareCores = 0;
    bool resume = false, dryRun = false, settings = false, evaluateFirst = false;
};

std::string statusText(const TrainStatus& status)
{
    char text[320];
    const double share = double(status.step) / double(std::max<std::int64_t>(status.iterations, 1));
    int used = std::snprintf(text, sizeof text, "%s %lld/%lld  loss %.4f (seg %.4f", bar(share).c_str(),
                             static_cast<long long>(status.step), static_cast<long long>(status.iterations),
                             status.loss, status.lossSeg);
    const auto append = [&](const char* format, auto... values) {
        if (used > 0 && std::size_t(used) < sizeof text)
            used += std::snprintf(text + used, sizeof text - std::size_t(used), format, values...);
    };
    if (status.lossAttn != 0) append(", attn %.4f", status.lossAttn);
    append(")");
    if (status.meanIou) append("  mIoU %.2f %%", *status.meanIou * 100);
    if (status.bestMeanIou) append(" (best %.2f)", *status.bestMeanIou * 100);
    append("  %.2f images/s  %.0f MB  ETA %s", status.imagesPerSecond, status.memoryMb,
           duration(status.etaSeconds).c_str());
    if (status.evaluating) append("  evaluating");
    return text;
}

nlohmann::ordered_json bound(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// Every setting of a configuration, from its description.
void listSettings(Session& session)
{
    auto list = nlohmann::ordered_json::array();
    for (const FieldDescription& field : runFields()) {
        list.push_back({{"key", field.path},
                        {"value", allowedText(field)},
                        {"default", field.standard},
                        {"minimum", bound(field.info.minimum)},
                        {"maximum", bound(field.info.maximum)},
                        {"allowed", field.info.allowed},
                        {"help", field.info.help}});
        session.text +=
            field.path + " = " + field.standard.dump() + "\n    " + field.info.help + " (" + allowedText(field) + ")\n";
    }
    session.result = {{"settings", std::move(list)}};
}

void runDry(const RunConfig& config, const Options& options, Session& session)
{
    const StopSignals signals;
    DryRunReport report;
    {
        ProgressLine line;
        report = dryRun(
            config,
            [&](int done, int total) {
                line.update(bar(double(done) / total) + " dry run");
                return !signals.stop();
            },
            options.spareCores);
        for (const auto& note : report.notes)
            line.note("segdeformer: " + note);
    }
    session.result = {{"device", report.device},
                      {"precision", report.precision},
                      {"parameters", report.parameters},
                      {"train_images", report.trainImages},
                      {"val_images", report.valImages},
                      {"iterations", report.iterations},
                      {"evaluations", report.evaluations},
                      {"loss", bound(report.loss)},
                      {"seconds_per_iteration", report.secondsPerIteration},
                      {"seconds_per_evaluation", report.secondsPerEvaluation},
                      {"total_seconds", report.totalSeconds},
                      {"memory_peak_mb", report.memoryPeakMb},
                      {"device_memory_peak_mb", report.deviceMemoryPeakMb},
                      {"checkpoint_mb", double(report.checkpointBytes) / 1e6},
                      {"disk_mb", double(report.checkpointBytes * report.checkpointFiles) / 1e6},
                      {"notes", report.notes}};
    char text[512];
    std::snprintf(text, sizeof text,
                  "%.2f M parameters on %s in %s; one iteration takes %.2f s, one evaluation about %s.\n"
                  "%lld iterations and %lld evaluations: about %s.\n"
                  "Peak memory %.0f MB%s; checkpoints take up to %.0f MB on the disk.\n",
                  double(report.parameters) / 1e6, report.device.c_str(), report.precision.c_str(),
                  report.secondsPerIteration, duration(report.secondsPerEvaluation).c_str(),
                  static_cast<long long>(report.iterations), static_cast<long long>(report.evaluations),
                  duration(report.totalSeconds).c_str(), report.memoryPeakMb,
                  report.deviceMemoryPeakMb > 0
                      ? (" and " + std::to_string(std::int64_t(report.deviceMemoryPeakMb)) + " MB of the GPU's").c_str()
                      : "",
                  double(report.checkpointBytes * report.checkpointFiles) / 1e6);
    session.text = text;
}

void runTraining(const Options& options, Session& session)
{
    if (options.settings) return listSettings(session);
    if (options.config.empty() && !options.resume)
        throw Error("train needs --config FILE, or --resume for a run that was started before.", ErrorKind::Usage);
    if (options.dryRun && options.config.empty()) throw Error("train --dry-run needs --config FILE.", ErrorKind::Usage);
    if (options.dryRun) return runDry(loadRunConfig(presetFile(options.config), options.set), options, session);
    if (options.run.empty()) throw Error("train needs --run FOLDER: where everything goes.", ErrorKind::Usage);
    const std::filesystem::path stored = storedConfig(options.run);
    const bool fromRun = options.config.empty();
    if (fromRun && stored.empty())
        throw Error("There is no run to resume in '" + options.run + "'; give --config to start one.");
    const RunConfig config =
        fromRun ? loadRunConfig(stored, options.set) : loadRunConfig(presetFile(options.config), options.set);

    const StopSignals signals; // the first one: write a checkpoint, then stop
    TrainResult result;
    {
        ProgressLine line;
        TrainHooks hooks;
        hooks.stop = &signals.stop();
        hooks.spareCores = options.spareCores;
        hooks.evaluateFirst = options.evaluateFirst;
        hooks.watch = [&](const TrainStatus& status) {
            if (line.due()) line.update(statusText(status));
        };
        result = train(config, options.run, options.resume, hooks);
        for (const auto& note : result.notes)
            line.note("segdeformer: " + note);
    }

    const double peak = double(processMemory().peakBytes) / 1e6;
    session.result = {{"run", options.run},
                      {"step", result.step},
                      {"iterations", config.train.iterations},
                      {"finished", result.finished},
                      {"best_mIoU", result.bestMeanIou ? nlohmann::ordered_json(*result.bestMeanIou)
                                                       : nlohmann::ordered_json(nullptr)},
                      {"best_step", result.bestStep},
                      {"memory_peak_mb", peak},
                      {"notes", result.notes}};
    char text[256];
    std::snprintf(text, sizeof text, "%s at iteration %lld of %lld",
                  result.finished ? "Finished" : "Stopped, with a checkpoint,", static_cast<long long>(result.step),
                  static_cast<long long>(config.train.iterations));
    session.text = text;
    if (result.bestMeanIou) {
        std::snprintf(text, sizeof text, "; best mIoU %.2f %% at iteration %lld", *result.bestMeanIou * 100,
                      static_cast<long long>(result.bestStep));
        session.text += text;
    }
    std::snprintf(text, sizeof text, "; peak memory %.0f MB.\n", peak);
    session.text += text;
    if (!result.finished) {
        session.text += "Go on with: segdeformer train --run " + options.run + " --resume\n";
        session.exitStatus = 130;
    }
}

} // namespace

void addTrain(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("train", "Train a model; everything goes into a run folder");
    command->add_option("--config", options->config,
                        "Configuration file, or the name of a preset; with --resume, the run's own when left out");
    command->add_option("--run", options->run, "Run folder, new or empty (or to be resumed)");
    command->add_flag("--resume", options->resume,
                      "Go on from the newest checkpoint; starts afresh when there is none");
    command->add_flag("--dry-run", options->dryRun,
                      "Build everything, take a few steps, and say what the run would take; writes no run folder");
    command->add_flag("--settings", options->settings, "List every setting of a configuration, and do nothing");
    command->add_flag("--evaluate-first", options->evaluateFirst,
                      "Also measure the weights that a new run starts from (train.weights): what it has to be better "
                      "than");
    command
        ->add_option("--spare-cores", options->spareCores,
                     "Leave so many cores to other programs when training on the CPU; train.threads, where it is set, "
                     "goes before")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command->add_option("--set", options->set, "Override a setting: train.batch=4")->take_all();
    command->callback([options, &session] { session.run = [options, &session] { runTraining(*options, session); }; });
}

} // namespace sdw::cli
