// What every decoder ends with: channel dropout and a linear layer per pixel (Eq. 4).
#pragma once

#include <torch/torch.h>

namespace sdw {

enum class ClassifierKind {
    ConvSeg,         ///< `conv_seg`: convolution 1×1, weight [K, C, 1, 1]
    ConvClassifier,  ///< `classifier`: convolution 1×1 (Hugging Face)
    LinearClassifier ///< `classifier`: linear, weight [K, C] (paper form)
};

/// Registers its layer in the decoder that owns it.
class Classifier {
public:
    /// @param dropout probability with which a whole channel is left out in training.
    Classifier(torch::nn::Module& owner, ClassifierKind kind, std::int64_t channels, std::int64_t classes,
               double dropout);

    /// @param map B×C×H×W → logits B×K×H×W
    torch::Tensor forward(const torch::Tensor& map, bool training);

    torch::Tensor weightRows() const; ///< K×C, the layer's own memory, without gradients
    torch::Tensor biases() const;     ///< K, the same

private:
    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::Linear m_linear{nullptr};
    double m_dropout;
};

} // namespace sdw
