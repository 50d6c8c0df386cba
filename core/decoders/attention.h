// The attention product itself, without projections.
#pragma once

#include <torch/torch.h>

#include <optional>

namespace sdw {

/// softmax(Q Kᵀ / √d) V per head, d = C / heads. The N×M matrix is never formed as a whole.
/// @param query B×N×C; @param key, value B×M×C. @param heads divides C. @param scale of the products, instead of 1/√d.
/// @return B×N×C
torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                     std::int64_t heads = 1, std::optional<double> scale = {});

} // namespace sdw
