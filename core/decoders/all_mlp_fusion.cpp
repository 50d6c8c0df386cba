// The three all-MLP fusions. Each unifies the widths, brings all maps to the first one's size, and mixes them with one
// layer 4C → C. That layer works pixel by pixel and before any activation, and so does bilinear resizing (whose weights
// sum to one): they commute. Each stage therefore goes through its own block of the layer at its own small size, is
// resized, and added; four maps of full size are never concatenated.
#include "core/decoders/conv_bn_relu.h"
#include "core/decoders/fusion.h"

#include "core/base/error.h"
#include "core/decoders/module_names.h"
#include "core/decoders/token_layout.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

namespace sdw {

void requireMaps(const std::vector<torch::Tensor>& maps, const std::vector<std::int64_t>& inChannels)
{
    if (maps.size() != inChannels.size())
        throw Error("The decoder takes " + std::to_string(inChannels.size()) + " maps, got " +
                    std::to_string(maps.size()) + ".");
    for (std::size_t i = 0; i < maps.size(); ++i)
        requireShape(maps[i], {-1, inChannels[i], -1, -1}, "Decoder map " + std::to_string(i + 1) + " (BxCxHxW)");
}

namespace {

void traceUnified(Trace* trace, std::size_t stage, const torch::Tensor& map)
{
    if (trace) (*trace)["unified_" + std::to_string(stage)] = map;
}

std::int64_t fusedWidth(const FusionOptions& options)
{
    return std::int64_t(options.inChannels.size()) * options.channels;
}

/// The layers beyond the second, `layers.{i}`: convolution 1×1 + BatchNorm + ReLU, width C. The paper does not say what
/// its deeper base decoders of Table 8 are made of; this is the head's own building block.
class DeeperLayers {
public:
    DeeperLayers(torch::nn::Module& owner, const FusionOptions& options)
    {
        if (options.depth < 2)
            throw Error("model.decoder.depth: the all-MLP decoder has at least 2 layers, not " +
                        std::to_string(options.depth) + ".");
        if (options.depth == 2) return;
        m_layers = registerList(owner, "layers");
        for (std::int64_t i = 2; i < options.depth; ++i)
            m_layers->push_back(ConvBnRelu(options.channels, options.channels));
    }
    torch::Tensor forward(torch::Tensor map)
    {
        if (m_layers)
            for (const auto& layer : *m_layers)
                map = layer->as<ConvBnRelu>()->forward(map);
        return map;
    }

private:
    torch::nn::ModuleList m_layers{nullptr};
};

/// The order in which a checkpoint's fusing weight has the stages' blocks of columns.
enum class StageOrder { FirstToLast, LastToFirst };

/// Sum over the stages of resize(mix(map, the stage's block of `weight`)).
template <typename Mix>
torch::Tensor mixStages(const std::vector<torch::Tensor>& unified, const torch::Tensor& weight, Mix mix,
                        StageOrder order)
{
    const auto channels = unified.front().size(1), height = unified.front().size(2), width = unified.front().size(3);
    torch::Tensor sum;
    for (std::size_t i = 0; i < unified.size(); ++i) {
        const auto position = std::int64_t(order == StageOrder::FirstToLast ? i : unified.size() - 1 - i);
        const auto block = weight.narrow(1, position * channels, channels); // C×C
        const auto mixed = resizeBilinear(mix(unified[i], block), height, width);
        sum = sum.defined() ? sum + mixed : mixed;
    }
    return sum;
}

class ConvFusion : public Fusion {
public:
    ConvFusion(torch::nn::Module& owner, const FusionOptions& options)
        : m_inChannels(options.inChannels)
    {
        m_convs = registerList(owner, "convs");
        for (const auto width : options.inChannels)
            m_convs->push_back(ConvBnRelu(width, options.channels));
        m_fuse = owner.register_module("fusion_conv", ConvBnRelu(fusedWidth(options), options.channels));
        m_deeper = std::make_unique<DeeperLayers>(owner, options);
    }

