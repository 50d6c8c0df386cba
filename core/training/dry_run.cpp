#include "core/training/dry_run.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/process_memory.h"
#include "core/inference/sliding_window.h"
#include "core/training/preflight.h"
#include "core/training/training_setup.h"
#include "core/training/training_step.h"

#include <ATen/DeviceAccelerator.h>

#include <chrono>
#include <random>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kMostTimedSteps = 3;
constexpr double kEnoughSeconds = 4;     ///< of timed steps
constexpr double kSlowStep = 20;         ///< a first step this slow says enough
constexpr std::int64_t kLabelsRead = 64; ///< of the training labels
constexpr int kStages = 4 + kMostTimedSteps;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A folder of its own that goes with this object.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::random_device random;
        m_folder = fs::temp_directory_path() / ("segdeformer-dry-run-" + std::to_string(random()));
        makeFolder(m_folder);
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return m_folder; }

private:
    fs::path m_folder;
};

class DryRun {
public:
    DryRun(TrainingRun& run, const Progress& progress)
        : m_run(run)
        , m_progress(progress)
    {
    }

    DryRunReport go(const RunConfig& wanted)
    {
        resetPeakMemory();
        stage();
        openData(m_run, wanted);
        stage();
        lookAtData();
        buildModel(m_run);
        loadStartWeights(m_run);
        buildOptimizer(m_run);
        stage();
        m_report.device = m_run.device.str();
        m_report.precision = m_run.precision;
        m_report.parameters = parameterCount(*m_run.model);
        m_report.iterations = m_run.config.train.iterations;
        timeSteps();
        timeEvaluation();
        m_report.totalSeconds = double(m_report.iterations) * m_report.secondsPerIteration +
                                double(m_report.evaluations) * m_report.secondsPerEvaluation;
        m_report.memoryPeakMb = double(processMemory().peakBytes) / 1e6;
        if (!m_run.device.is_cpu()) m_report.deviceMemoryPeakMb = deviceMemoryPeak() / 1e6;
        m_report.checkpointBytes = trainingStateBytes(m_run.parts());
        m_report.checkpointFiles = checkpointFiles(m_run.config.train);
        m_report.notes = m_run.notes;
        return m_report;
    }

private:
    void stage()
    {
        if (m_progress && !m_progress(m_stage++, kStages))
            throw Error("The dry run was stopped.", ErrorKind::Interrupted);
    }

    void lookAtData()
    {
        const auto& data = m_run.config.data;
        RunConfig few = m_run.config; // the real run reads all labels, which takes its time
        const std::int64_t most = std::max(kLabelsRead, few.train.batch);
        few.data.limit = data.limit > 0 ? std::min(data.limit, most) : most;
        few.data.val.clear();
        Preflight preflight = checkBeforeTraining(
            few, *m_run.dataset, [&](int, int) { return !m_progress || m_progress(m_stage, kStages); });
        for (const auto& note : preflight.notes)
            m_run.note(note);
        m_run.counters.classWeights = std::move(preflight.classWeights);
        m_report.trainImages = m_run.dataset->size(data.train);
        if (data.limit > 0) m_report.trainImages = std::min(m_report.trainImages, std::size_t(data.limit));
        if (!data.val.empty()) m_report.valImages = m_run.dataset->size(data.val);
    }

    void timeSteps()
    {
        const RunConfig& config = m_run.config;
        TrainingStep step(m_run.model, *m_run.optimizer, m_run.average.get(), config, m_run.device, m_run.precision,
                          lossOptionsOf(m_run), m_run.folder.blackBox());
        Loader loader(*m_run.dataset, config.data.train, config.data, config.train.batch, config.train.seed);
        enterTrainingMode(m_run.model, config.train);
        const auto oneStep = [&](std::int64_t number) {
            const auto start = Clock::now();
            const StepOutcome outcome = step.run(loader.next(), number, m_run.counters);
            if (number == 0) m_report.loss = outcome.loss;
            return secondsSince(start);
        };
        const double first = oneStep(0); // it takes all memory for the first time, and is slower for it
        stage();
        double total = 0;
        int count = 0;
        while (first < kSlowStep && count < kMostTimedSteps && total < kEnoughSeconds) {
            total += oneStep(++count);
            stage();
        }
        m_report.secondsPerIteration = count > 0 ? total / count : first;
    }

    void timeEvaluation()
    {
        const RunConfig& config = m_run.config;
        if (config.data.val.empty() || m_report.valImages == 0) return;
        const std::int64_t every = config.eval.every, iterations = config.train.iterations;
        m_report.evaluations = every > 0 ? (iterations + every - 1) / every : 1;
        Segmenter& model = m_run.bestModel();
        model->eval();
        const torch::NoGradGuard noGrad;
        const auto start = Clock::now();
        for (std::size_t i = 0; i < m_report.valImages; ++i) {
            if (!m_run.dataset->hasLabel(config.data.val, i)) continue;
            const Sample sample = m_run.dataset->get(config.data.val, i);
            predictLabels(model, sample.image, config.data, config.eval, m_run.precision);
            break;
        }
        m_report.secondsPerEvaluation = secondsSince(start) * double(m_report.valImages);
    }

    double deviceMemoryPeak() const
    {
        const auto stats = at::accelerator::getDeviceStats(m_run.device.index());
        return double(stats.reserved_bytes[std::size_t(c10::CachingAllocator::StatType::AGGREGATE)].peak);
    }

    TrainingRun& m_run;
    const Progress& m_progress;
    DryRunReport m_report;
    int m_stage = 0;
};

} // namespace

DryRunReport dryRun(const RunConfig& config, const Progress& progress, int spareCores)
{
    const ScratchFolder scratch;
    RunFolder folder(scratch.path(), false);
    const TrainHooks hooks{.watch = {}, .spareCores = spareCores};
    TrainingRun run{.folder = folder, .hooks = hooks};
    try {
        return DryRun(run, progress).go(config);
    } catch (const c10::Error& error) {
        throw Error(std::string("LibTorch failed in the dry run: ") + error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        throw Error("Memory ran out in the dry run; lower train.batch, data.crop or data.workers.",
                    ErrorKind::Resources);
    }
}

} // namespace sdw
