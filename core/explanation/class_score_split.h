// Where a position's scores come from. The classifier is linear and F_aug a sum, so its logits are a sum, too:
//     logits = W (F + Y_inter + Y_exter) + b = b + W F + W Y_inter + W Y_exter        (Eq. 3 and 4)
#pragma once

#include "core/explanation/explainer.h"
#include "core/model/segmenter.h"

namespace sdw {

/// The classifier of a model. Never changes: any number of threads may ask.
class ClassScoreSplit {
public:
    ClassScoreSplit() = default;
    /// @throws Error where the model has no linear classifier.
    explicit ClassScoreSplit(Segmenter& model);

    /// @param fused, internal, external C values each; empty where the model has no such part.
    /// @param logits K values: what the network itself gave.
    std::vector<ClassScoreParts> split(const std::vector<float>& fused, const std::vector<float>& internal,
                                       const std::vector<float>& external, const float* logits) const;

private:
    cv::Mat m_weight; // K×C
    std::vector<float> m_bias;
};

} // namespace sdw
