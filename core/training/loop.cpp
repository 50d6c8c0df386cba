#include "core/training/loop.h"

#include "core/base/error.h"
#include "core/base/process_memory.h"
#include "core/training/evaluation_round.h"
#include "core/training/preflight.h"
#include "core/training/schedule.h"
#include "core/training/training_setup.h"

#include <cmath>
#include <thread>

namespace sdw {
namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

nlohmann::ordered_json number(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

} // namespace

TrainingLoop::TrainingLoop(TrainingRun& run)
    : m_run(run)
    , m_lossOptions(lossOptionsOf(run))
    , m_step(run.model, *run.optimizer, run.average.get(), run.config, run.device, run.precision, m_lossOptions,
             run.folder.blackBox())
    , m_loader(*run.dataset, run.config.data.train, run.config.data, run.config.train.batch, run.config.train.seed,
               run.counters.step)
{
    m_status.iterations = run.config.train.iterations;
    m_status.bestMeanIou = run.counters.bestMeanIou;
    m_status.meanIou = run.counters.lastMeanIou;
    m_status.step = run.counters.step;
    enterTrainingMode(run.model, run.config.train);
}

TrainResult TrainingLoop::run()
{
    TrainingCounters& counters = m_run.counters;
    status("running");
    bool going = true;
    const bool first = m_run.hooks.evaluateFirst && counters.step == 0 && !m_run.config.data.val.empty();
    if (first || (evaluationDue() && counters.evaluatedStep < counters.step))
        going = obey() && (evaluateNow(), !stopAsked());
    while (going && oneStep()) {
    }
    const bool complete =
        counters.step >= m_run.config.train.iterations && !(evaluationDue() && counters.evaluatedStep < counters.step);
    const bool stopped = stopAsked() && !complete;
    if (m_savedStep != counters.step) checkpoint();
    noteSkippedSamples();
    status(stopped ? "stopped" : "finished");
    m_run.board->flush();

    TrainResult result;
    result.step = counters.step;
    result.finished = !stopped;
    result.bestMeanIou = counters.bestMeanIou;
    result.bestStep = counters.bestStep;
    result.notes = m_run.notes;
    return result;
}

bool TrainingLoop::oneStep()
{
    TrainingCounters& counters = m_run.counters;
    const TrainConfig& config = m_run.config.train;
    if (config.earlyStop > 0 && counters.sinceBest >= config.earlyStop) {
        m_run.note("Stopped early at iteration " + std::to_string(counters.step) + ": " +
                   std::to_string(counters.sinceBest) + " evaluations without a better mIoU.");
        return false;
    }
    if (counters.step >= config.iterations || !obey()) return false;

    const auto start = Clock::now();
    const double waitBefore = m_loader.waitSeconds();
    const Batch batch = m_loader.next();
    m_windowWait += m_loader.waitSeconds() - waitBefore;
    const StepOutcome outcome = m_step.run(batch, counters.step, counters);
    ++counters.step;
    add(outcome, secondsSince(start));

    if (counters.step % config.logEvery == 0 || counters.step == config.iterations) writeTrainEvent();
    if (m_run.hooks.watch) m_run.hooks.watch(m_status);
    if (evaluationDue()) evaluateNow();
    if (counters.step % config.checkpointEvery == 0) checkpoint();
    return true;
}

bool TrainingLoop::stopAsked()
{
    return m_run.stopAsked() || m_stopCommand;
}

bool TrainingLoop::obey()
{
    RunCommand command = m_run.folder.command();
    if (command == RunCommand::Pause) {
        checkpoint(); // the machine may be switched off meanwhile
        status("paused");
        while (!m_run.stopAsked() && (command = m_run.folder.command()) == RunCommand::Pause)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (command != RunCommand::Stop) status("running");
    }
    if (command == RunCommand::Stop) m_stopCommand = true;
    if (command != RunCommand::None) m_run.folder.clearCommand();
    return !stopAsked();
}

bool TrainingLoop::evaluationDue() const
{
    const std::int64_t step = m_run.counters.step, every = m_run.config.eval.every;
    if (m_run.config.data.val.empty() || step == 0) return false;
    return step == m_run.config.train.iterations || (every > 0 && step % every == 0);
}

void TrainingLoop::evaluateNow()
{
    status("evaluating");
    m_status.evaluating = true;
    if (m_run.hooks.watch) m_run.hooks.watch(m_status);
    try {
        m_evaluationSeconds = evaluateRound(m_run, [this] {
                                  m_stopCommand = m_stopCommand || m_run.folder.command() == RunCommand::Stop;
                                  return stopAsked();
                              }).seconds;
    } catch (const Error& error) {
        // A stop: the evaluation is made up for when the run goes on, since `evaluatedStep` has not moved.
        if (error.kind() != ErrorKind::Interrupted || !stopAsked()) throw;
    }
    m_status.evaluating = false;
    m_status.meanIou = m_run.counters.lastMeanIou;
    m_status.bestMeanIou = m_run.counters.bestMeanIou;
    status("running");
    if (m_run.hooks.watch) m_run.hooks.watch(m_status);
}

void TrainingLoop::checkpoint()
{
    if (m_savedStep == m_run.counters.step) return;
    requireDiskSpace(m_run.folder.checkpoints(), trainingStateBytes(m_run.parts()) + (1 << 20),
                     "the next checkpoint would");
    const auto file = saveCheckpoint(m_run.folder.checkpoints(), m_run.parts(), m_run.dataset->classes(),
                                     m_run.document, m_run.config.train.keepCheckpoints);
    m_savedStep = m_run.counters.step;
    m_run.events.write("checkpoint",
                       {{"step", m_run.counters.step}, {"file", "checkpoints/" + file.filename().string()}});
    m_run.folder.log().info("step " + std::to_string(m_run.counters.step) + ": checkpoint written");
}

void TrainingLoop::add(const StepOutcome& outcome, double seconds)
{
    LossWindow& window = m_run.counters.window;
    window.loss += outcome.loss;
    window.seg += outcome.seg;
    window.attn += outcome.attn;
    window.aux += outcome.auxiliary;
    if (outcome.updated) window.norm += outcome.gradientNorm; // an fp16 overflow's is infinite
    ++window.steps;
    m_windowSeconds += seconds;
    m_windowImages += m_run.config.train.batch;
    m_stepSeconds = m_stepSeconds == 0 ? seconds : 0.95 * m_stepSeconds + 0.05 * seconds;

    m_status.step = m_run.counters.step;
    m_status.loss = outcome.loss;
    m_status.lossSeg = outcome.seg;
    m_status.lossAttn = outcome.attn;
    m_status.lr = learningRate(m_run.config.train, m_run.config.train.lr, m_run.counters.step - 1);
    m_status.imagesPerSecond = double(m_run.config.train.batch) / m_stepSeconds;
    m_status.etaSeconds = etaSeconds();
    m_status.memoryMb = double(processMemory().bytes) / 1e6;
}

double TrainingLoop::etaSeconds() const
{
    const std::int64_t step = m_run.counters.step, left = m_run.config.train.iterations - step,
                       every = m_run.config.eval.every;
    const std::int64_t evaluations = m_run.config.data.val.empty() ? 0
                                     : every > 0 ? (m_run.config.train.iterations + every - 1) / every - step / every
                                                 : 1;
    return double(left) * m_stepSeconds + double(evaluations) * m_evaluationSeconds;
}

void TrainingLoop::writeTrainEvent()
{
    LossWindow& window = m_run.counters.window;
    const auto steps = double(window.steps);
    const std::int64_t step = m_run.counters.step;
    const ProcessMemory memory = processMemory();
    const double rate = double(m_windowImages) / m_windowSeconds;
    nlohmann::ordered_json event = {{"step", step},
                                    {"loss", number(window.loss / steps)},
                                    {"loss_seg", number(window.seg / steps)},
                                    {"loss_attn", number(window.attn / steps)},
                                    {"loss_aux", number(window.aux / steps)},
                                    {"lr", m_status.lr},
                                    {"gradient_norm", number(window.norm / steps)},
                                    {"images_per_s", number(rate)},
                                    {"data_wait_s", m_windowWait},
                                    {"memory_mb", double(memory.bytes) / 1e6},
                                    {"memory_peak_mb", double(memory.peakBytes) / 1e6},
                                    {"eta_s", etaSeconds()}};
    m_run.events.write("train", event);
    for (const char* key :
         {"loss", "loss_seg", "loss_attn", "loss_aux", "lr", "gradient_norm", "images_per_s", "memory_mb"})
        if (event[key].is_number()) m_run.board->scalar(std::string("train/") + key, step, event[key].get<double>());
    m_run.board->flush();
    m_run.folder.log().info(printed(
        "step %lld/%lld: loss %.4f (seg %.4f, attn %.4f), lr %.3g, %.2f images/s, waited %.2f s for data, %.0f MB",
        static_cast<long long>(step), static_cast<long long>(m_run.config.train.iterations), window.loss / steps,
        window.seg / steps, window.attn / steps, m_status.lr, rate, m_windowWait, double(memory.bytes) / 1e6));
    noteSkippedSamples();
    window = {};
    m_windowSeconds = m_windowWait = 0;
    m_windowImages = 0;
}

void TrainingLoop::noteSkippedSamples()
{
    const auto skipped = m_loader.skipped();
    for (; m_skipped < skipped.size(); ++m_skipped)
        m_run.folder.log().warn("training: " + skipped[m_skipped].file + ": " + skipped[m_skipped].message);
}

void TrainingLoop::status(const std::string& what)
{
    m_run.events.write("status", {{"status", what}, {"step", m_run.counters.step}});
}

} // namespace sdw
