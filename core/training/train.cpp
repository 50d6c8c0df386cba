#include "core/training/train.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/checkpoint.h"
#include "core/tensor/device.h"
#include "core/training/loop.h"
#include "core/training/preflight.h"
#include "core/training/resume.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

namespace sdw {
namespace {

namespace fs = std::filesystem;

/// The configuration as it will stand in config.json: nothing left open, paths absolute.
RunConfig completeConfig(RunConfig config, const Dataset& dataset)
{
    config.classes = dataset.classes();
    if (config.model.classes == 0) config.model.classes = std::int64_t(config.classes.size());
    if (config.model.classes == 0)
        throw Error("Data set '" + config.data.root + "' has no classes and no labels; it cannot be trained on.");
    config.model = resolveModel(config.model);
    config.data.layout = dataset.layout();
    config.data.root = fs::absolute(config.data.root).lexically_normal().string();
    return config;
}

/// bf16 where the CPU multiplies it in hardware, else it would be slower than fp32 by far; fp16 is for GPUs.
std::string usablePrecision(TrainingRun& run)
{
    const std::string& wanted = run.config.train.precision;
    if (!run.device.is_cpu() || wanted == "fp32" || (wanted == "bf16" && cpuHasFastBfloat16())) return wanted;
    run.note("train.precision: this CPU has no fast " + wanted + "; training in fp32.");
    return "fp32";
}

std::string machineOf(const TrainingRun& run)
{
    return run.device.str() + ", " + run.precision + ", " + std::to_string(at::get_num_threads()) + " threads, " +
           at::get_cpu_capability() + ", LibTorch " + TORCH_VERSION;
}

void logLoadReport(TrainingRun& run, const std::string& file, const LoadReport& report)
{
    LogFile& log = run.folder.log();
    log.info(printed("weights '%s': layout %s, %zu tensors matched, %zu missing, %zu unexpected", file.c_str(),
                     report.layout.c_str(), report.matched.size(), report.missing.size(), report.unexpected.size()));
    for (const auto& name : report.missing)
        log.info("  missing, keeps its fresh value: " + name);
    for (const auto& name : report.unexpected)
        log.info("  unexpected, not used: " + name);
    for (const auto& note : report.notes)
        log.info("  " + note);
    for (const auto& name : report.reset)
        run.note("'" + name + "' of '" + file + "' has another number of classes; it starts afresh.");
}

void loadStartWeights(TrainingRun& run)
{
    const std::string &encoder = run.config.model.encoder.weights, &whole = run.config.train.weights;
    if (!whole.empty())
        logLoadReport(run, whole, loadWeights(run.model, readTensorFile(whole), {.resetClassifier = true}));
    else if (!encoder.empty())
        logLoadReport(run, encoder, loadWeights(run.model, readTensorFile(encoder), {.encoderOnly = true}));
}

void openData(TrainingRun& run, const RunConfig& config)
{
    if (config.data.root.empty()) throw Error("data.root: expected the folder of a data set.");
    run.dataset = openDataset(config.data.root, config.data.layout);
    run.config = completeConfig(config, *run.dataset);
    run.document = writeRunConfig(run.config);
}

void buildModel(TrainingRun& run)
{
    if (run.config.train.threads > 0) at::set_num_threads(int(run.config.train.threads));
    run.device = chooseDevice(run.config.train.device);
    run.precision = usablePrecision(run);
    torch::manual_seed(std::uint64_t(run.config.train.seed));
    run.model = Segmenter(run.config.model);
    run.folder.log().info(machineOf(run));
    run.folder.log().info(run.config.model.encoder.name + " + " + run.config.model.decoder.name +
                          printed(": %.2f M parameters", double(parameterCount(*run.model)) / 1e6));
}

void buildOptimizer(TrainingRun& run)
{
    const TrainConfig& config = run.config.train;
    run.model->to(run.device);
    run.optimizer = std::make_unique<AdamW>(parameterGroups(run.model, config),
                                            AdamOptions{config.betas[0], config.betas[1], config.eps});
    if (config.ema > 0) run.average = std::make_unique<WeightAverage>(run.model, config.ema);
}

/// @return whether there was a checkpoint to go on from.
bool resumeFrom(TrainingRun& run)
{
    std::vector<std::string> notes;
    const fs::path file = loadNewestState(run.folder.checkpoints(), run.parts(), notes);
    for (const auto& note : notes)
        run.note(note);
    const int dropped = dropEventsAfter(run.folder.events(), run.counters.step);
    if (file.empty()) {
        run.note("No checkpoint was there yet; the run starts from the beginning.");
        return false;
    }
    run.note("Resumed from '" + file.filename().string() + "' at iteration " + std::to_string(run.counters.step) +
             (dropped > 0 ? "; " + std::to_string(dropped) + " later events were taken out of the journal." : "."));
    if (run.counters.machine != machineOf(run))
        run.note("The run was on another machine (" + run.counters.machine + "; now " + machineOf(run) +
                 "); it goes on, but not to the same bits.");
    return true;
}

void checkData(TrainingRun& run)
{
    run.folder.log().info("checking the training labels");
    Preflight preflight = checkBeforeTraining(run.config, *run.dataset, [&](int, int) { return !run.stopAsked(); });
    for (const auto& note : preflight.notes)
        run.note(note);
    run.counters.classWeights = std::move(preflight.classWeights);
    const auto& survey = preflight.survey;
    run.folder.log().info(
        printed("%zu of %zu training samples looked at, %zu usable", survey.looked, survey.samples, survey.usable));
}

void checkDisk(TrainingRun& run)
{
    const std::int64_t state = trainingStateBytes(run.parts());
    // `last` and its successor while it is written, the numbered ones (one shares its bytes with `last`), best and its
    // successor.
    const std::int64_t files = 1 + std::max<std::int64_t>(run.config.train.keepCheckpoints, 1) + 1;
    requireDiskSpace(run.folder.path(), state * files + (8 << 20), "the checkpoints of this run");
}

TrainResult trainIn(TrainingRun& run, const RunConfig& config, bool resume)
{
    openData(run, config);
    const bool goesOn = resume && run.folder.hasRun();
    if (goesOn) {
        const auto started = parseJson(readFileWhole(run.folder.config(), 16 << 20), run.folder.config().string());
        for (const auto& change : compareForResume(started, run.document))
            run.note("Changed on resuming: " + change + ".");
    }
    buildModel(run);
    if (!goesOn) {
        checkData(run);
        loadStartWeights(run);
    }
    buildOptimizer(run);
    const bool resumed = goesOn && resumeFrom(run);
    if (goesOn && !resumed) {
        checkData(run);
        loadStartWeights(run);
        buildOptimizer(run);
    }
    run.counters.machine = machineOf(run);
    checkDisk(run);
    writeFileWhole(run.folder.config(), writeRunConfig(run.config).dump(2) + "\n");

    run.board = std::make_unique<TensorBoardWriter>(run.folder.path(), resumed ? run.counters.step + 1 : -1);
    run.board->text("config", run.counters.step, "```json\n" + run.document.dump(2) + "\n```");
    run.events.write("status", {{"status", resumed ? "resumed" : "started"},
                                {"step", run.counters.step},
                                {"parameters", parameterCount(*run.model)}});
    return TrainingLoop(run).run();
}

/// Says why in the folder, as far as the disk still takes it.
void recordFailure(TrainingRun& run, const std::string& message)
{
    run.folder.log().error(message);
    try {
        run.events.write("error", {{"step", run.counters.step}, {"message", message}});
        run.events.write("status", {{"status", "failed"}, {"step", run.counters.step}});
    } catch (const Error&) { // a full disk: the caller hears of the first error, which matters more
    }
}

} // namespace

TrainResult train(const RunConfig& config, const fs::path& runFolder, bool resume, const TrainHooks& hooks)
{
    RunFolder folder(runFolder, resume);
    TrainingRun run{.folder = folder, .hooks = hooks};
    try {
        return trainIn(run, config, resume);
    } catch (const Error& error) {
        recordFailure(run, error.what());
        throw;
    } catch (const c10::Error& error) {
        const Error translated(std::string("LibTorch failed while training: ") + error.what_without_backtrace());
        recordFailure(run, translated.what());
        throw translated;
    } catch (const std::bad_alloc&) {
        const Error translated("Memory ran out while training; lower train.batch, data.crop or data.workers.",
                               ErrorKind::Resources);
        recordFailure(run, translated.what());
        throw translated;
    }
}

} // namespace sdw
