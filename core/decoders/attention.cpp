#include "core/decoders/attention.h"

namespace sdw {

torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                     std::int64_t heads, std::optional<double> scale)
{
    // Contiguous on purpose: fed with transposed views, the fused kernel is slower than the plain formula.
    const auto split = [heads](const torch::Tensor& tokens) { // B×N×C → B×heads×N×d
        return tokens.unflatten(2, {heads, tokens.size(2) / heads}).transpose(1, 2).contiguous();
    };
    const auto mixed = at::scaled_dot_product_attention(split(query), split(key), split(value), {}, 0.0, false, scale);
    return mixed.transpose(1, 2).flatten(2); // B×N×C
}

} // namespace sdw
