// What a forward pass costs, in multiply-adds, from a model's description alone.
#pragma once

#include "core/config/model_config.h"

namespace sdw {

/// Multiply-adds of one image's forward pass at inference.
///
/// Counted: convolutions, linear layers, and both products of every attention (Q Kᵀ and the weights times V), window
/// padding included, as this program computes them: the all-MLP's fusing layer works on each stage at its own
/// resolution, and the paper's external attention runs over classes instead of channels. Not counted: biases, norms,
/// activations, softmax, resizing, pooling, sums; the auxiliary head, which runs in training only.
struct ModelCost {
    std::int64_t encoder = 0, neck = 0, decoder = 0;
    std::int64_t total() const { return encoder + neck + decoder; }
};

/// @param model complete (resolveModel()), with its classes set. @param height, width of the image in pixels.
ModelCost modelCost(const ModelConfig& model, std::int64_t height, std::int64_t width);

} // namespace sdw
