// Multi-head attention with query, key and value projections packed in one matrix, as torch.nn.MultiheadAttention has
// it. Source: Vaswani et al. 2017; parameter names of the official checkpoints (in_proj_weight, in_proj_bias,
// out_proj).
#pragma once

#include <torch/torch.h>

namespace sdw {

/// softmax(q kᵀ/√d) v per head, then a linear layer; d = channels / heads. The N×M matrix is never formed.
class PackedAttentionImpl : public torch::nn::Module {
public:
    /// Initialised Xavier-uniform (packed), truncated normal (output), biases 0. `heads` must divide `channels`.
    PackedAttentionImpl(std::int64_t channels, std::int64_t heads);

    /// @param tokens B×N×C: queries, keys and values. @return B×N×C.
    torch::Tensor forward(const torch::Tensor& tokens);

    /// @param queries B×N×C; @param keys B×M×C, keys and values. @return B×N×C.
    torch::Tensor between(const torch::Tensor& queries, const torch::Tensor& keys);

private:
    torch::Tensor output(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value);

    std::int64_t m_channels, m_heads;
    torch::Tensor m_weight, m_bias; // 3C×C and 3C: rows of the query, the key, the value projection
    torch::nn::Linear m_output;
};
TORCH_MODULE(PackedAttention);

/// B×N×(parts·heads·d) → parts × B×heads×N×d, contiguous: fused attention on transposed views was measured slower than
/// the plain form.
std::vector<torch::Tensor> splitHeads(const torch::Tensor& projected, std::int64_t parts, std::int64_t heads);

} // namespace sdw
