// Which learning rate and weight decay each parameter gets.
// Source: the optimiser rules of SegDeformer's code base: substring rules on the parameter's full name, of which the
// longest that matches (of equals, the alphabetically first) is the only one applied.
#pragma once

#include "core/config/train_config.h"
#include "core/model/segmenter.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace sdw {

/// Parameters that are treated alike.
struct ParameterGroup {
    std::vector<std::string> names;
    std::vector<torch::Tensor> parameters;
    double lrScale = 1;     ///< multiplies train.lr
    double weightDecay = 0; ///< decoupled
};

struct ParameterRule {
    double lrScale = 1;
    double decayScale = 1;
};

/// No decay: `norm` everywhere; MiT `pos_block`; Swin `absolute_pos_embed`, `relative_position_bias_table`; ViT
/// `pos_embed`, `cls_token`. `head`: learning rate × headMultiplier, with decay; a multiplier of 1 means that there is
/// no such rule (UperNet's recipe), so that the norms in the head go without decay.
/// @param family "mit", "vit" or "swin".
ParameterRule parameterRule(const std::string& name, const std::string& family, double headMultiplier);

/// 0 for patch and position embeddings, b + 1 for parameters of block b counted over the whole encoder (a stage's norm
/// and patch merging belong to its last block, a later stage's patch embedding to its first), and layers + 1 outside
/// the encoder. The learning rate is scaled by layerDecay^(layers + 1 - depth).
std::int64_t parameterDepth(const std::string& name, const EncoderConfig& encoder);
/// Blocks of the encoder.
std::int64_t encoderLayers(const EncoderConfig& encoder);

/// All parameters that take gradients, grouped; also freezes the encoder where the configuration says so.
std::vector<ParameterGroup> parameterGroups(Segmenter& model, const TrainConfig& config);

} // namespace sdw
