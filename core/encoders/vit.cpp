// ViT and DeiT (Dosovitskiy et al. 2021, Touvron et al. 2021) with maps from four of their layers, all at stride 16,
// and the parameter names of the official checkpoints.
#include "core/encoders/drop_path.h"
#include "core/encoders/encoder.h"
#include "core/encoders/feed_forward.h"
#include "core/encoders/packed_attention.h"
#include "core/encoders/patch_embedding.h"
#include "core/encoders/position_embedding.h"
#include "core/tensor/initialise.h"
#include "core/tensor/tensor_check.h"

namespace sdw {
namespace {

constexpr std::int64_t kMlpRatio = 4, kPatch = 16;

torch::nn::LayerNorm layerNorm(std::int64_t channels, double eps)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}).eps(eps));
}

/// Holds the attention one level down, as the checkpoint format has it (attn.attn.*).
class AttentionHolder : public torch::nn::Module {
public:
    AttentionHolder(std::int64_t channels, std::int64_t heads)
        : attention(register_module("attn", PackedAttention(channels, heads)))
    {
    }
    PackedAttention attention;
};

class VitLayer : public torch::nn::Module {
public:
    VitLayer(std::int64_t channels, std::int64_t heads, double normEps, double dropPath)
        : m_dropPath(dropPath)
        , m_norm1(register_module("ln1", layerNorm(channels, normEps)))
        , m_attention(register_module("attn", std::make_shared<AttentionHolder>(channels, heads)))
        , m_norm2(register_module("ln2", layerNorm(channels, normEps)))
        , m_feedForward(register_module("ffn", FeedForward(channels, kMlpRatio * channels)))
    {
        torch::nn::init::normal_(m_feedForward->first->bias, 0, 1e-6);
        torch::nn::init::normal_(m_feedForward->second->bias, 0, 1e-6);
    }
    torch::Tensor forward(const torch::Tensor& tokens)
    {
        const auto x =
            tokens + m_attention->attention(m_norm1(tokens)); // this branch is never dropped, as in the official code
        return x + dropPath(m_feedForward(m_norm2(x)), m_dropPath, is_training());
    }

private:
    double m_dropPath;
    torch::nn::LayerNorm m_norm1;
    std::shared_ptr<AttentionHolder> m_attention;
    torch::nn::LayerNorm m_norm2;
    FeedForward m_feedForward;
};

class Vit : public Encoder {
public:
    explicit Vit(const EncoderConfig& config)
        : m_name(config.name)
        , m_width(*config.width)
        , m_outputs(config.outputs)
        , m_embedding(register_module(
              "patch_embed", PatchEmbedding(PatchEmbeddingOptions{
                                 .channels = m_width, .kernel = kPatch, .stride = kPatch, .overlapping = false})))
    {
        const auto side = *config.imageSize / kPatch;
        m_classToken = register_parameter("cls_token", torch::zeros({1, 1, m_width}));
        m_positions = register_parameter("pos_embed", torch::zeros({1, 1 + side * side, m_width}));
        truncatedNormal(m_classToken, 0.02);
        truncatedNormal(m_positions, 0.02);
        torch::nn::init::kaiming_normal_(m_embedding->projection->weight, 0, torch::kFanIn, torch::kReLU);
        torch::nn::init::zeros_(m_embedding->projection->bias);

        torch::nn::ModuleList layers;
        for (const double rate : dropPathRates(*config.dropPath, config.depths[0]))
            layers->push_back(
                m_layers.emplace_back(std::make_shared<VitLayer>(m_width, config.heads[0], *config.normEps, rate)));
        register_module("layers", layers);
        if (config.finalNorm) m_finalNorm = register_module("ln1", layerNorm(m_width, *config.normEps));
    }
    std::vector<torch::Tensor> forward(const torch::Tensor& image) override
    {
        requireShape(image, {-1, 3, -1, -1}, m_name + " image (Bx3xHxW)");
        const auto [patches, height, width] = m_embedding(image); // B×N×D
        const auto classToken = m_classToken.expand({image.size(0), 1, m_width});
        auto tokens =
            torch::cat({classToken, patches}, 1) + fitPositionEmbedding(m_positions, height, width); // B×(1+N)×D

        std::vector<torch::Tensor> maps;
        for (std::size_t i = 0; i < m_layers.size() && maps.size() < m_outputs.size(); ++i) {
            tokens = m_layers[i]->forward(tokens);
            if (m_finalNorm && i + 1 == m_layers.size()) tokens = m_finalNorm(tokens);
            while (maps.size() < m_outputs.size() && m_outputs[maps.size()] == static_cast<std::int64_t>(i))
                maps.push_back(mapFromTokens(tokens.narrow(1, 1, height * width), height, width));
        }
        return maps;
    }
    std::vector<std::int64_t> channels() const override { return std::vector<std::int64_t>(m_outputs.size(), m_width); }

private:
    std::string m_name;
    std::int64_t m_width;
    std::vector<std::int64_t> m_outputs;
    PatchEmbedding m_embedding;
    torch::Tensor m_classToken, m_positions; // 1×1×D, 1×(1+P)×D
    std::vector<std::shared_ptr<VitLayer>> m_layers;
    torch::nn::LayerNorm m_finalNorm{nullptr};
};

EncoderConfig variant(const char* name, std::int64_t width, std::int64_t layers, std::int64_t heads,
                      std::vector<std::int64_t> outputs)
{
    return {.name = name,
            .width = width,
            .depths = {layers},
            .heads = {heads},
            .outputs = std::move(outputs),
            .imageSize = 512,
            .normEps = 1e-6,
            .dropPath = 0.1};
}

} // namespace

EncoderConfig vitS()
{
    return variant("vit_s", 384, 12, 6, {2, 5, 8, 11});
}
EncoderConfig vitB()
{
    return variant("vit_b", 768, 12, 12, {2, 5, 8, 11});
}
EncoderConfig vitL()
{
    return variant("vit_l", 1024, 24, 16, {5, 11, 17, 23});
}
EncoderConfig deitS()
{
    return variant("deit_s", 384, 12, 6, {2, 5, 8, 11});
}
EncoderConfig deitB()
{
    return variant("deit_b", 768, 12, 12, {2, 5, 8, 11});
}

std::shared_ptr<Encoder> makeVit(const EncoderConfig& resolved)
{
    return std::make_shared<Vit>(resolved);
}

} // namespace sdw
