#include "core/encoders/packed_attention.h"

#include "core/base/error.h"
#include "core/tensor/initialise.h"

namespace sdw {

std::vector<torch::Tensor> splitHeads(const torch::Tensor& projected, std::int64_t parts, std::int64_t heads)
{
    return projected
        .unflatten(2, {parts, heads, projected.size(2) / (parts * heads)}) // B×N×parts×heads×d
        .permute({2, 0, 3, 1, 4})                                          // parts×B×heads×N×d
        .contiguous()
        .unbind(0);
}

PackedAttentionImpl::PackedAttentionImpl(std::int64_t channels, std::int64_t heads)
    : m_channels(channels)
    , m_heads(heads)
    , m_output(register_module("out_proj", torch::nn::Linear(channels, channels)))
{
    if (heads < 1 || channels % heads != 0)
        throw Error("Attention of " + std::to_string(channels) + " channels cannot have " + std::to_string(heads) +
                    " heads; they must divide the channels.");
    m_weight = register_parameter("in_proj_weight", torch::empty({3 * channels, channels}));
    m_bias = register_parameter("in_proj_bias", torch::zeros({3 * channels}));
    torch::nn::init::xavier_uniform_(m_weight);
    truncatedLinear(*m_output);
}

torch::Tensor PackedAttentionImpl::forward(const torch::Tensor& tokens)
{
    const auto parts = splitHeads(torch::linear(tokens, m_weight, m_bias), 3, m_heads);
    return output(parts[0], parts[1], parts[2]);
}

torch::Tensor PackedAttentionImpl::between(const torch::Tensor& queries, const torch::Tensor& keys)
{
    const auto rows = [&](const torch::Tensor& packed, std::int64_t first, std::int64_t count) {
        return packed.narrow(0, first * m_channels, count * m_channels);
    };
    const auto query = splitHeads(torch::linear(queries, rows(m_weight, 0, 1), rows(m_bias, 0, 1)), 1, m_heads);
    const auto pair = splitHeads(torch::linear(keys, rows(m_weight, 1, 2), rows(m_bias, 1, 2)), 2, m_heads);
    return output(query[0], pair[0], pair[1]);
}

torch::Tensor PackedAttentionImpl::output(const torch::Tensor& query, const torch::Tensor& key,
                                          const torch::Tensor& value)
{
    const auto mixed = torch::scaled_dot_product_attention(query, key, value); // B×heads×N×d
    return m_output(mixed.transpose(1, 2).flatten(2));                         // B×N×C
}

} // namespace sdw
