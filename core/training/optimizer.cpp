#include "core/training/optimizer.h"

#include "core/base/error.h"

namespace sdw {
namespace {

/// Steps are counted in float, as the fused kernel wants it; exact up to 2^24.
torch::Tensor zeroSteps(const torch::Tensor& parameter)
{
    return torch::zeros({}, parameter.options().dtype(torch::kFloat).requires_grad(false));
}

} // namespace

AdamW::AdamW(std::vector<ParameterGroup> groups, const AdamOptions& options)
    : m_groups(std::move(groups))
    , m_options(options)
{
    for (const auto& group : m_groups) {
        Moments& moments = m_moments.emplace_back();
        for (const auto& parameter : group.parameters) {
            moments.first.push_back(torch::zeros_like(parameter, torch::MemoryFormat::Preserve).detach());
            moments.second.push_back(torch::zeros_like(parameter, torch::MemoryFormat::Preserve).detach());
            moments.steps.push_back(zeroSteps(parameter));
        }
    }
}

void AdamW::step(std::span<const double> rates)
{
    const torch::NoGradGuard noGrad;
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        std::vector<torch::Tensor> parameters, gradients, first, second, steps;
        for (std::size_t i = 0; i < m_groups[g].parameters.size(); ++i) {
            const auto& parameter = m_groups[g].parameters[i];
            if (!parameter.grad().defined()) continue;
            parameters.push_back(parameter);
            gradients.push_back(parameter.grad());
            first.push_back(m_moments[g].first[i]);
            second.push_back(m_moments[g].second[i]);
            steps.push_back(m_moments[g].steps[i]);
        }
        if (parameters.empty()) continue;
        at::_foreach_add_(steps, 1);
        // One pass over memory per parameter; the kernel exists for CPU and CUDA.
        at::_fused_adamw_(parameters, gradients, first, second, {}, steps, rates[g], m_options.beta1, m_options.beta2,
                          m_groups[g].weightDecay, m_options.eps, /*amsgrad=*/false, /*maximize=*/false);
    }
}

void AdamW::clearGradients()
{
    for (auto& group : m_groups)
        for (auto& parameter : group.parameters)
            parameter.mutable_grad().reset();
}

std::vector<torch::Tensor> AdamW::gradients() const
{
    std::vector<torch::Tensor> gradients;
    for (const auto& group : m_groups)
        for (const auto& parameter : group.parameters)
            if (parameter.grad().defined()) gradients.push_back(parameter.grad());
    return gradients;
}

std::map<std::string, torch::Tensor> AdamW::state() const
{
    std::map<std::string, torch::Tensor> state;
    for (std::size_t g = 0; g < m_groups.size(); ++g)
        for (std::size_t i = 0; i < m_groups[g].names.size(); ++i) {
            const std::string& name = m_groups[g].names[i];
            state["m." + name] = m_moments[g].first[i];
            state["v." + name] = m_moments[g].second[i];
            state["k." + name] = m_moments[g].steps[i];
        }
    return state;
}

void AdamW::restore(const std::map<std::string, torch::Tensor>& state)
{
    const torch::NoGradGuard noGrad;
    for (auto& [name, tensor] : this->state()) {
        const auto found = state.find(name);
        if (found == state.end()) throw Error("The optimiser's state lacks '" + name + "'.");
        if (found->second.sizes() != tensor.sizes())
            throw Error("The optimiser's state '" + name + "' has " + std::to_string(found->second.numel()) +
                        " values; expected " + std::to_string(tensor.numel()) + ".");
        tensor.copy_(found->second);
    }
}

std::int64_t AdamW::stateBytes() const
{
    std::int64_t bytes = 0;
    for (const auto& [name, tensor] : state())
        bytes += std::int64_t(tensor.nbytes());
    return bytes;
}

} // namespace sdw
