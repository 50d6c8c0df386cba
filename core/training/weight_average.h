// Exponential moving average of a model's weights (EMA), kept as a second model that can be evaluated and saved
// directly.
#pragma once

#include "core/model/segmenter.h"

namespace sdw {

class WeightAverage {
public:
    /// Starts as a copy of `model`. @param decay d: average = d · average + (1 - d) · weights.
    WeightAverage(Segmenter& model, double decay);

    /// After each optimiser step. The decay grows as min(d, (1 + k) / (10 + k)) over the first updates k, so that the
    /// random start is soon forgotten. Buffers (BatchNorm statistics, momentum tokens) are copied.
    void update(Segmenter& model, std::int64_t updates);

    Segmenter& model() { return m_average; }

private:
    Segmenter m_average;
    double m_decay;
};

/// A new model of the same structure with the same values, on the same device.
Segmenter copyModel(const Segmenter& model);

} // namespace sdw
