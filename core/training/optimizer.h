// AdamW with parameter groups, decoupled weight decay, and a state that can be saved and restored bit for bit.
// Source: Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (ICLR 2019); same arithmetic as PyTorch's AdamW.
#pragma once

#include "core/training/parameter_groups.h"

#include <map>
#include <span>

namespace sdw {

struct AdamOptions {
    double beta1 = 0.9, beta2 = 0.999, eps = 1e-8;
};

/// For each parameter w with gradient g, after k steps of its own:
///     m = β₁ m + (1-β₁) g,   v = β₂ v + (1-β₂) g²
///     w = w - lr λ w - lr (m / (1-β₁ᵏ)) / (√(v / (1-β₂ᵏ)) + ε)
/// A parameter without a gradient is left alone (no decay either), and its k does not grow.
class AdamW {
public:
    AdamW(std::vector<ParameterGroup> groups, const AdamOptions& options);

    /// @param rates the learning rate of each group now.
    void step(std::span<const double> rates);
    void clearGradients();

    const std::vector<ParameterGroup>& groups() const { return m_groups; }
    /// Every gradient that is there.
    std::vector<torch::Tensor> gradients() const;

    /// `m.<name>`, `v.<name>` (shapes of the parameter) and `k.<name>` (scalar), for all parameters.
    std::map<std::string, torch::Tensor> state() const;
    /// @throws Error naming a tensor that is missing or of another shape.
    void restore(const std::map<std::string, torch::Tensor>& state);
    /// Bytes that state() holds.
    std::int64_t stateBytes() const;

private:
    struct Moments {
        std::vector<torch::Tensor> first, second, steps; // in the order of the group's parameters
    };
    std::vector<ParameterGroup> m_groups;
    std::vector<Moments> m_moments;
    AdamOptions m_options;
};

} // namespace sdw
