#include "core/training/train.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/loop.h"
#include "core/training/preflight.h"
#include "core/training/resume.h"
#include "core/training/sample_files.h"
#include "core/training/training_setup.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;

/// @return whether there was a checkpoint to go on from.
bool resumeFrom(TrainingRun& run)
{
    std::vector<std::string> notes;
    const fs::path file = loadNewestState(run.folder.checkpoints(), run.parts(), notes);
    for (const auto& note : notes)
        run.note(note);
    const int dropped = dropEventsAfter(run.folder.events(), run.counters.step);
    dropSamplesAfter(run.folder.samples(), run.counters.step);
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
    const std::int64_t bytes = trainingStateBytes(run.parts()) * checkpointFiles(run.config.train);
    requireDiskSpace(run.folder.path(), bytes + (8 << 20), "the checkpoints of this run");
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
