#include "core/training/weight_average.h"

#include <algorithm>

namespace sdw {
namespace {

std::vector<torch::Tensor> valuesOf(const Segmenter& model)
{
    return model->parameters();
}

void copyBuffers(const Segmenter& from, Segmenter& to)
{
    const auto source = from->buffers();
    const auto target = to->buffers();
    for (std::size_t i = 0; i < target.size(); ++i)
        torch::Tensor(target[i]).copy_(source[i]);
}

} // namespace

Segmenter copyModel(const Segmenter& model)
{
    Segmenter copy(model->config());
    const torch::NoGradGuard noGrad;
    const auto source = valuesOf(model);
    if (!source.empty()) copy->to(source.front().device());
    auto target = valuesOf(copy);
    for (std::size_t i = 0; i < target.size(); ++i)
        target[i].copy_(source[i]);
    copyBuffers(model, copy);
    return copy;
}

WeightAverage::WeightAverage(Segmenter& model, double decay)
    : m_average(copyModel(model))
    , m_decay(decay)
{
    m_average->eval();
    for (auto& parameter : m_average->parameters())
        parameter.requires_grad_(false);
}

void WeightAverage::update(Segmenter& model, std::int64_t updates)
{
    const torch::NoGradGuard noGrad;
    const double decay = std::min(m_decay, double(1 + updates) / double(10 + updates));
    const auto average = valuesOf(m_average);
    at::_foreach_lerp_(average, valuesOf(model), 1.0 - decay);
    copyBuffers(model, m_average);
}

} // namespace sdw
