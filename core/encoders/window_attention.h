// Attention inside square windows, plain and shifted, with a learnt bias per relative position.
// Source: Swin Transformer (Liu et al. 2021), in the form of the official segmentation code: padding before the shift,
// window and shift kept where a map is smaller than one window.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Names: w_msa.qkv.*, w_msa.proj.*, w_msa.relative_position_bias_table ((2w-1)²×heads).
class WindowAttentionImpl : public torch::nn::Module {
public:
    /// @param shift tokens by which the map is rolled first; 0: none. `heads` must divide `channels`.
    WindowAttentionImpl(std::int64_t channels, std::int64_t heads, std::int64_t window, std::int64_t shift);

    /// @param map B×H×W×C (tokens after their norm). Padding tokens are zeros and take part as keys.
    /// @param regionMask shiftedWindowMask() of this map, needed where shift > 0; else ignored.
    /// @return B×H×W×C.
    torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& regionMask);

    std::int64_t shift() const { return m_shift; }

private:
    class Inner;
    std::int64_t m_window, m_shift;
    std::shared_ptr<Inner> m_inner;
};
TORCH_MODULE(WindowAttention);

/// What keeps rolled parts of a map apart: windows×w²×w², -100 where query and key lie in different regions, else 0.
/// @param height, width of the map before padding, tokens.
torch::Tensor shiftedWindowMask(std::int64_t height, std::int64_t width, std::int64_t window, std::int64_t shift,
                                const torch::Device& device);

/// Row of the bias table for every pair of tokens of a window: w²·w², row-major over (query, key).
torch::Tensor relativePositionIndex(std::int64_t window);

} // namespace sdw
