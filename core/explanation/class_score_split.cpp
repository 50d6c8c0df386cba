#include "core/explanation/class_score_split.h"

#include "core/base/error.h"

namespace sdw {

ClassScoreSplit::ClassScoreSplit(Segmenter& model)
{
    const auto parameters = model->named_parameters();
    for (const std::string name : {"decode_head.conv_seg", "decode_head.classifier"}) { // core/decoders/classifier.h
        const auto* weight = parameters.find(name + ".weight");
        const auto* bias = parameters.find(name + ".bias");
        if (!weight || !bias) continue;
        const auto own = [](const torch::Tensor& values) {
            return values.detach().to(torch::kCPU, torch::kFloat).contiguous();
        };
        m_weight = own(weight->flatten(1));
        m_bias = own(*bias);
        return;
    }
    throw Error("The scores of this model cannot be split: its decoder '" + model->config().decoder.name +
                "' has no linear classifier.");
}

std::vector<ClassScoreParts> ClassScoreSplit::split(const torch::Tensor& fused, const torch::Tensor& internal,
                                                    const torch::Tensor& external, const float* logits) const
{
    const auto part = [&](const torch::Tensor& feature) {
        return feature.defined() ? m_weight.mv(feature) : torch::zeros_like(m_bias);
    };
    const auto fromFused = part(fused), fromInternal = part(internal), fromExternal = part(external);
    std::vector<ClassScoreParts> parts;
    for (std::int64_t k = 0; k < m_bias.size(0); ++k)
        parts.push_back({.bias = m_bias.const_data_ptr<float>()[k],
                         .fused = fromFused.const_data_ptr<float>()[k],
                         .internal = fromInternal.const_data_ptr<float>()[k],
                         .external = fromExternal.const_data_ptr<float>()[k],
                         .logit = logits[k]});
    return parts;
}

} // namespace sdw
