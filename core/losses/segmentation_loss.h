// The training loss and its parts. Source: SegDeformer (ECCV 2022), Eq. (8) and (9); the auxiliary loss is the UperNet
// baselines'.
#pragma once

#include "core/config/model_config.h"
#include "core/config/train_config.h"

#include <torch/torch.h>

namespace sdw {

struct LossOptions {
    double alpha = 0.4; ///< weight of L_attn; 0: not computed
    double auxiliaryWeight = 0.4;
    torch::Tensor classWeights;    ///< K; undefined: none
    OhemConfig ohem;               ///< on L_seg alone
    double dice = 0;               ///< weight of a Dice loss on the final logits; 0: not computed
    bool averageNonIgnore = false; ///< mean over labelled pixels only, instead of over all pixels
};

/// What a configuration asks for; class weights stay to be set. α is 0 where the attention loss is switched off (Table
/// 5).
LossOptions lossOptions(const ModelConfig& model, const TrainConfig& train);

/// Scalars; undefined where that part does not exist.
struct LossParts {
    torch::Tensor total; ///< seg + α·attn + auxiliaryWeight·auxiliary + dice weight·dice
    torch::Tensor seg;   ///< L_seg
    torch::Tensor attn;  ///< L_attn
    torch::Tensor auxiliary;
    torch::Tensor dice;
};

/// @param logits, midLogits, auxiliaryLogits B×K×h×w of any size, each resized bilinearly to the labels' size; the last
///        two may be undefined.
/// @param labels B×H×W, int64; negative values (kIgnoreTarget) are ignored.
/// @throws Error on shapes that do not fit.
LossParts segmentationLoss(const torch::Tensor& logits, const torch::Tensor& midLogits,
                           const torch::Tensor& auxiliaryLogits, const torch::Tensor& labels,
                           const LossOptions& options);

} // namespace sdw