    torch::Tensor forward(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        requireMaps(maps, m_inChannels);
        std::vector<torch::Tensor> unified;
        for (std::size_t i = 0; i < maps.size(); ++i) {
            unified.push_back(m_convs[i]->as<ConvBnRelu>()->forward(maps[i])); // B×C×H_i×W_i
            traceUnified(trace, i, unified.back());
        }
        const auto mix = [](const torch::Tensor& map, const torch::Tensor& block) { return torch::conv2d(map, block); };
        return m_deeper->forward(
            m_fuse->normAndActivate(mixStages(unified, m_fuse->weight(), mix, StageOrder::FirstToLast)));
    }

private:
    std::vector<std::int64_t> m_inChannels;
    torch::nn::ModuleList m_convs{nullptr};
    ConvBnRelu m_fuse{nullptr};
    std::unique_ptr<DeeperLayers> m_deeper;
};

/// A linear layer's block of columns at every pixel: B×C×H×W → B×C×H×W.
torch::Tensor mixLinear(const torch::Tensor& map, const torch::Tensor& block)
{
    return torch::linear(map.permute({0, 2, 3, 1}), block).permute({0, 3, 1, 2});
}

class LinearFusion : public Fusion {
public:
    LinearFusion(torch::nn::Module& owner, const FusionOptions& options)
        : m_inChannels(options.inChannels)
    {
        m_unify = registerList(owner, "unify");
        for (const auto width : options.inChannels)
            m_unify->push_back(torch::nn::Linear(width, options.channels));
        m_fuse = owner.register_module("fuse", torch::nn::Linear(fusedWidth(options), options.channels));
    }

    torch::Tensor forward(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        requireMaps(maps, m_inChannels);
        std::vector<torch::Tensor> unified;
        for (std::size_t i = 0; i < maps.size(); ++i) {
            unified.push_back(linearOnMap(*m_unify[i]->as<torch::nn::Linear>(), maps[i])); // B×C×H_i×W_i
            traceUnified(trace, i, unified.back());
        }
        return mixStages(unified, m_fuse->weight, mixLinear, StageOrder::FirstToLast) +
               m_fuse->bias.view({1, -1, 1, 1});
    }

private:
    std::vector<std::int64_t> m_inChannels;
    torch::nn::ModuleList m_unify{nullptr};
    torch::nn::Linear m_fuse{nullptr};
};

/// A linear layer under the name `proj`.
class ProjectionImpl : public torch::nn::Module {
public:
    ProjectionImpl(std::int64_t inChannels, std::int64_t channels)
        : proj(register_module("proj", torch::nn::Linear(inChannels, channels)))
    {
    }
    torch::nn::Linear proj;
};

class HuggingFaceFusion : public Fusion {
public:
    HuggingFaceFusion(torch::nn::Module& owner, const FusionOptions& options)
        : m_inChannels(options.inChannels)
    {
        m_unify = registerList(owner, "linear_c");
        for (const auto width : options.inChannels)
            m_unify->push_back(std::make_shared<ProjectionImpl>(width, options.channels));
        m_fuse = owner.register_module(
            "linear_fuse",
            torch::nn::Conv2d(torch::nn::Conv2dOptions(fusedWidth(options), options.channels, 1).bias(false)));
        m_norm = owner.register_module("batch_norm", torch::nn::BatchNorm2d(options.channels));
        m_deeper = std::make_unique<DeeperLayers>(owner, options);
    }

    torch::Tensor forward(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        requireMaps(maps, m_inChannels);
        std::vector<torch::Tensor> unified;
        for (std::size_t i = 0; i < maps.size(); ++i) {
            unified.push_back(linearOnMap(*m_unify[i]->as<ProjectionImpl>()->proj, maps[i])); // B×C×H_i×W_i
            traceUnified(trace, i, unified.back());
        }
        const auto mix = [](const torch::Tensor& map, const torch::Tensor& block) {
            return mixLinear(map, block.flatten(1));
        };
        return m_deeper->forward(m_norm(mixStages(unified, m_fuse->weight, mix, StageOrder::LastToFirst)).relu_());
    }

private:
    std::vector<std::int64_t> m_inChannels;
    torch::nn::ModuleList m_unify{nullptr};
    torch::nn::Conv2d m_fuse{nullptr};
    torch::nn::BatchNorm2d m_norm{nullptr};
    std::unique_ptr<DeeperLayers> m_deeper;
};

} // namespace

std::unique_ptr<Fusion> makeConvFusion(torch::nn::Module& owner, const FusionOptions& options)
{
    return std::make_unique<ConvFusion>(owner, options);
}

std::unique_ptr<Fusion> makeLinearFusion(torch::nn::Module& owner, const FusionOptions& options)
{
    return std::make_unique<LinearFusion>(owner, options);
}

std::unique_ptr<Fusion> makeHuggingFaceFusion(torch::nn::Module& owner, const FusionOptions& options)
{
    return std::make_unique<HuggingFaceFusion>(owner, options);
}

} // namespace sdw
