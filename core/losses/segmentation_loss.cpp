#include "core/losses/segmentation_loss.h"

#include "core/losses/cross_entropy.h"
#include "core/losses/dice.h"
#include "core/losses/hard_examples.h"

namespace sdw {
namespace {

torch::Tensor plainLoss(const torch::Tensor& logits, const torch::Tensor& labels, const LossOptions& options)
{
    const auto scores = scorePixels(logits, labels);
    return meanOverPixels(pixelCrossEntropy(scores, options.classWeights), scores, options.averageNonIgnore);
}

} // namespace

LossOptions lossOptions(const ModelConfig& model, const TrainConfig& train)
{
    return {.alpha = model.decoder.external.attentionLoss ? model.decoder.alpha : 0.0,
            .auxiliaryWeight = model.auxiliary.weight,
            .classWeights = {},
            .ohem = train.ohem,
            .dice = train.dice,
            .averageNonIgnore = train.averageNonIgnore};
}

LossParts segmentationLoss(const torch::Tensor& logits, const torch::Tensor& midLogits,
                           const torch::Tensor& auxiliaryLogits, const torch::Tensor& labels,
                           const LossOptions& options)
{
    LossParts parts;
    const auto scores = scorePixels(logits, labels);
    auto losses = pixelCrossEntropy(scores, options.classWeights);
    if (options.ohem.enabled) losses = losses * hardExamples(scores, options.ohem);
    parts.seg = meanOverPixels(losses, scores, options.averageNonIgnore);
    parts.total = parts.seg;
    if (options.dice > 0) {
        parts.dice = diceLoss(scores);
        parts.total = parts.total + options.dice * parts.dice;
    }
    if (midLogits.defined() && options.alpha > 0) {
        parts.attn = plainLoss(midLogits, labels, options);
        parts.total = parts.total + options.alpha * parts.attn;
    }
    if (auxiliaryLogits.defined()) {
        parts.auxiliary = plainLoss(auxiliaryLogits, labels, options);
        parts.total = parts.total + options.auxiliaryWeight * parts.auxiliary;
    }
    return parts;
}

} // namespace sdw
