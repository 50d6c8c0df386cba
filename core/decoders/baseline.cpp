// The baseline decoders: a feature fusion, then the classifier. `all_mlp` is SegFormer's head, `upernet` is UperNet.
#include "core/decoders/classifier.h"
#include "core/decoders/fusion.h"
#include "core/decoders/token_layout.h"

#include "core/base/error.h"

namespace sdw {
namespace {

class Baseline : public Decoder {
public:
    using MakeFusion = std::unique_ptr<Fusion> (*)(torch::nn::Module& owner, const FusionOptions& options);

    Baseline(const DecoderConfig& config, const std::vector<std::int64_t>& channels, std::int64_t classes,
             MakeFusion makeFusion, ClassifierKind kind)
        : m_fusion(makeFusion(*this, {.inChannels = channels, .channels = config.channels, .depth = config.depth}))
        , m_classifier(*this, kind, config.channels, classes, config.dropout)
    {
    }

    DecoderTrunk trunk(const std::vector<torch::Tensor>& maps, Trace* trace) override
    {
        const auto fused = m_fusion->forward(maps, trace);
        if (trace) (*trace)["fused"] = fused;
        return {.fused = fused, .enriched = fused};
    }
    DecoderOutput classify(const DecoderTrunk& trunk, Trace*) override
    {
        return {.logits = m_classifier.forward(trunk.fused, is_training()), .midLogits = {}};
    }
    torch::Tensor augmentedAt(const DecoderTrunk& trunk, const torch::Tensor& positions) override
    {
        return tokensAt(trunk.fused, positions);
    }
    Classifier& classifier() override { return m_classifier; }

private:
    std::unique_ptr<Fusion> m_fusion;
    Classifier m_classifier;
};

} // namespace

std::shared_ptr<Decoder> makeAllMlp(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                    std::int64_t classes)
{
    if (config.form == "huggingface")
        return std::make_shared<Baseline>(config, channels, classes, makeHuggingFaceFusion,
                                          ClassifierKind::ConvClassifier);
    if (config.form == "official")
        return std::make_shared<Baseline>(config, channels, classes, makeConvFusion, ClassifierKind::ConvSeg);
    throw Error("model.decoder.form: all_mlp has the forms official and huggingface, not '" + config.form + "'.");
}

std::shared_ptr<Decoder> makeUperNet(const DecoderConfig& config, const std::vector<std::int64_t>& channels,
                                     std::int64_t classes)
{
    if (config.depth != 2)
        throw Error("model.decoder.depth: only the decoder all_mlp can be deeper than 2 layers; upernet got " +
                    std::to_string(config.depth) + ".");
    return std::make_shared<Baseline>(config, channels, classes, makeUperNetFusion, ClassifierKind::ConvSeg);
}

} // namespace sdw
