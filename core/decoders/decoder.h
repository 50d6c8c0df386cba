// What every decoder is: the encoder's maps in, logits out.
#pragma once

#include "core/config/model_config.h"

#include <torch/torch.h>

#include <map>
#include <memory>
#include <span>

namespace sdw {

/// Collects named inner tensors of a forward pass (parity checks, explanation). Names: fused, unified_0..3, attn_mid,
/// x_mid, y_inter, y_exter, f_aug, internal_query, internal_key, external_query, external_key (B×N×C and B×M×C),
/// internal_value, external_value, stage1..4, neck1..4, ppm_1/2/3/6. Null where nobody asks.
using Trace = std::map<std::string, torch::Tensor>;

struct DecoderOutput {
    torch::Tensor logits;    ///< B×K×H₁×W₁
    torch::Tensor midLogits; ///< B×K×H₁×W₁: Attn_mid before the softmax (Eq. 6); undefined where there is none
};

/// What a decoder knows of an image before its classes come in. It stays as it is while they are changed.
struct DecoderTrunk {
    torch::Tensor fused;    ///< F: B×C×H₁×W₁
    torch::Tensor enriched; ///< F + Y_inter, to which the classes' context is added; F itself without internal context
};

class Classifier;
class ClassTokens;

class Decoder : public torch::nn::Module {
public:
    /// @param maps four maps B×C_i×H_i×W_i, finest first.
    DecoderOutput forward(const std::vector<torch::Tensor>& maps, Trace* trace = nullptr)
    {
        return classify(trunk(maps, trace), trace);
    }

    virtual DecoderTrunk trunk(const std::vector<torch::Tensor>& maps, Trace* trace = nullptr) = 0;
    virtual DecoderOutput classify(const DecoderTrunk& trunk, Trace* trace = nullptr) = 0;
    /// F_aug, what the classifier sees, at some positions alone; for one image, in evaluation mode.
    /// @param positions n indices into H₁·W₁. @return n×C.
    virtual torch::Tensor augmentedAt(const DecoderTrunk& trunk, const torch::Tensor& positions) = 0;

    // What belongs to single classes.
    virtual Classifier& classifier() = 0;
    virtual ClassTokens* classTokens() { return nullptr; } ///< null: the decoder has none

    /// Called by the training loop after each training forward: what is learnt from labels without a gradient (momentum
    /// tokens, Table 5). Most decoders have nothing to do.
    /// @param labels B×H×W, int64; kIgnoreTarget and other values outside the classes are ignored.
    virtual void observeLabels(const torch::Tensor& /*labels*/) {}
};

/// A line of decoders.def.
struct DecoderEntry {
    const char* id;
    const char* title;
    std::shared_ptr<Decoder> (*make)(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                     std::int64_t classes);
};

std::span<const DecoderEntry> decoderCatalog();
/// @throws Error `Unknown decoder 'x'; known: ...`
std::shared_ptr<Decoder> makeDecoder(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                     std::int64_t classes);

} // namespace sdw
