#include "core/losses/hard_examples.h"

#include <algorithm>
#include <cmath>

namespace sdw {

torch::Tensor hardExamples(const PixelScores& scores, const OhemConfig& config)
{
    torch::NoGradGuard noGrad;
    const auto probability = scores.logProbabilities.gather(1, scores.labels.unsqueeze(1)).squeeze(1).exp(); // B×H×W
    const auto sorted = std::get<0>(probability.masked_select(scores.valid).sort());
    if (sorted.numel() == 0) return scores.valid;
    const auto wanted = std::min<std::int64_t>(config.minKept * scores.labels.size(0), sorted.numel() - 1);
    const double threshold = std::max(config.threshold, sorted[wanted].item<double>());
    // The largest probability can itself be the threshold; then every valid pixel is wanted.
    const bool all = config.minKept * scores.labels.size(0) >= sorted.numel();
    return all ? scores.valid : scores.valid.logical_and(probability < threshold);
}

} // namespace sdw
