#include "core/decoders/external_context.h"

#include "core/base/error.h"
#include "core/decoders/momentum_tokens.h"
#include "core/decoders/token_layout.h"

namespace sdw {

ExternalContext::ExternalContext(torch::nn::Module& owner, torch::nn::Module& place, const std::string& name,
                                 const ExternalContextOptions& options)
    : m_options(options)
    , m_tokens(owner, options.tokens)
{
    if (options.secondAttention)
        m_attention = place.register_module(name, makeContextAttention(options.tokens.form, options.attention));
}

ExternalContextOutput ExternalContext::forward(const torch::Tensor& fused, bool training, Trace* trace)
{
    if (m_options.tokens.momentum && training) m_seen = fused.detach();
    const auto mid = m_tokens.forward(fused);
    if (trace) {
        (*trace)["attn_mid"] = mid.logits;
        (*trace)["x_mid"] = mid.context;
    }
    if (!m_attention) return {mid.context, mid.logits};
    if (m_attention->canMix(mid.values.size(0)))
        return {m_attention->forwardMixed(fused, mid.shares, mid.values, trace, "external"), mid.logits};
    return {m_attention->forward(fused, mid.context, trace, "external"), mid.logits};
}

torch::Tensor ExternalContext::contextAt(const torch::Tensor& fused, const torch::Tensor& positions)
{
    const auto mid = m_tokens.forward(fused);
    if (!m_attention) return tokensAt(mid.context, positions);
    const auto asking = toMap(tokensAt(fused, positions).unsqueeze(0), 1, positions.size(0)); // 1×C×1×n
    return toTokens(m_attention->forward(asking, mid.context))[0];
}

void ExternalContext::observeLabels(const torch::Tensor& labels)
{
    if (!m_options.tokens.momentum) return;
    if (!m_seen.defined())
        throw Error("Momentum tokens can only observe labels after a forward pass in training mode.");
    updateMomentumTokens(m_tokens.classTokens().view({m_options.tokens.classes, -1}), m_seen, labels, m_options.keep);
    m_seen = torch::Tensor();
}

} // namespace sdw
