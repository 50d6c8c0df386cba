// Swin Transformer (Liu et al. 2021) as the encoder of the official segmentation code: maps of any size, a norm on each
// output, channel-major patch merging, and the parameter names of the official checkpoints.
#include "core/encoders/drop_path.h"
#include "core/encoders/encoder.h"
#include "core/encoders/feed_forward.h"
#include "core/encoders/patch_embedding.h"
#include "core/encoders/window_attention.h"
#include "core/tensor/initialise.h"
#include "core/tensor/tensor_check.h"

namespace sdw {
namespace {

constexpr std::int64_t kMlpRatio = 4, kPatch = 4;

torch::nn::LayerNorm layerNorm(std::int64_t channels, double eps)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}).eps(eps));
}

class SwinBlock : public torch::nn::Module {
public:
    SwinBlock(std::int64_t channels, std::int64_t heads, std::int64_t window, std::int64_t shift, double normEps,
              double dropPath)
        : m_dropPath(dropPath)
        , m_norm1(register_module("norm1", layerNorm(channels, normEps)))
        , m_attention(register_module("attn", WindowAttention(channels, heads, window, shift)))
        , m_norm2(register_module("norm2", layerNorm(channels, normEps)))
        , m_feedForward(register_module("ffn", FeedForward(channels, kMlpRatio * channels)))
    {
    }
    torch::Tensor forward(const torch::Tensor& map, const torch::Tensor& regionMask) // B×H×W×C
    {
        const auto x = map + dropPath(m_attention(m_norm1(map), regionMask), m_dropPath, is_training());
        return x + dropPath(m_feedForward(m_norm2(x)), m_dropPath, is_training());
    }

private:
    double m_dropPath;
    torch::nn::LayerNorm m_norm1;
    WindowAttention m_attention;
    torch::nn::LayerNorm m_norm2;
    FeedForward m_feedForward;
};

/// Four neighbours become one token of twice the width.
class PatchMerging : public torch::nn::Module {
public:
    PatchMerging(std::int64_t channels, double normEps)
        : m_norm(register_module("norm", layerNorm(4 * channels, normEps)))
        , m_reduction(register_module(
              "reduction", torch::nn::Linear(torch::nn::LinearOptions(4 * channels, 2 * channels).bias(false))))
    {
        truncatedLinear(*m_reduction);
    }
    torch::Tensor forward(const torch::Tensor& map) // B×H×W×C → B×⌈H/2⌉×⌈W/2⌉×2C
    {
        auto x = map;
        const auto down = map.size(1) % 2, right = map.size(2) % 2;
        if (down > 0 || right > 0) x = torch::constant_pad_nd(x, {0, 0, 0, right, 0, down}, 0);
        x = x.unflatten(2, {-1, 2}).unflatten(1, {-1, 2}); // B×H/2×2×W/2×2×C
        x = x.permute({0, 1, 3, 5, 2, 4}).flatten(3);      // B×H/2×W/2×4C, input 4c + 2dy + dx
        return m_reduction(m_norm(x));
    }

private:
    torch::nn::LayerNorm m_norm;
    torch::nn::Linear m_reduction;
};

struct StageOptions {
    std::int64_t channels, heads, window;
    double normEps;
    std::vector<double> dropPaths; ///< one per block
    bool merges;                   ///< has a patch merging behind it
};

class SwinStage : public torch::nn::Module {
public:
    explicit SwinStage(const StageOptions& options)
        : m_window(options.window)
    {
        torch::nn::ModuleList blocks;
        for (std::size_t j = 0; j < options.dropPaths.size(); ++j) {
            const auto shift = j % 2 == 1 ? options.window / 2 : 0;
            blocks->push_back(m_blocks.emplace_back(std::make_shared<SwinBlock>(
                options.channels, options.heads, options.window, shift, options.normEps, options.dropPaths[j])));
        }
        register_module("blocks", blocks);
        if (options.merges)
            m_merging =
                register_module("downsample", std::make_shared<PatchMerging>(options.channels, options.normEps));
    }
    torch::Tensor blocks(torch::Tensor map) // B×H×W×C
    {
        // One mask serves all shifted blocks of the stage.
        const auto mask = m_blocks.size() > 1
                              ? shiftedWindowMask(map.size(1), map.size(2), m_window, m_window / 2, map.device())
                              : torch::Tensor();
        for (const auto& block : m_blocks)
            map = block->forward(map, mask);
        return map;
    }
    torch::Tensor merge(const torch::Tensor& map) { return m_merging ? m_merging->forward(map) : map; }

private:
    std::int64_t m_window;
    std::vector<std::shared_ptr<SwinBlock>> m_blocks;
    std::shared_ptr<PatchMerging> m_merging;
};

