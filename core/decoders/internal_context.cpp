#include "core/decoders/internal_context.h"

#include "core/decoders/module_names.h"
#include "core/decoders/token_layout.h"

namespace sdw {
namespace {

torch::nn::LayerNorm makeNorm(std::int64_t channels)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}).eps(1e-6));
}

/// Attn(LN(x)) on a map.
class NormedAttentionImpl : public torch::nn::Module {
public:
    explicit NormedAttentionImpl(const InternalContextOptions& options)
        : m_norm(register_module("norm", makeNorm(options.attention.channels)))
        , m_attention(register_module("attn", makeContextAttention(options.form, options.attention)))
    {
    }
    torch::Tensor forward(const torch::Tensor& map)
    {
        const auto normed = toMap(m_norm(toTokens(map)), map.size(2), map.size(3));
        return m_attention->forward(normed, normed);
    }

private:
    torch::nn::LayerNorm m_norm;
    std::shared_ptr<ContextAttention> m_attention;
};

/// W₂ GELU(W₁ LN(x)) on a map.
class NormedMlpImpl : public torch::nn::Module {
public:
    explicit NormedMlpImpl(std::int64_t channels)
        : m_norm(register_module("norm", makeNorm(channels)))
        , m_expand(register_module("fc1", torch::nn::Linear(channels, 4 * channels)))
        , m_reduce(register_module("fc2", torch::nn::Linear(4 * channels, channels)))
    {
    }
    torch::Tensor forward(const torch::Tensor& map)
    {
        return toMap(m_reduce(torch::gelu(m_expand(m_norm(toTokens(map))))), map.size(2), map.size(3));
    }

private:
    torch::nn::LayerNorm m_norm;
    torch::nn::Linear m_expand, m_reduce;
};

} // namespace

InternalContext::InternalContext(torch::nn::Module& owner, torch::nn::Module& place, const std::string& name,
                                 const InternalContextOptions& options)
    : m_first(place.register_module(name, makeContextAttention(options.form, options.attention)))
    , m_depth(options.depth)
{
    if (options.depth > 1) {
        m_layers = registerList(owner, "internal_layers");
        for (std::int64_t l = 1; l < options.depth; ++l)
            m_layers->push_back(std::make_shared<NormedAttentionImpl>(options));
    }
    if (options.mlp) {
        m_mlps = registerList(owner, "internal_mlps");
        for (std::int64_t l = 0; l < options.depth; ++l)
            m_mlps->push_back(std::make_shared<NormedMlpImpl>(options.attention.channels));
    }
}

torch::Tensor InternalContext::forward(const torch::Tensor& fused, Trace* trace)
{
    auto context = m_first->forward(fused, fused, trace, "internal");
    for (std::int64_t l = 0; l < m_depth; ++l) {
        if (l > 0)
            context = context + m_layers[std::size_t(l - 1)]->as<NormedAttentionImpl>()->forward(fused + context);
        if (m_mlps) context = context + m_mlps[std::size_t(l)]->as<NormedMlpImpl>()->forward(fused + context);
    }
    return context;
}

} // namespace sdw
