// FCN head on one map, for training only: a second loss in the middle of the encoder, as the UperNet baselines have it.
#pragma once

#include "core/decoders/classifier.h"
#include "core/decoders/conv_bn_relu.h"

namespace sdw {

struct AuxiliaryHeadOptions {
    std::int64_t inChannels = 384;
    std::int64_t channels = 256;
    std::int64_t classes = 150;
    double dropout = 0.1;
};

/// `convs.0` (convolution 3×3 + BatchNorm + ReLU), channel dropout, `conv_seg`.
class AuxiliaryHeadImpl : public torch::nn::Module {
public:
    explicit AuxiliaryHeadImpl(const AuxiliaryHeadOptions& options);

    /// @param map B×inChannels×H×W → logits B×K×H×W
    torch::Tensor forward(const torch::Tensor& map);

private:
    torch::nn::ModuleList m_convs;
    Classifier m_classifier;
};
TORCH_MODULE(AuxiliaryHead);

} // namespace sdw
