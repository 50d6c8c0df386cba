// Gradients between the backward pass and the optimiser: their norm, clipping, and the loss scale of fp16.
#pragma once

#include <torch/torch.h>

#include <vector>

namespace sdw {

/// Euclidean norm over all of them, as a scalar tensor on their device (no waiting for a GPU). Zero for an empty list.
torch::Tensor gradientNorm(const std::vector<torch::Tensor>& gradients);

/// Scales all by min(1, limit / (norm + 1e-6)), as PyTorch does.
void clipGradients(std::vector<torch::Tensor>& gradients, const torch::Tensor& norm, double limit);

/// Keeps fp16 gradients above the smallest half float: the loss is multiplied before the backward pass, gradients are
/// divided after it, and a step whose gradients overflowed is left out. The scale doubles after 2000 good steps and
/// halves after a bad one (PyTorch's GradScaler).
class GradScaler {
public:
    explicit GradScaler(bool enabled)
        : m_enabled(enabled)
    {
    }
    bool enabled() const { return m_enabled; }
    torch::Tensor scaled(const torch::Tensor& loss) const { return m_enabled ? loss * m_scale : loss; }

    /// Divides the gradients. @return whether all of them are finite.
    bool unscale(std::vector<torch::Tensor>& gradients) const;
    void update(bool finite);

    double scale() const { return m_scale; }
    std::int64_t goodSteps() const { return m_goodSteps; }
    void restore(double scale, std::int64_t goodSteps)
    {
        m_scale = scale;
        m_goodSteps = goodSteps;
    }

private:
    static constexpr std::int64_t kGrowthInterval = 2000;
    bool m_enabled;
    double m_scale = 65536;
    std::int64_t m_goodSteps = 0;
};

} // namespace sdw
