#include "core/losses/dice.h"

namespace sdw {

torch::Tensor diceLoss(const PixelScores& scores)
{
    const auto classes = scores.logProbabilities.size(1);
    const auto valid = scores.valid.unsqueeze(1);                   // B×1×H×W
    const auto probability = scores.logProbabilities.exp() * valid; // B×K×H×W
    const auto target = torch::one_hot(scores.labels, classes).permute({0, 3, 1, 2}) * valid;
    const std::vector<std::int64_t> pixels = {0, 2, 3};
    const auto area = target.sum(pixels).to(probability.scalar_type()); // K
    const auto overlap = (probability * target).sum(pixels);
    const auto dice = 2 * overlap / (probability.sum(pixels) + area).clamp_min(1e-6);
    const auto present = area > 0;
    return (present * (1 - dice)).sum() / present.sum().clamp_min(1);
}

} // namespace sdw
