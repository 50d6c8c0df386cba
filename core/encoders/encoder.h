// What every encoder is: an image in, four feature maps out, finest first.
#pragma once

#include "core/config/model_config.h"

#include <torch/torch.h>

#include <memory>
#include <span>

namespace sdw {

class Encoder : public torch::nn::Module {
public:
    /// @param image B×3×H×W, float, normalised; any size, odd ones too.
    /// @return four maps B×C_i×H_i×W_i, finest first.
    /// @throws Error when the image is smaller than the encoder can take.
    virtual std::vector<torch::Tensor> forward(const torch::Tensor& image) = 0;
    virtual std::vector<std::int64_t> channels() const = 0; ///< C_i of the four maps
};

/// A line of encoders.def.
struct EncoderEntry {
    const char* id;
    const char* family; ///< "mit", "vit", "swin": decides key layouts and weight-decay rules
    const char* title;
    EncoderConfig (*defaults)(); ///< every field set
    std::shared_ptr<Encoder> (*make)(const EncoderConfig& resolved);
};

std::span<const EncoderEntry> encoderCatalog();
const EncoderEntry& findEncoder(const std::string& id);

/// The configuration with every field set: what it leaves open is taken from the catalogue entry.
/// @throws Error on an unknown name or on lists that do not fit each other, naming the key.
EncoderConfig resolveEncoder(const EncoderConfig& config);

std::shared_ptr<Encoder> makeEncoder(const EncoderConfig& config);

} // namespace sdw
