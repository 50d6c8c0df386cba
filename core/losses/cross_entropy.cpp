#include "core/losses/cross_entropy.h"

#include "core/base/error.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

namespace sdw {

PixelScores scorePixels(const torch::Tensor& logits, const torch::Tensor& labels)
{
    requireShape(logits, {-1, -1, -1, -1}, "Logits (BxKxHxW)");
    requireShape(labels, {logits.size(0), -1, -1}, "Labels (BxHxW)");
    if (labels.scalar_type() != torch::kLong) throw Error("Labels must be 64-bit whole numbers.");
    if (labels.is_cpu() && labels.numel() > 0 && labels.max().item<std::int64_t>() >= logits.size(1))
        throw Error("A label holds the class " + std::to_string(labels.max().item<std::int64_t>()) +
                    ", but the model has the classes 0 to " + std::to_string(logits.size(1) - 1) + ".");
    const auto full = resizeBilinear(logits.to(torch::kFloat), labels.size(1), labels.size(2));
    return {full.log_softmax(1), labels.clamp_min(0), labels >= 0};
}

torch::Tensor pixelCrossEntropy(const PixelScores& scores, const torch::Tensor& classWeights)
{
    auto losses = -scores.logProbabilities.gather(1, scores.labels.unsqueeze(1)).squeeze(1);
    if (classWeights.defined()) {
        requireShape(classWeights, {scores.logProbabilities.size(1)}, "Class weights (K)");
        losses = losses * classWeights.to(losses.options()).index_select(0, scores.labels.flatten()).view_as(losses);
    }
    return losses.masked_fill(scores.valid.logical_not(), 0.0);
}

torch::Tensor meanOverPixels(const torch::Tensor& losses, const PixelScores& scores, bool averageNonIgnore)
{
    if (averageNonIgnore) return losses.sum() / scores.valid.sum().clamp_min(1);
    return losses.mean();
}

} // namespace sdw
