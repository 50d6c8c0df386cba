// Where a training stands: what a checkpoint keeps besides tensors, as JSON in its metadata.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sdw {

/// Sums since the last `train` event, so that a resumed run writes the same means.
struct LossWindow {
    double loss = 0, seg = 0, attn = 0, aux = 0, norm = 0;
    std::int64_t steps = 0;
};

struct TrainingCounters {
    std::int64_t step = 0;                          ///< iterations done
    std::int64_t updates = 0;                       ///< of them, those that changed the weights (fp16 leaves some out)
    std::int64_t evaluatedStep = 0;                 ///< step of the last evaluation; 0: none
    std::int64_t sinceBest = 0;                     ///< evaluations without a better mIoU
    std::optional<double> bestMeanIou, lastMeanIou; ///< 0..1
    std::int64_t bestStep = 0;
    double lossScale = 65536;         ///< fp16
    std::int64_t goodSteps = 0;       ///< fp16: since the scale last changed
    std::vector<double> classWeights; ///< as used in the loss; empty: none
    LossWindow window;
    std::string machine; ///< what the bits depend on besides the run: device, precision, threads, LibTorch
};

nlohmann::json writeCounters(const TrainingCounters& counters);
/// @throws nlohmann::json::exception where something is missing or of another kind.
TrainingCounters readCounters(const nlohmann::json& document);

} // namespace sdw
