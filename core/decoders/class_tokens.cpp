#include "core/decoders/class_tokens.h"

#include "core/decoders/module_names.h"
#include "core/decoders/token_layout.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {

ClassTokens::ClassTokens(torch::nn::Module& owner, const ClassTokenOptions& options)
    : m_options(options)
{
    const auto channels = options.channels, mid = options.midChannels;
    const bool official = options.form == "official";
    torch::nn::Module& place = official ? registerPlace(owner, "class_token") : owner;
    m_query = place.register_module(official ? "q" : "mid_q", torch::nn::Linear(channels, mid));
    m_key = place.register_module(official ? "k" : "mid_k", torch::nn::Linear(channels, mid));
    if (!official) m_value = place.register_module("mid_v", torch::nn::Linear(channels, channels));

    const auto shape = official ? std::vector<std::int64_t>{1, options.classes, channels}
                                : std::vector<std::int64_t>{options.classes, channels};
    const auto addTokens = [&](const char* name) {
        return options.momentum ? place.register_buffer(name, torch::zeros(shape))
                                : place.register_parameter(name, torch::zeros(shape).normal_(0, 0.02));
    };
    m_classTokens = addTokens(official ? "cls_token" : "token_class");
    m_infoTokens = options.decoupled ? addTokens(official ? "prop_token" : "token_info") : m_classTokens;
}

torch::Tensor ClassTokens::queries(const torch::Tensor& features)
{
    torch::NoGradGuard noGrad;
    return m_query(features) / std::sqrt(double(m_options.midChannels));
}

torch::Tensor ClassTokens::keys()
{
    torch::NoGradGuard noGrad;
    return m_key(classRows());
}

torch::Tensor ClassTokens::classHalvesFor(const torch::Tensor& keys)
{
    torch::NoGradGuard noGrad;
    // Directions that the projection all but loses would take tokens of any length.
    constexpr double kLost = 1e-3;
    return (keys - m_key->bias).matmul(torch::linalg_pinv(m_key->weight, kLost).t());
}

MidContext ClassTokens::forward(const torch::Tensor& fused)
{
    requireShape(fused, {-1, m_options.channels, -1, -1}, "Class token attention map (BxCxHxW)");
    const auto height = fused.size(2), width = fused.size(3), classes = m_options.classes;
    const auto scale = 1.0 / std::sqrt(double(m_options.midChannels));

    const auto keys = m_key(m_classTokens.view({classes, -1})) * scale; // K×D
    auto values = m_infoTokens.view({classes, -1});                     // K×C
    if (m_value) values = m_value(values);
    const auto logits = m_query(toTokens(fused)).matmul(keys.t()); // B×N×K
    const auto shares = logits.softmax(-1);
    const auto context = shares.matmul(values); // B×N×C
    return {toMap(logits, height, width), toMap(context, height, width), shares, values};
}

} // namespace sdw
