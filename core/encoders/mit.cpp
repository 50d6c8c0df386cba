// MiT: the hierarchical encoder of SegFormer (Xie et al. 2021), with the parameter names of the official checkpoints.
#include "core/base/error.h"
#include "core/encoders/drop_path.h"
#include "core/encoders/encoder.h"
#include "core/encoders/packed_attention.h"
#include "core/encoders/patch_embedding.h"
#include "core/tensor/initialise.h"
#include "core/tensor/tensor_check.h"

#include <algorithm>

namespace sdw {
namespace {

constexpr std::int64_t kMlpRatio = 4;

torch::nn::LayerNorm layerNorm(std::int64_t channels, double eps)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}).eps(eps));
}

/// Attention whose keys and values come from a map shrunk by a convolution of stride r.
class EfficientAttention : public torch::nn::Module {
public:
    EfficientAttention(std::int64_t channels, std::int64_t heads, std::int64_t reduction, double normEps)
        : m_attention(register_module("attn", PackedAttention(channels, heads)))
    {
        if (reduction == 1) return;
        m_reduction = register_module(
            "sr", torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels, reduction).stride(reduction)));
        m_norm = register_module("norm", layerNorm(channels, normEps));
        fanOutNormal(*m_reduction);
    }
    torch::Tensor forward(const torch::Tensor& tokens, std::int64_t height, std::int64_t width)
    {
        if (!m_reduction) return m_attention(tokens);
        const auto reduced =
            m_reduction(mapFromTokens(tokens, height, width)); // B×C×⌊H/r⌋×⌊W/r⌋: a remainder is dropped
        return m_attention->between(tokens, m_norm(tokensFromMap(reduced)));
    }

private:
    PackedAttention m_attention;
    torch::nn::Conv2d m_reduction{nullptr};
    torch::nn::LayerNorm m_norm{nullptr};
};

/// 1×1 convolution, depthwise 3×3 convolution, GELU, 1×1 convolution. The 1×1 convolutions run as matrix products on
/// the tokens, which are the same memory.
class MixFeedForward : public torch::nn::Module {
public:
    explicit MixFeedForward(std::int64_t channels)
    {
        const auto hidden = kMlpRatio * channels;
        m_expand = torch::nn::Conv2d(channels, hidden, 1);
        m_depthwise = torch::nn::Conv2d(torch::nn::Conv2dOptions(hidden, hidden, 3).padding(1).groups(hidden));
        m_contract = torch::nn::Conv2d(hidden, channels, 1);
        // The official format counts activation and dropout as members 2 and 3, so the last convolution is number 4.
        torch::nn::ModuleDict layers;
        layers->update({{"0", m_expand.ptr()}, {"1", m_depthwise.ptr()}, {"4", m_contract.ptr()}});
        register_module("layers", layers);
        for (auto* convolution : {&m_expand, &m_depthwise, &m_contract})
            fanOutNormal(**convolution);
    }
    torch::Tensor forward(const torch::Tensor& tokens, std::int64_t height, std::int64_t width)
    {
        const auto expanded = pointwise(m_expand, tokens);                      // B×N×4C
        const auto mixed = m_depthwise(mapFromTokens(expanded, height, width)); // B×4C×H×W
        return pointwise(m_contract, torch::gelu(tokensFromMap(mixed)));        // B×N×C
    }

private:
    static torch::Tensor pointwise(const torch::nn::Conv2d& convolution, const torch::Tensor& tokens)
    {
        return torch::linear(tokens, convolution->weight.flatten(1), convolution->bias);
    }
    torch::nn::Conv2d m_expand{nullptr}, m_depthwise{nullptr}, m_contract{nullptr};
};

struct BlockOptions {
    std::int64_t channels, heads, reduction;
    double normEps, reductionNormEps, dropPath;
};

class MitBlock : public torch::nn::Module {
public:
    explicit MitBlock(const BlockOptions& options)
        : m_dropPath(options.dropPath)
        , m_norm1(register_module("norm1", layerNorm(options.channels, options.normEps)))
        , m_attention(register_module("attn", std::make_shared<EfficientAttention>(options.channels, options.heads,
                                                                                   options.reduction,
                                                                                   options.reductionNormEps)))
        , m_norm2(register_module("norm2", layerNorm(options.channels, options.normEps)))
        , m_feedForward(register_module("ffn", std::make_shared<MixFeedForward>(options.channels)))
    {
    }
    torch::Tensor forward(const torch::Tensor& tokens, std::int64_t height, std::int64_t width)
    {
        const auto x =
            tokens + dropPath(m_attention->forward(m_norm1(tokens), height, width), m_dropPath, is_training());
        return x + dropPath(m_feedForward->forward(m_norm2(x), height, width), m_dropPath, is_training());
    }

private:
    double m_dropPath;
    torch::nn::LayerNorm m_norm1;
    std::shared_ptr<EfficientAttention> m_attention;
    torch::nn::LayerNorm m_norm2;
    std::shared_ptr<MixFeedForward> m_feedForward;
};

