// The external tokens: one per class, learnt over the whole training set, and the attention from pixels to them.
// Source: SegDeformer (ECCV 2022), Eq. (6), decoupled by Eq. (10); momentum tokens: momentum_tokens.h.
#pragma once

#include <torch/torch.h>

namespace sdw {

struct ClassTokenOptions {
    std::string form = "paper";     ///< "paper" or "official": see below
    std::int64_t channels = 256;    ///< C
    std::int64_t classes = 150;     ///< K = N_cls
    std::int64_t midChannels = 256; ///< D: width of query and key
    bool decoupled = true;          ///< separate tokens for keys (class half) and values (information half)
    bool momentum = false;          ///< tokens are a buffer, moved towards the classes' features, not by gradient
};

struct MidContext {
    torch::Tensor logits;  ///< Attn_mid: B×K×H×W before the softmax
    torch::Tensor context; ///< X_mid = shares · values: B×C×H×W
    torch::Tensor shares;  ///< softmax over the classes of Attn_mid: B×N×K
    torch::Tensor values;  ///< V: K×C
};

/// One-head attention from the N pixels to the K tokens:
///     Attn_mid = Q Kᵀ/√D,  X_mid = softmax_over_classes(Attn_mid) V
/// Paper form, registered directly in the decoder: `mid_q`, `mid_k`, `mid_v`, `token_class` [K, C] and, where
/// decoupled, `token_info` [K, C]. Official form, in a module `class_token`: `q`, `k`, `cls_token` [1, K, C],
/// `prop_token` [1, K, C]; the value tokens are used as they are, without a projection.
class ClassTokens {
public:
    ClassTokens(torch::nn::Module& owner, const ClassTokenOptions& options);

    /// @param fused B×C×H×W
    MidContext forward(const torch::Tensor& fused);

    const torch::Tensor& classTokens() const { return m_classTokens; } ///< [K, C] or [1, K, C]

    // For those who change single tokens; nothing here has gradients.
    torch::Tensor classRows() const { return rowsOf(m_classTokens); } ///< K×C, the memory of the tokens themselves
    torch::Tensor infoRows() const { return rowsOf(m_infoTokens); }   ///< the same memory where not decoupled
    bool decoupled() const { return m_options.decoupled; }
    /// Scaled, so that queries(f) · keys()ᵀ is Attn_mid. @param features n×C. @return n×D.
    torch::Tensor queries(const torch::Tensor& features);
    torch::Tensor keys(); ///< K×D
    /// Class halves whose keys come as near to these as a short token can. @param keys n×D. @return n×C.
    torch::Tensor classHalvesFor(const torch::Tensor& keys);

private:
    torch::Tensor rowsOf(const torch::Tensor& tokens) const { return tokens.detach().view({m_options.classes, -1}); }

    ClassTokenOptions m_options;
    torch::nn::Linear m_query{nullptr}, m_key{nullptr}, m_value{nullptr}; // m_value: paper form only
    torch::Tensor m_classTokens, m_infoTokens;                            // one and the same where not decoupled
};

} // namespace sdw
