// UperNet (Xiao et al., ECCV 2018) as the authors' code base has it; in the paper the baseline decoder of ViT and Swin,
// and the "multi-stage feature fusion" of section 3.4.
#include "core/decoders/conv_bn_relu.h"
#include "core/decoders/fusion.h"

#include "core/base/error.h"
#include "core/decoders/module_names.h"
#include "core/tensor/interpolate.h"

#include <array>

namespace sdw {
namespace {

constexpr std::array<std::int64_t, 4> kPoolSizes = {1, 2, 3, 6};

class UperNetFusion : public Fusion {
public:
    UperNetFusion(torch::nn::Module& owner, const FusionOptions& options)
        : m_inChannels(options.inChannels)
    {
        const auto channels = options.channels, last = options.inChannels.back();
        const auto levels = std::int64_t(options.inChannels.size());
        m_pyramid = registerList(owner, "psp_modules");
        for (std::size_t i = 0; i < kPoolSizes.size(); ++i) {
            // The checkpoint's index 0 is the pooling, which has no parameters.
            m_pyramid->push_back(
                torch::nn::Sequential(torch::nn::AdaptiveAvgPool2d(kPoolSizes[i]), ConvBnRelu(last, channels)));
        }
        m_bottleneck = owner.register_module(
            "bottleneck", ConvBnRelu(last + std::int64_t(kPoolSizes.size()) * channels, channels, 3));
        m_laterals = registerList(owner, "lateral_convs");
        m_convs = registerList(owner, "fpn_convs");
        for (std::int64_t i = 0; i + 1 < levels; ++i) {
            m_laterals->push_back(ConvBnRelu(options.inChannels[std::size_t(i)], channels));
            m_convs->push_back(ConvBnRelu(channels, channels, 3));
        }
        m_fuse = owner.register_module("fpn_bottleneck", ConvBnRelu(levels * channels, channels, 3));
    }

    torch::Tensor forward(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        requireMaps(maps, m_inChannels);
        std::vector<torch::Tensor> levels;
        for (std::size_t i = 0; i < m_laterals->size(); ++i)
            levels.push_back(m_laterals[i]->as<ConvBnRelu>()->forward(maps[i]));
        levels.push_back(poolPyramid(maps.back(), trace));
        for (std::size_t i = levels.size() - 1; i > 0; --i)
            levels[i - 1] = levels[i - 1] + resizeBilinear(levels[i], levels[i - 1].size(2), levels[i - 1].size(3));
        const auto height = levels.front().size(2), width = levels.front().size(3);
        for (std::size_t i = 0; i < m_convs->size(); ++i)
            levels[i] = m_convs[i]->as<ConvBnRelu>()->forward(levels[i]);
        for (auto& level : levels)
            level = resizeBilinear(level, height, width);
        return m_fuse(torch::cat(levels, 1)); // B×4C×H₁×W₁ → B×C×H₁×W₁
    }

private:
    torch::Tensor poolPyramid(const torch::Tensor& map, Trace* trace)
    {
        std::vector<torch::Tensor> parts = {map};
        for (std::size_t i = 0; i < kPoolSizes.size(); ++i) {
            const auto pooled = m_pyramid[i]->as<torch::nn::Sequential>()->forward(map); // B×C×s×s
            parts.push_back(resizeBilinear(pooled, map.size(2), map.size(3)));
            if (trace) (*trace)["ppm_" + std::to_string(kPoolSizes[i])] = parts.back();
        }
        return m_bottleneck(torch::cat(parts, 1));
    }

    std::vector<std::int64_t> m_inChannels;
    torch::nn::ModuleList m_pyramid{nullptr}, m_laterals{nullptr}, m_convs{nullptr};
    ConvBnRelu m_bottleneck{nullptr}, m_fuse{nullptr};
};

} // namespace

std::unique_ptr<Fusion> makeUperNetFusion(torch::nn::Module& owner, const FusionOptions& options)
{
    return std::make_unique<UperNetFusion>(owner, options);
}

} // namespace sdw
