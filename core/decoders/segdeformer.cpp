// SegDeformer, the paper's decoder: a fused map, enriched by internal and external context, then classified.
// Source: SegDeformer (ECCV 2022), Eq. (1)-(7), (10); "official" form: the structure of the authors' released code.
#include "core/decoders/classifier.h"
#include "core/decoders/external_context.h"
#include "core/decoders/fusion.h"
#include "core/decoders/internal_context.h"
#include "core/decoders/module_names.h"
#include "core/decoders/token_layout.h"

#include "core/base/error.h"

namespace sdw {
namespace {

class SegDeformer : public Decoder {
public:
    SegDeformer(const DecoderConfig& config, const std::vector<std::int64_t>& channels, std::int64_t classes)
    {
        checkConfig(config);
        const bool official = config.form == "official";
        const FusionOptions fusion{.inChannels = channels, .channels = config.channels};
        if (config.fusion == "upernet")
            m_fusion = makeUperNetFusion(*this, fusion);
        else
            m_fusion = official ? makeConvFusion(*this, fusion) : makeLinearFusion(*this, fusion);

        torch::nn::Module& place = official ? registerPlace(*this, "trans") : *this;
        if (config.internal.enabled)
            m_internal.emplace(*this, place, official ? "attn" : "internal",
                               InternalContextOptions{.form = config.form,
                                                      .attention = {.channels = config.channels,
                                                                    .heads = config.internal.heads,
                                                                    .ratio = config.efficientRatio},
                                                      .depth = config.internal.depth,
                                                      .mlp = config.internal.mlp});
        const auto& external = config.external;
        if (external.enabled)
            m_external.emplace(
                *this, place, official ? "cross_attn" : "external",
                ExternalContextOptions{.tokens = {.form = config.form,
                                                  .channels = config.channels,
                                                  .classes = classes,
                                                  .midChannels = external.midChannels.value_or(config.channels),
                                                  .decoupled = external.decoupled,
                                                  .momentum = external.tokens == "momentum"},
                                       .attention = {.channels = config.channels, .ratio = config.efficientRatio},
                                       .secondAttention = external.secondAttention,
                                       .keep = external.momentum});
        m_classifier.emplace(*this, official ? ClassifierKind::ConvSeg : ClassifierKind::LinearClassifier,
                             config.channels, classes, config.dropout);
    }

    DecoderTrunk trunk(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        const auto fused = m_fusion->forward(maps, trace); // F: B×C×H₁×W₁
        keep(trace, "fused", fused);
        if (!m_internal) return {.fused = fused, .enriched = fused};
        const auto context = m_internal->forward(fused, trace);
        keep(trace, "y_inter", context);
        return {.fused = fused, .enriched = fused + context};
    }

    DecoderOutput classify(const DecoderTrunk& trunk, Trace* trace) override
    {
        DecoderOutput output;
        auto augmented = trunk.enriched; // F_aug
        if (m_external) {
            const auto external = m_external->forward(trunk.fused, is_training(), trace);
            keep(trace, "y_exter", external.context);
            augmented = augmented + external.context;
            output.midLogits = external.midLogits;
        }
        keep(trace, "f_aug", augmented);
        output.logits = m_classifier->forward(augmented, is_training());
        return output;
    }

    torch::Tensor augmentedAt(const DecoderTrunk& trunk, const torch::Tensor& positions) override
    {
        const auto enriched = tokensAt(trunk.enriched, positions);
        return m_external ? enriched + m_external->contextAt(trunk.fused, positions) : enriched;
    }

    Classifier& classifier() override { return *m_classifier; }
    ClassTokens* classTokens() override { return m_external ? &m_external->tokens() : nullptr; }

    void observeLabels(const torch::Tensor& labels) override
    {
        if (m_external) m_external->observeLabels(labels);
    }

private:
    static void keep(Trace* trace, const char* name, const torch::Tensor& tensor)
    {
        if (trace) (*trace)[name] = tensor;
    }
    static void checkConfig(const DecoderConfig& config)
    {
        if (config.depth != 2)
            throw Error("model.decoder.depth: only the decoder all_mlp can be deeper than 2 layers; segdeformer got " +
                        std::to_string(config.depth) + ".");
        if (config.channels % config.internal.heads != 0)
            throw Error("model.decoder.internal.heads: " + std::to_string(config.internal.heads) +
                        " does not divide model.decoder.channels " + std::to_string(config.channels) + ".");
    }

    std::unique_ptr<Fusion> m_fusion;
    std::optional<InternalContext> m_internal;
    std::optional<ExternalContext> m_external;
    std::optional<Classifier> m_classifier;
};

} // namespace

std::shared_ptr<Decoder> makeSegDeformer(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                         std::int64_t classes)
{
    return std::make_shared<SegDeformer>(config, channels, classes);
}

} // namespace sdw
