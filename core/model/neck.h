// Multi-level neck: gives a flat encoder's four equal maps the four scales of a pyramid.
// Source: the ViT baselines of the authors' code ("mln"); structure and resize rule as in SETR's multi-level neck.
#pragma once

#include <torch/torch.h>

#include <vector>

namespace sdw {

struct NeckOptions {
    std::vector<std::int64_t> channels;                ///< widths of the incoming maps
    std::int64_t outChannels = 768;                    ///< width of every outgoing map
    std::vector<double> scales = {4.0, 2.0, 1.0, 0.5}; ///< one factor per map
};

/// Per map: 1×1 convolution, bilinear resize by the map's factor (new size ⌊H·factor⌋), 3×3 convolution; no norm, no
/// activation.
class NeckImpl : public torch::nn::Module {
public:
    explicit NeckImpl(const NeckOptions& options);

    /// @param maps as many as `options.channels`, map i being B×C_i×H_i×W_i.
    /// @return maps B×outChannels×⌊H_i·f_i⌋×⌊W_i·f_i⌋. @throws Error when the maps do not fit the options.
    std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps);

    std::vector<std::int64_t> channels() const; ///< widths of the outgoing maps

private:
    NeckOptions m_options;
    torch::nn::ModuleList m_laterals, m_convolutions;
};
TORCH_MODULE(Neck);

} // namespace sdw
