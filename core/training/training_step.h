// One optimiser step: forward and backward pass over a batch in parts, checks, clipping, update.
#pragma once

#include "core/config/run_config.h"
#include "core/datasets/loader.h"
#include "core/losses/segmentation_loss.h"
#include "core/training/black_box.h"
#include "core/training/gradients.h"
#include "core/training/training_state.h"

namespace sdw {

struct StepOutcome {
    double loss = 0, seg = 0, attn = 0, auxiliary = 0, dice = 0; ///< means over the parts of the batch
    double gradientNorm = 0;                                     ///< before clipping
    std::vector<double> rates;                                   ///< learning rate of each group
    bool updated = true; ///< false: fp16 gradients overflowed and the step was left out
};

class TrainingStep {
public:
    /// @param average may be null.
    /// @param blackBox file that is written when a loss or gradient is no number.
    TrainingStep(Segmenter model, AdamW& optimizer, WeightAverage* average, const RunConfig& config,
                 const torch::Device& device, std::string precision, LossOptions loss, std::filesystem::path blackBox);

    /// All that is random in it is a function of (train.seed, step). Moves `counters.updates` and the loss scale on,
    /// not the step.
    /// @throws Error naming the loss or the parameters when one is no number, before the weights are touched; kind
    ///         Resources when memory runs out, saying what to lower.
    StepOutcome run(const Batch& batch, std::int64_t step, TrainingCounters& counters);

private:
    /// Adds up gradients. @return loss, seg, attn, auxiliary, dice as one tensor on the device, summed over the parts.
    torch::Tensor accumulate(const Batch& batch);
    void requireFinite(const StepOutcome& outcome, const Batch& batch, std::int64_t step, bool overflow);

    Segmenter m_model;
    AdamW& m_optimizer;
    WeightAverage* m_average;
    TrainConfig m_train;
    torch::Device m_device;
    std::string m_precision;
    LossOptions m_loss;
    GradScaler m_scaler;
    BlackBox m_box;
    std::filesystem::path m_boxFile;
};

/// Training mode, but for an encoder that is frozen: its drop-path stays off.
void enterTrainingMode(Segmenter& model, const TrainConfig& config);

} // namespace sdw
