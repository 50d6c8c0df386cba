// External context mining: what the class tokens, learnt over the whole training set, say about every pixel.
// Source: SegDeformer (ECCV 2022), Eq. (6), (7), (10); Table 5.
#pragma once

#include "core/decoders/class_tokens.h"
#include "core/decoders/context_attention.h"

namespace sdw {

struct ExternalContextOptions {
    ClassTokenOptions tokens;
    ContextAttentionOptions attention;
    bool secondAttention = true; ///< Y_exter of Eq. (7); false: X_mid itself is the context
    double keep = 0.9;           ///< momentum tokens: share of the old value kept at each step
};

struct ExternalContextOutput {
    torch::Tensor context;   ///< Y_exter (or X_mid): B×C×H×W
    torch::Tensor midLogits; ///< Attn_mid: B×K×H×W
};

class ExternalContext {
public:
    /// @param owner the decoder, in which the tokens are registered.
    /// @param place where the second attention is registered, under `name`.
    ExternalContext(torch::nn::Module& owner, torch::nn::Module& place, const std::string& name,
                    const ExternalContextOptions& options);

    /// @param fused B×C×H×W. @param training keeps F for observeLabels(), where the tokens are momentum tokens.
    ExternalContextOutput forward(const torch::Tensor& fused, bool training, Trace* trace);

    /// Y_exter at some positions of one image; every position is asked, only these ask.
    /// @param positions n indices into H·W. @return n×C.
    torch::Tensor contextAt(const torch::Tensor& fused, const torch::Tensor& positions);

    ClassTokens& tokens() { return m_tokens; }

    /// Moves momentum tokens towards the features of the last training forward; nothing to do for learned ones.
    /// @param labels B×H×W int64.
    void observeLabels(const torch::Tensor& labels);

private:
    ExternalContextOptions m_options;
    ClassTokens m_tokens;
    std::shared_ptr<ContextAttention> m_attention;
    torch::Tensor m_seen; // F of the last training forward, detached
};

} // namespace sdw
