#include "core/decoders/context_attention.h"

#include "core/base/error.h"
#include "core/decoders/attention.h"
#include "core/decoders/conv_bn_relu.h"
#include "core/decoders/token_layout.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {

torch::Tensor ContextAttention::forward(const torch::Tensor& map, const torch::Tensor& source, Trace* trace,
                                        const std::string& name)
{
    requireShape(map, {-1, m_options.channels, -1, -1}, "Context attention map (BxCxHxW)");
    requireShape(source, {map.size(0), m_options.channels, -1, -1}, "Context attention source (BxCxHxW)");
    if (source.size(2) < m_options.ratio || source.size(3) < m_options.ratio)
        throw Error("The image is too small for model.decoder.efficient_ratio " + std::to_string(m_options.ratio) +
                    ": the decoder's map is only " + std::to_string(source.size(2)) + "x" +
                    std::to_string(source.size(3)) + " (height x width).");
    const auto parts = project(map, source);
    if (trace) {
        (*trace)[name + "_query"] = parts.query;
        (*trace)[name + "_key"] = parts.key;
        (*trace)[name + "_value"] = parts.value;
    }
    return finish(toMap(attend(parts.query, parts.key, parts.value, m_options.heads), map.size(2), map.size(3)));
}

torch::Tensor ContextAttention::forwardMixed(const torch::Tensor& map, const torch::Tensor& shares,
                                             const torch::Tensor& rows, Trace* trace, const std::string& name)
{
    return forward(map, toMap(shares.matmul(rows), map.size(2), map.size(3)), trace, name);
}

torch::nn::Conv2d ContextAttention::makeReduction() const
{
    return torch::nn::Conv2d(
        torch::nn::Conv2dOptions(m_options.channels, m_options.channels, m_options.ratio).stride(m_options.ratio));
}

namespace {

class LinearAttention : public ContextAttention {
public:
    explicit LinearAttention(const ContextAttentionOptions& options)
        : ContextAttention(options)
    {
        const auto channels = options.channels;
        m_query = register_module("q", torch::nn::Linear(channels, channels));
        m_key = register_module("k", torch::nn::Linear(channels, channels));
        m_value = register_module("v", torch::nn::Linear(channels, channels));
        if (options.ratio > 1) m_reduction = register_module("sr", makeReduction());
    }

    bool canMix(std::int64_t rows) const override
    {
        return m_options.ratio == 1 && m_options.heads == 1 && rows < m_options.channels &&
               !torch::GradMode::is_enabled();
    }
    torch::Tensor forwardMixed(const torch::Tensor& map, const torch::Tensor& shares, const torch::Tensor& rows,
                               Trace* trace, const std::string& name) override
    {
        requireShape(map, {-1, m_options.channels, -1, -1}, "Context attention map (BxCxHxW)");
        const auto query = m_query(toTokens(map));               // B×N×C
        const auto keyRows = rows.matmul(m_key->weight.t());     // K×C, without the bias
        const auto valueRows = rows.matmul(m_value->weight.t()); // K×C
        const auto folded = query.matmul(keyRows.t());           // B×N×K
        const double scale = 1.0 / std::sqrt(double(m_options.channels));
        const auto mixed = attend(folded, shares, shares, 1, scale); // B×N×K
        if (trace) {
            (*trace)[name + "_query"] = query;
            (*trace)[name + "_key"] = shares.matmul(keyRows) + m_key->bias;
            (*trace)[name + "_value"] = shares.matmul(valueRows) + m_value->bias;
        }
        return toMap(mixed.matmul(valueRows) + m_value->bias, map.size(2), map.size(3));
    }

protected:
    Projected project(const torch::Tensor& map, const torch::Tensor& source) override
    {
        const auto tokens = toTokens(m_reduction ? m_reduction(source) : source); // B×M×C
        return {m_query(toTokens(map)), m_key(tokens), m_value(tokens)};
    }

private:
    torch::nn::Linear m_query{nullptr}, m_key{nullptr}, m_value{nullptr};
    torch::nn::Conv2d m_reduction{nullptr};
};

class ConvAttention : public ContextAttention {
public:
    explicit ConvAttention(const ContextAttentionOptions& options)
        : ContextAttention(options)
    {
        const auto channels = options.channels;
        m_query = register_module("query_project", ConvBnRelu(channels, channels));
        m_key = register_module("key_project", ConvBnRelu(channels, channels));
        m_value = register_module("value_project", ConvBnRelu(channels, channels));
        m_out = register_module("out_project", ConvBnRelu(channels, channels));
        if (options.ratio > 1) m_reduction = register_module("key_downsample", makeReduction());
    }

protected:
    Projected project(const torch::Tensor& map, const torch::Tensor& source) override
    {
        auto key = m_key(source), value = m_value(source);
        if (m_reduction) {
            key = m_reduction(key);
            value = m_reduction(value);
        }
        return {toTokens(m_query(map)), toTokens(key), toTokens(value)};
    }
    torch::Tensor finish(const torch::Tensor& attended) override { return m_out(attended); }

private:
    ConvBnRelu m_query{nullptr}, m_key{nullptr}, m_value{nullptr}, m_out{nullptr};
    torch::nn::Conv2d m_reduction{nullptr};
};

} // namespace

std::shared_ptr<ContextAttention> makeLinearAttention(const ContextAttentionOptions& options)
{
    return std::make_shared<LinearAttention>(options);
}

std::shared_ptr<ContextAttention> makeConvAttention(const ContextAttentionOptions& options)
{
    return std::make_shared<ConvAttention>(options);
}

std::shared_ptr<ContextAttention> makeContextAttention(const std::string& form, const ContextAttentionOptions& options)
{
    return form == "official" ? makeConvAttention(options) : makeLinearAttention(options);
}

} // namespace sdw
