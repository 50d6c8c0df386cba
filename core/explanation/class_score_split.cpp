#include "core/explanation/class_score_split.h"

#include "core/base/error.h"
#include "core/explanation/row_products.h"

namespace sdw {

ClassScoreSplit::ClassScoreSplit(Segmenter& model)
{
    const auto parameters = model->named_parameters();
    for (const std::string name : {"decode_head.conv_seg", "decode_head.classifier"}) { // core/decoders/classifier.h
        const auto* weight = parameters.find(name + ".weight");
        const auto* bias = parameters.find(name + ".bias");
        if (!weight || !bias) continue;
        const auto rows = weight->detach().flatten(1); // K×C, of a linear layer or a convolution 1×1
        m_weight.create(int(rows.size(0)), int(rows.size(1)), CV_32F);
        torch::from_blob(m_weight.data, rows.sizes(), torch::kFloat).copy_(rows);
        m_bias.resize(std::size_t(m_weight.rows));
        torch::from_blob(m_bias.data(), bias->sizes(), torch::kFloat).copy_(bias->detach());
        return;
    }
    throw Error("The scores of this model cannot be split: its decoder '" + model->config().decoder.name +
                "' has no linear classifier.");
}

std::vector<ClassScoreParts> ClassScoreSplit::split(const std::vector<float>& fused, const std::vector<float>& internal,
                                                    const std::vector<float>& external, const float* logits) const
{
    const auto part = [&](const std::vector<float>& feature) {
        std::vector<float> scores(m_bias.size(), 0.0f);
        if (!feature.empty())
            rowProducts(m_weight.ptr<float>(), m_weight.rows, m_weight.cols, feature.data(), m_weight.cols,
                        scores.data());
        return scores;
    };
    const auto fromFused = part(fused), fromInternal = part(internal), fromExternal = part(external);
    std::vector<ClassScoreParts> parts;
    for (std::size_t k = 0; k < m_bias.size(); ++k)
        parts.push_back({.bias = m_bias[k],
                         .fused = fromFused[k],
                         .internal = fromInternal[k],
                         .external = fromExternal[k],
                         .logit = logits[k]});
    return parts;
}

} // namespace sdw
