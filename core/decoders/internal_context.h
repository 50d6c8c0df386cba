// Internal context mining: each pixel gathers features of other pixels of the same image.
// Source: SegDeformer (ECCV 2022), Eq. (5); heads, depth and MLP are Table 4.
#pragma once

#include "core/decoders/context_attention.h"

namespace sdw {

struct InternalContextOptions {
    std::string form = "paper";
    ContextAttentionOptions attention;
    std::int64_t depth = 1;
    bool mlp = false;
};

/// Y_inter of Eq. (5). With depth 1 and no MLP it is the attention alone and has the checkpoint format's own keys.
///
/// The paper does not give the inner layout of its deeper variants. Here they are pre-norm transformer layers whose
/// first residual is the sum of Eq. (3) itself, so that the simplest variant is the first layer of every other:
///     Y ← Attn₁(X);  then per layer l = 2..depth:  Y ← Y + Attn_l(LN(X + Y))
///     and after each attention, with an MLP:        Y ← Y + W₂ GELU(W₁ LN(X + Y)),  W₁: C → 4C, W₂: 4C → C
/// Keys: `internal_layers.{l}.norm`, `.attn` (l from 0 for the second layer) and `internal_mlps.{l}.norm`, `.fc1`,
/// `.fc2`.
class InternalContext {
public:
    /// @param owner the decoder, in which the deeper layers are registered.
    /// @param place where the first attention is registered, under `name`.
    InternalContext(torch::nn::Module& owner, torch::nn::Module& place, const std::string& name,
                    const InternalContextOptions& options);

    /// @param fused X: B×C×H×W. @return Y_inter: B×C×H×W. The trace gets the first layer's query, key and value.
    torch::Tensor forward(const torch::Tensor& fused, Trace* trace);

private:
    std::shared_ptr<ContextAttention> m_first;
    torch::nn::ModuleList m_layers{nullptr}, m_mlps{nullptr};
    std::int64_t m_depth;
};

} // namespace sdw