/// Registered as 0 (patch embedding), 1 (blocks), 2 (norm).
class MitStage : public torch::nn::Module {
public:
    MitStage(const PatchEmbeddingOptions& embedding, std::vector<BlockOptions> blocks, double normEps)
        : m_embedding(register_module("0", PatchEmbedding(embedding)))
    {
        fanOutNormal(*m_embedding->projection);
        torch::nn::ModuleList list;
        for (const auto& options : blocks)
            list->push_back(m_blocks.emplace_back(std::make_shared<MitBlock>(options)));
        register_module("1", list);
        m_norm = register_module("2", layerNorm(embedding.channels, normEps));
    }
    torch::Tensor forward(const torch::Tensor& map)
    {
        auto [tokens, height, width] = m_embedding(map);
        for (const auto& block : m_blocks)
            tokens = block->forward(tokens, height, width);
        return mapFromTokens(m_norm(tokens), height, width);
    }

private:
    PatchEmbedding m_embedding;
    std::vector<std::shared_ptr<MitBlock>> m_blocks;
    torch::nn::LayerNorm m_norm{nullptr};
};

class Mit : public Encoder {
public:
    explicit Mit(const EncoderConfig& config)
        : m_name(config.name)
    {
        std::int64_t total = 0, stride = 4, in = 3;
        for (const auto depth : config.depths)
            total += depth;
        const auto rates = dropPathRates(*config.dropPath, total);
        std::size_t block = 0;
        torch::nn::ModuleList layers;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto channels = *config.width * config.heads[i];
            std::vector<BlockOptions> blocks;
            for (std::int64_t j = 0; j < config.depths[i]; ++j)
                blocks.push_back({channels, config.heads[i], config.srRatios[i], *config.normEps, *config.patchNormEps,
                                  rates[block++]});
            const PatchEmbeddingOptions embedding{.in = in,
                                                  .channels = channels,
                                                  .kernel = i == 0 ? 7 : 3,
                                                  .stride = i == 0 ? 4 : 2,
                                                  .normEps = config.patchNormEps};
            layers->push_back(m_stages.emplace_back(std::make_shared<MitStage>(embedding, blocks, *config.normEps)));
            m_smallest = std::max(m_smallest, (config.srRatios[i] - 1) * stride + 1);
            m_channels.push_back(channels);
            in = channels;
            stride *= 2;
        }
        register_module("layers", layers);
    }
    std::vector<torch::Tensor> forward(const torch::Tensor& image) override
    {
        requireShape(image, {-1, 3, -1, -1}, m_name + " image (Bx3xHxW)");
        if (std::min(image.size(2), image.size(3)) < m_smallest)
            throw Error("An image of " + std::to_string(image.size(2)) + "x" + std::to_string(image.size(3)) +
                        " (height x width) is too small for encoder " + m_name + "; it needs at least " +
                        std::to_string(m_smallest) + " pixels on each side.");
        std::vector<torch::Tensor> maps;
        for (const auto& stage : m_stages)
            maps.push_back(stage->forward(maps.empty() ? image : maps.back()));
        return maps;
    }
    std::vector<std::int64_t> channels() const override { return m_channels; }

private:
    std::string m_name;
    std::vector<std::shared_ptr<MitStage>> m_stages;
    std::vector<std::int64_t> m_channels;
    std::int64_t m_smallest = 1; // pixels: the reducing convolutions need r rows and columns at their stage
};

EncoderConfig variant(const char* name, std::int64_t width, std::vector<std::int64_t> depths)
{
    return {.name = name,
            .width = width,
            .depths = std::move(depths),
            .heads = {1, 2, 5, 8},
            .srRatios = {8, 4, 2, 1},
            .normEps = 1e-6,
            .patchNormEps = 1e-6,
            .dropPath = 0.1};
}

} // namespace

EncoderConfig mitB0()
{
    return variant("mit_b0", 32, {2, 2, 2, 2});
}
EncoderConfig mitB1()
{
    return variant("mit_b1", 64, {2, 2, 2, 2});
}
EncoderConfig mitB2()
{
    return variant("mit_b2", 64, {3, 4, 6, 3});
}
EncoderConfig mitB3()
{
    return variant("mit_b3", 64, {3, 4, 18, 3});
}
EncoderConfig mitB4()
{
    return variant("mit_b4", 64, {3, 8, 27, 3});
}
EncoderConfig mitB5()
{
    return variant("mit_b5", 64, {3, 6, 40, 3});
}

std::shared_ptr<Encoder> makeMit(const EncoderConfig& resolved)
{
    return std::make_shared<Mit>(resolved);
}

} // namespace sdw
