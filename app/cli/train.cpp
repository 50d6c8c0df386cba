// segdeformer train: trains as a configuration says, and leaves everything in a run folder.
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signals.h"

#include "core/base/error.h"
#include "core/base/process_memory.h"
#include "core/config/presets.h"
#include "core/training/train.h"

#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string config, run;
    std::vector<std::string> set;
    bool resume = false;
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

void runTraining(const Options& options, Session& session)
{
    if (options.config.empty() && !options.resume)
        throw Error("train needs --config FILE, or --resume for a run that was started before.", ErrorKind::Usage);
    const std::filesystem::path stored = std::filesystem::path(options.run) / "config.json";
    const bool fromRun = options.config.empty();
    if (fromRun && !std::filesystem::exists(stored))
        throw Error("There is no run to resume in '" + options.run + "'; give --config to start one.");
    const RunConfig config =
        fromRun ? loadRunConfig(stored, options.set) : loadRunConfig(presetFile(options.config), options.set);

    const StopSignals signals; // the first one: write a checkpoint, then stop
    TrainResult result;
    {
        ProgressLine line;
        TrainHooks hooks;
        hooks.stop = &signals.stop();
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
    command->add_option("--run", options->run, "Run folder, new or empty (or to be resumed)")->required();
    command->add_flag("--resume", options->resume,
                      "Go on from the newest checkpoint; starts afresh when there is none");
    command->add_option("--set", options->set, "Override a setting: train.batch=4")->take_all();
    command->callback([options, &session] { session.run = [options, &session] { runTraining(*options, session); }; });
}

} // namespace sdw::cli