class Swin : public Encoder {
public:
    explicit Swin(const EncoderConfig& config)
        : m_name(config.name)
        , m_embedding(register_module("patch_embed", PatchEmbedding(PatchEmbeddingOptions{.channels = *config.width,
                                                                                          .kernel = kPatch,
                                                                                          .stride = kPatch,
                                                                                          .overlapping = false,
                                                                                          .normEps = config.normEps})))
    {
        std::int64_t total = 0;
        for (const auto depth : config.depths)
            total += depth;
        const auto rates = dropPathRates(*config.dropPath, total);
        auto rate = rates.begin();
        torch::nn::ModuleList stages;
        for (std::size_t i = 0; i < 4; ++i) {
            m_channels.push_back(*config.width << i);
            const StageOptions options{
                m_channels[i], config.heads[i], *config.window, *config.normEps, {rate, rate + config.depths[i]},
                i < 3};
            rate += config.depths[i];
            stages->push_back(m_stages.emplace_back(std::make_shared<SwinStage>(options)));
        }
        register_module("stages", stages);
        for (std::size_t i = 0; i < 4; ++i)
            m_norms.push_back(register_module("norm" + std::to_string(i), layerNorm(m_channels[i], *config.normEps)));
    }
    std::vector<torch::Tensor> forward(const torch::Tensor& image) override
    {
        requireShape(image, {-1, 3, -1, -1}, m_name + " image (Bx3xHxW)");
        const auto [tokens, height, width] = m_embedding(image);
        auto map = tokens.unflatten(1, {height, width}); // B×H×W×C
        std::vector<torch::Tensor> maps;
        for (std::size_t i = 0; i < 4; ++i) {
            map = m_stages[i]->blocks(map);
            maps.push_back(m_norms[i](map).permute({0, 3, 1, 2})); // the tokens that go on are not normalised
            map = m_stages[i]->merge(map);
        }
        return maps;
    }
    std::vector<std::int64_t> channels() const override { return m_channels; }

private:
    std::string m_name;
    PatchEmbedding m_embedding;
    std::vector<std::int64_t> m_channels;
    std::vector<std::shared_ptr<SwinStage>> m_stages;
    std::vector<torch::nn::LayerNorm> m_norms;
};

EncoderConfig variant(const char* name, std::int64_t width, std::vector<std::int64_t> depths,
                      std::vector<std::int64_t> heads, std::int64_t window)
{
    return {.name = name,
            .width = width,
            .depths = std::move(depths),
            .heads = std::move(heads),
            .window = window,
            .normEps = 1e-5,
            .dropPath = 0.3};
}

} // namespace

EncoderConfig swinT()
{
    return variant("swin_t", 96, {2, 2, 6, 2}, {3, 6, 12, 24}, 7);
}
EncoderConfig swinS()
{
    return variant("swin_s", 96, {2, 2, 18, 2}, {3, 6, 12, 24}, 7);
}
EncoderConfig swinB()
{
    return variant("swin_b", 128, {2, 2, 18, 2}, {4, 8, 16, 32}, 7);
}
EncoderConfig swinL()
{
    return variant("swin_l", 192, {2, 2, 18, 2}, {6, 12, 24, 48}, 12);
}

std::shared_ptr<Encoder> makeSwin(const EncoderConfig& resolved)
{
    return std::make_shared<Swin>(resolved);
}

} // namespace sdw
