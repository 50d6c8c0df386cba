// Feature fusion: the encoder's four maps become one, F. Source: SegDeformer (ECCV 2022), Eq. (1) and section 3.4.
#pragma once

#include "core/decoders/decoder.h"

namespace sdw {

/// In the checkpoint format a fusion's parameters lie directly under `decode_head.`; so a fusion is no module of its
/// own but registers its layers in the decoder that owns it.
class Fusion {
public:
    virtual ~Fusion() = default;

    /// @param maps four maps B×C_i×H_i×W_i, finest first.
    /// @return F, B×C×H₁×W₁.
    virtual torch::Tensor forward(const std::vector<torch::Tensor>& maps, Trace* trace) = 0;
};

struct FusionOptions {
    std::vector<std::int64_t> inChannels; ///< C_i of the four maps
    std::int64_t channels = 256;          ///< C
    std::int64_t depth = 2; ///< all-MLP: 2 as in SegFormer; each one more is another layer C → C (Table 8)
};

/// The official code's all-MLP: `convs.{i}` and `fusion_conv`, each convolution 1×1 + BatchNorm + ReLU.
std::unique_ptr<Fusion> makeConvFusion(torch::nn::Module& owner, const FusionOptions& options);

/// Eq. (1) as printed: plain linear layers `unify.{i}` and `fuse`.
std::unique_ptr<Fusion> makeLinearFusion(torch::nn::Module& owner, const FusionOptions& options);

/// SegFormer's original head as Hugging Face stores it: plain linear layers `linear_c.{i}.proj`, then `linear_fuse`
/// (inputs in the order stage 4, 3, 2, 1) with `batch_norm` and ReLU.
std::unique_ptr<Fusion> makeHuggingFaceFusion(torch::nn::Module& owner, const FusionOptions& options);

/// UperNet: pyramid pooling on the last map, top-down sum, one 3×3 convolution over all levels.
std::unique_ptr<Fusion> makeUperNetFusion(torch::nn::Module& owner, const FusionOptions& options);

/// @throws Error unless there are as many maps as `inChannels`, with those widths, finest first.
void requireMaps(const std::vector<torch::Tensor>& maps, const std::vector<std::int64_t>& inChannels);

} // namespace sdw
