#include "core/encoders/window_attention.h"

#include "core/base/error.h"
#include "core/encoders/packed_attention.h"
#include "core/tensor/initialise.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {
namespace {

std::int64_t roundUp(std::int64_t size, std::int64_t step)
{
    return (size + step - 1) / step * step;
}

/// B×H×W×C → (B·windows)×w²×C, windows and their tokens row by row. H and W are multiples of w.
torch::Tensor cutWindows(const torch::Tensor& map, std::int64_t w)
{
    const auto channels = map.size(3);
    return map.view({map.size(0), map.size(1) / w, w, map.size(2) / w, w, channels})
        .permute({0, 1, 3, 2, 4, 5})
        .reshape({-1, w * w, channels});
}

/// The inverse.
torch::Tensor joinWindows(const torch::Tensor& windows, std::int64_t w, std::int64_t height, std::int64_t width)
{
    const auto channels = windows.size(2);
    return windows.view({-1, height / w, width / w, w, w, channels})
        .permute({0, 1, 3, 2, 4, 5})
        .reshape({-1, height, width, channels});
}

} // namespace

torch::Tensor relativePositionIndex(std::int64_t window)
{
    const auto cells = torch::arange(window * window);
    const auto y = cells.div(window, "floor"), x = cells.remainder(window);
    const auto dy = y.unsqueeze(1) - y.unsqueeze(0) + (window - 1); // query - key, w²×w²
    const auto dx = x.unsqueeze(1) - x.unsqueeze(0) + (window - 1);
    return (dy * (2 * window - 1) + dx).flatten();
}

torch::Tensor shiftedWindowMask(std::int64_t height, std::int64_t width, std::int64_t window, std::int64_t shift,
                                const torch::Device& device)
{
    // Along one axis: 0 before the last window, 1 in it, 2 in the part that the roll brought in from the other side.
    const auto axis = [&](std::int64_t size) {
        const auto cells = torch::arange(size, torch::TensorOptions(torch::kLong).device(device));
        return cells.ge(size - window).to(torch::kLong) + cells.ge(size - shift).to(torch::kLong);
    };
    const auto rows = axis(roundUp(height, window)), columns = axis(roundUp(width, window));
    const auto regions = rows.unsqueeze(1) * 3 + columns.unsqueeze(0);                 // Hp×Wp
    const auto cut = cutWindows(regions.unsqueeze(0).unsqueeze(3), window).squeeze(2); // windows×w²
    return cut.unsqueeze(1).ne(cut.unsqueeze(2)).to(torch::kFloat) * -100.0;
}

class WindowAttentionImpl::Inner : public torch::nn::Module {
public:
    Inner(std::int64_t channels, std::int64_t heads, std::int64_t window)
        : m_heads(heads)
        , m_tokens(window * window)
        , m_index(relativePositionIndex(window))
        , m_packed(register_module("qkv", torch::nn::Linear(channels, 3 * channels)))
        , m_output(register_module("proj", torch::nn::Linear(channels, channels)))
    {
        const auto side = 2 * window - 1;
        m_biasTable = register_parameter("relative_position_bias_table", torch::zeros({side * side, heads}));
        truncatedNormal(m_biasTable, 0.02);
        truncatedLinear(*m_packed);
        truncatedLinear(*m_output);
    }

    /// @param windows (B·windows)×w²×C. @param mask windows×w²×w², or undefined.
    torch::Tensor forward(const torch::Tensor& windows, const torch::Tensor& mask)
    {
        const auto parts = splitHeads(m_packed(windows), 3, m_heads); // each (B·windows)×heads×w²×d
        const auto scale = 1.0 / std::sqrt(static_cast<double>(parts[0].size(3)));
        const auto bias = m_biasTable.index_select(0, m_index).view({m_tokens, m_tokens, m_heads}).permute({2, 0, 1});
        auto scores = (parts[0] * scale).matmul(parts[1].transpose(-2, -1)) + bias; // (B·windows)×heads×w²×w²
        if (mask.defined()) scores = (scores.unflatten(0, {-1, mask.size(0)}) + mask.unsqueeze(1)).flatten(0, 1);
        const auto mixed = scores.softmax(-1).matmul(parts[2].to(scores.scalar_type()));
        return m_output(mixed.transpose(1, 2).flatten(2));
    }

    // The index is no part of a checkpoint, so it is no buffer; it only has to follow the parameters to their device.
    void to(torch::Device device, torch::Dtype type, bool nonBlocking) override
    {
        Module::to(device, type, nonBlocking);
        m_index = m_index.to(device);
    }
    void to(torch::Dtype type, bool nonBlocking) override { Module::to(type, nonBlocking); }
    void to(torch::Device device, bool nonBlocking) override
    {
        Module::to(device, nonBlocking);
        m_index = m_index.to(device);
    }

private:
    std::int64_t m_heads, m_tokens;
    torch::Tensor m_index;
    torch::nn::Linear m_packed, m_output;
    torch::Tensor m_biasTable;
};

WindowAttentionImpl::WindowAttentionImpl(std::int64_t channels, std::int64_t heads, std::int64_t window,
                                         std::int64_t shift)
    : m_window(window)
    , m_shift(shift)
{
    if (heads < 1 || channels % heads != 0 || window < 1 || shift < 0 || shift >= window)
        throw Error("Window attention of " + std::to_string(channels) + " channels cannot have " +
                    std::to_string(heads) + " heads, windows of " + std::to_string(window) + " and a shift of " +
                    std::to_string(shift) + ".");
    m_inner = register_module("w_msa", std::make_shared<Inner>(channels, heads, window));
}

torch::Tensor WindowAttentionImpl::forward(const torch::Tensor& map, const torch::Tensor& regionMask)
{
    requireShape(map, {-1, -1, -1, -1}, "Window attention map (BxHxWxC)");
    const auto height = map.size(1), width = map.size(2);
    const auto padded = std::pair(roundUp(height, m_window), roundUp(width, m_window));
    auto x = map;
    if (padded.first > height || padded.second > width)
        x = torch::constant_pad_nd(x, {0, 0, 0, padded.second - width, 0, padded.first - height}, 0);
    if (m_shift > 0) x = x.roll({-m_shift, -m_shift}, {1, 2});
    const auto attended = m_inner->forward(cutWindows(x, m_window), m_shift > 0 ? regionMask : torch::Tensor());
    x = joinWindows(attended, m_window, padded.first, padded.second);
    if (m_shift > 0) x = x.roll({m_shift, m_shift}, {1, 2});
    return x.narrow(1, 0, height).narrow(2, 0, width);
}

} // namespace sdw
