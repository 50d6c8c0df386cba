#include "core/training/gradients.h"

namespace sdw {

torch::Tensor gradientNorm(const std::vector<torch::Tensor>& gradients)
{
    if (gradients.empty()) return torch::zeros({});
    return torch::stack(at::_foreach_norm(gradients, 2, torch::kFloat)).norm();
}

void clipGradients(std::vector<torch::Tensor>& gradients, const torch::Tensor& norm, double limit)
{
    if (gradients.empty()) return;
    at::_foreach_mul_(gradients, (limit / (norm + 1e-6)).clamp_max(1.0));
}

bool GradScaler::unscale(std::vector<torch::Tensor>& gradients) const
{
    if (!m_enabled || gradients.empty()) return true;
    const auto options = gradients.front().options().dtype(torch::kFloat);
    auto foundInf = torch::zeros({1}, options);
    at::_amp_foreach_non_finite_check_and_unscale_(gradients, foundInf, torch::full({1}, 1.0 / m_scale, options));
    return foundInf.item<float>() == 0;
}

void GradScaler::update(bool finite)
{
    if (!m_enabled) return;
    if (!finite) {
        m_scale *= 0.5;
        m_goodSteps = 0;
    } else if (++m_goodSteps >= kGrowthInterval) {
        m_scale *= 2;
        m_goodSteps = 0;
    }
}

} // namespace sdw
