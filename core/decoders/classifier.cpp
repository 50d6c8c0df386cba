#include "core/decoders/classifier.h"

#include "core/decoders/token_layout.h"

namespace sdw {

Classifier::Classifier(torch::nn::Module& owner, ClassifierKind kind, std::int64_t channels, std::int64_t classes,
                       double dropout)
    : m_dropout(dropout)
{
    const char* name = kind == ClassifierKind::ConvSeg ? "conv_seg" : "classifier";
    if (kind == ClassifierKind::LinearClassifier)
        m_linear = owner.register_module(name, torch::nn::Linear(channels, classes));
    else
        m_conv = owner.register_module(name, torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, classes, 1)));
    torch::nn::init::normal_(m_linear ? m_linear->weight : m_conv->weight, 0, 0.01);
    torch::nn::init::zeros_(m_linear ? m_linear->bias : m_conv->bias);
}

torch::Tensor Classifier::weightRows() const
{
    return (m_linear ? m_linear->weight : m_conv->weight).detach().flatten(1);
}

torch::Tensor Classifier::biases() const
{
    return (m_linear ? m_linear->bias : m_conv->bias).detach();
}

torch::Tensor Classifier::forward(const torch::Tensor& map, bool training)
{
    const auto kept = training && m_dropout > 0 ? torch::feature_dropout(map, m_dropout, /*train=*/true) : map;
    return m_linear ? linearOnMap(*m_linear, kept) : m_conv(kept);
}

} // namespace sdw
