#include "core/model/segmenter.h"

#include "core/base/error.h"

namespace sdw {
namespace {

void traceMaps(Trace* trace, const std::string& name, const std::vector<torch::Tensor>& maps)
{
    if (!trace) return;
    for (std::size_t i = 0; i < maps.size(); ++i)
        (*trace)[name + std::to_string(i + 1)] = maps[i];
}

} // namespace

ModelConfig resolveModel(const ModelConfig& config)
{
    checkModelConfig(config);
    ModelConfig resolved = config;
    resolved.encoder = resolveEncoder(config.encoder);
    if (!resolved.decoder.external.midChannels) resolved.decoder.external.midChannels = resolved.decoder.channels;
    return resolved;
}

SegmenterImpl::SegmenterImpl(const ModelConfig& config)
    : m_config(resolveModel(config))
    , m_family(findEncoder(config.encoder.name).family)
{
    if (config.classes < 1)
        throw Error("model.classes: expected the number of classes, at least 1, got " + std::to_string(config.classes) +
                    ".");
    m_encoder = register_module("backbone", makeEncoder(m_config.encoder));
    auto channels = m_encoder->channels();
    if (m_config.neck.name == "multi_level") {
        if (m_family != "vit")
            throw Error("model.neck.name: multi_level is for encoders whose maps all have one size (vit, deit); " +
                        m_config.encoder.name + " has a pyramid already.");
        m_neck = register_module("neck", Neck(NeckOptions{.channels = channels, .outChannels = channels.back()}));
        channels = m_neck->channels();
    }
    m_channels = channels;
    m_decoder = register_module("decode_head", makeDecoderFor(m_config.classes));
    if (m_config.auxiliary.enabled)
        m_auxiliary = register_module(
            "auxiliary_head",
            AuxiliaryHead(AuxiliaryHeadOptions{.inChannels = channels.at(std::size_t(m_config.auxiliary.input)),
                                               .channels = m_config.auxiliary.channels,
                                               .classes = m_config.classes,
                                               .dropout = m_config.decoder.dropout}));
}

std::shared_ptr<Decoder> SegmenterImpl::makeDecoderFor(std::int64_t classes) const
{
    return makeDecoder(m_config.decoder, m_channels, classes);
}

std::vector<torch::Tensor> SegmenterImpl::maps(const torch::Tensor& image, Trace* trace)
{
    auto maps = m_encoder->forward(image);
    traceMaps(trace, "stage", maps);
    if (!m_neck) return maps;
    maps = m_neck(maps);
    traceMaps(trace, "neck", maps);
    return maps;
}

SegmenterOutput SegmenterImpl::forward(const torch::Tensor& image, Trace* trace)
{
    const auto inputs = maps(image, trace);
    const auto decoded = m_decoder->forward(inputs, trace);
    SegmenterOutput output{.logits = decoded.logits, .midLogits = decoded.midLogits, .auxiliaryLogits = {}};
    if (m_auxiliary && (is_training() || trace))
        output.auxiliaryLogits = m_auxiliary(inputs[std::size_t(m_config.auxiliary.input)]);
    return output;
}

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        if (parameter.requires_grad()) count += parameter.numel();
    return count;
}

} // namespace sdw
