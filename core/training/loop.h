// The training loop: steps, the journal, evaluations, checkpoints, and what people ask of it meanwhile.
#pragma once

#include "core/training/training_run.h"
#include "core/training/training_step.h"

#include <chrono>

namespace sdw {

class TrainingLoop {
public:
    explicit TrainingLoop(TrainingRun& run);
    /// From `run.counters.step` to the end, or until it is asked to stop.
    TrainResult run();

private:
    using Clock = std::chrono::steady_clock;

    bool oneStep(); ///< @return false when training is over or was stopped
    bool obey();    ///< pause and stop. @return false: stop
    bool stopAsked();
    bool evaluationDue() const;
    void evaluateNow();
    void checkpoint();
    void add(const StepOutcome& outcome, double seconds);
    void writeTrainEvent();
    void noteSkippedSamples();
    void status(const std::string& what);
    double etaSeconds() const;

    TrainingRun& m_run;
    LossOptions m_lossOptions;
    TrainingStep m_step;
    Loader m_loader;
    TrainStatus m_status;
    std::int64_t m_savedStep = -1; // newest checkpoint
    double m_windowSeconds = 0, m_windowWait = 0;
    std::int64_t m_windowImages = 0;
    double m_stepSeconds = 0;       // smoothed
    double m_evaluationSeconds = 0; // of the last evaluation
    std::size_t m_skipped = 0;
    bool m_stopCommand = false;
};

} // namespace sdw
