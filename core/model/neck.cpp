#include "core/model/neck.h"

#include "core/base/error.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

namespace sdw {
namespace {

/// A convolution under the name `conv`, as the checkpoint format nests it.
class ConvolutionImpl : public torch::nn::Module {
public:
    ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t kernel)
        : m_convolution(
              register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2))))
    {
        torch::nn::init::xavier_uniform_(m_convolution->weight);
        torch::nn::init::zeros_(m_convolution->bias);
    }
    torch::Tensor forward(const torch::Tensor& map) { return m_convolution(map); }

private:
    torch::nn::Conv2d m_convolution;
};

} // namespace

NeckImpl::NeckImpl(const NeckOptions& options)
    : m_options(options)
{
    if (options.channels.size() != options.scales.size())
        throw Error("The multi-level neck has " + std::to_string(options.scales.size()) + " scales for " +
                    std::to_string(options.channels.size()) + " maps; it needs one scale per map.");
    for (const auto in : options.channels) {
        m_laterals->push_back(std::make_shared<ConvolutionImpl>(in, options.outChannels, 1));
        m_convolutions->push_back(std::make_shared<ConvolutionImpl>(options.outChannels, options.outChannels, 3));
    }
    register_module("lateral_convs", m_laterals);
    register_module("convs", m_convolutions);
}

std::vector<torch::Tensor> NeckImpl::forward(const std::vector<torch::Tensor>& maps)
{
    if (maps.size() != m_options.channels.size())
        throw Error("The multi-level neck needs " + std::to_string(m_options.channels.size()) + " maps, got " +
                    std::to_string(maps.size()) + ".");
    std::vector<torch::Tensor> out;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        requireShape(maps[i], {-1, m_options.channels[i], -1, -1}, "Neck map " + std::to_string(i) + " (BxCxHxW)");
        const auto lateral = m_laterals[i]->as<ConvolutionImpl>()->forward(maps[i]); // B×D×H×W
        const auto resized = resizeBilinearBy(lateral, m_options.scales[i]);         // B×D×⌊H·f⌋×⌊W·f⌋
        out.push_back(m_convolutions[i]->as<ConvolutionImpl>()->forward(resized));
    }
    return out;
}

std::vector<std::int64_t> NeckImpl::channels() const
{
    return std::vector<std::int64_t>(m_options.channels.size(), m_options.outChannels);
}

} // namespace sdw
