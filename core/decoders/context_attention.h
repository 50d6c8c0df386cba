// Attention between two maps with its projections: the shape that internal (Eq. 5) and external (Eq. 7) context mining
// share. Source: SegDeformer (ECCV 2022); the efficient form with ratio R is section 3.4.
#pragma once

#include "core/decoders/decoder.h"

namespace sdw {

struct ContextAttentionOptions {
    std::int64_t channels = 256; ///< C
    std::int64_t heads = 1;      ///< divides C
    std::int64_t ratio = 1;      ///< R: keys and values are shrunk to ⌊H/R⌋×⌊W/R⌋; 1: not at all
};

class ContextAttention : public torch::nn::Module {
public:
    /// @param map    B×C×H×W: what asks.
    /// @param source B×C×H×W: what is asked.
    /// @param trace  gets NAME_query (B×N×C), NAME_key and NAME_value (B×M×C).
    /// @return B×C×H×W. @throws Error when `source` is smaller than R×R.
    torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& source, Trace* trace = nullptr,
                          const std::string& name = "");

    /// Whether forwardMixed() does for a mixture of so many rows, with less work than forward(). Never while gradients
    /// are wanted: training keeps to the printed form.
    virtual bool canMix(std::int64_t /*rows*/) const { return false; }
    /// forward(map, source) where source is shares · rows at every pixel. Keys and values are linear in the source, so
    /// that the softmax over its N pixels runs with K numbers for each of them instead of C (a key's bias adds the same
    /// to all scores of a pixel, and cancels).
    /// @param shares B×N×K, sum to 1 over K. @param rows K×C. @pre canMix(K)
    virtual torch::Tensor forwardMixed(const torch::Tensor& map, const torch::Tensor& shares, const torch::Tensor& rows,
                                       Trace* trace = nullptr, const std::string& name = "");

protected:
    explicit ContextAttention(const ContextAttentionOptions& options)
        : m_options(options)
    {
    }
    struct Projected {
        torch::Tensor query, key, value; ///< B×N×C, B×M×C, B×M×C
    };
    virtual Projected project(const torch::Tensor& map, const torch::Tensor& source) = 0;
    virtual torch::Tensor finish(const torch::Tensor& attended) { return attended; } ///< B×C×H×W, after the attention
    /// The R×R convolution of stride R of the efficient form (a remainder of rows and columns is dropped).
    torch::nn::Conv2d makeReduction() const;

    ContextAttentionOptions m_options;
};

/// As the equations are printed: linear `q`, `k`, `v`; `sr` shrinks the source before k and v.
std::shared_ptr<ContextAttention> makeLinearAttention(const ContextAttentionOptions& options);

/// As in the official code: `query_project`, `key_project`, `value_project`, `out_project`, each convolution 1×1 +
/// BatchNorm + ReLU; `key_downsample` shrinks the projected keys and the projected values.
std::shared_ptr<ContextAttention> makeConvAttention(const ContextAttentionOptions& options);

/// One of the two by the decoder's form, "paper" or "official".
std::shared_ptr<ContextAttention> makeContextAttention(const std::string& form, const ContextAttentionOptions& options);

} // namespace sdw
