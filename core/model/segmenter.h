// A whole model: encoder, neck, decoder, auxiliary head. The names of its parameters are the official checkpoint format
// (`backbone.`, `neck.`, `decode_head.`, `auxiliary_head.`).
#pragma once

#include "core/decoders/decoder.h"
#include "core/encoders/encoder.h"
#include "core/model/auxiliary_head.h"
#include "core/model/neck.h"

namespace sdw {

struct SegmenterOutput {
    torch::Tensor logits;    ///< B×K×H₁×W₁
    torch::Tensor midLogits; ///< B×K×H₁×W₁ or undefined
    torch::Tensor
        auxiliaryLogits; ///< B×K×H_i×W_i in training mode (or when traced) with an auxiliary head; else undefined
};

class SegmenterImpl : public torch::nn::Module {
public:
    /// @param config its `classes` must be set.
    /// @throws Error naming the key that cannot be.
    explicit SegmenterImpl(const ModelConfig& config);

    /// @param image B×3×H×W, float, normalised.
    SegmenterOutput forward(const torch::Tensor& image, Trace* trace = nullptr);

    // forward() in two steps, for those who keep the first step's result.
    std::vector<torch::Tensor> maps(const torch::Tensor& image, Trace* trace = nullptr); ///< what the decoder gets
    Decoder& decoder() { return *m_decoder; }
    /// A fresh decoder as this model's, for so many classes.
    std::shared_ptr<Decoder> makeDecoderFor(std::int64_t classes) const;

    /// Called by the training loop after each training forward: Decoder::observeLabels().
    /// @param labels B×H×W, int64.
    void observeLabels(const torch::Tensor& labels) { m_decoder->observeLabels(labels); }

    const ModelConfig& config() const { return m_config; } ///< complete, every field set
    const std::string& encoderFamily() const { return m_family; }

private:
    ModelConfig m_config;
    std::string m_family;
    std::shared_ptr<Encoder> m_encoder;
    Neck m_neck{nullptr};
    std::vector<std::int64_t> m_channels; // of the maps that the decoder gets
    std::shared_ptr<Decoder> m_decoder;
    AuxiliaryHead m_auxiliary{nullptr};
};
TORCH_MODULE(Segmenter);

/// The model configuration with every field set, without building the model.
ModelConfig resolveModel(const ModelConfig& config);

/// Trainable parameters.
std::int64_t parameterCount(const torch::nn::Module& module);

} // namespace sdw
