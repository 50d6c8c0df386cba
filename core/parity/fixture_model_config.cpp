// From the configuration of a parity fixture (mmsegmentation's and Hugging Face's keys) to our own.
#include "core/base/error.h"
#include "core/config/field_json.h"
#include "core/encoders/encoder.h"
#include "core/parity/fixture.h"

#include <algorithm>

namespace sdw {
namespace {

using nlohmann::json;

/// An object of meta.json that names itself in errors.
class Part {
public:
    Part(const json& parent, const std::string& key)
        : m_name(key)
    {
        const auto found = parent.find(key);
        if (found != parent.end() && !found->is_null()) m_object = &*found;
        if (m_object && !m_object->is_object()) throw Error("meta.json: " + key + " must be an object.");
    }
    explicit Part(const json& whole)
        : m_object(&whole)
    {
    }
    bool there() const { return m_object != nullptr; }
    bool has(const std::string& key) const
    {
        return m_object && m_object->contains(key) && !m_object->at(key).is_null();
    }

    template <typename Value>
    Value get(const std::string& key) const
    {
        if (!has(key)) throw Error("meta.json: " + path(key) + " is missing.");
        try {
            return m_object->at(key).get<Value>();
        } catch (const json::exception&) {
            throw Error("meta.json: " + path(key) + ": unusable value " + m_object->at(key).dump() + ".");
        }
    }
    template <typename Value>
    Value get(const std::string& key, const Value& otherwise) const
    {
        return has(key) ? get<Value>(key) : otherwise;
    }
    /// What is fixed in our models has to be what the fixture says.
    void require(const std::string& key, const json& only) const
    {
        if (has(key) && m_object->at(key) != only)
            throw Error("meta.json: " + path(key) + " is " + m_object->at(key).dump() + "; only " + only.dump() +
                        " can be built.");
    }
    Part part(const std::string& key) const { return m_object ? Part(*m_object, key) : Part(json::object(), key); }

private:
    std::string path(const std::string& key) const { return m_name.empty() ? key : m_name + "." + key; }
    std::string m_name;
    const json* m_object = nullptr;
};

using List = std::vector<std::int64_t>;

void readMit(const Part& backbone, EncoderConfig& encoder)
{
    encoder.name = "mit_b0";
    encoder.width = backbone.get<std::int64_t>("embed_dims");
    encoder.depths = backbone.get<List>("num_layers");
    encoder.heads = backbone.get<List>("num_heads");
    encoder.srRatios = backbone.get<List>("sr_ratios");
    encoder.normEps = backbone.part("norm_cfg").get("eps", 1e-6);
    backbone.require("patch_sizes", {7, 3, 3, 3});
    backbone.require("strides", {4, 2, 2, 2});
    backbone.require("out_indices", {0, 1, 2, 3});
}

void readSwin(const Part& backbone, EncoderConfig& encoder)
{
    encoder.name = "swin_t";
    encoder.width = backbone.get<std::int64_t>("embed_dims");
    encoder.depths = backbone.get<List>("depths");
    encoder.heads = backbone.get<List>("num_heads");
    encoder.window = backbone.get<std::int64_t>("window_size");
    encoder.normEps = backbone.part("norm_cfg").get("eps", 1e-5);
    backbone.require("patch_size", 4);
    backbone.require("strides", {4, 2, 2, 2});
    backbone.require("out_indices", {0, 1, 2, 3});
    backbone.require("use_abs_pos_embed", false);
    backbone.require("patch_norm", true);
}

void readVit(const Part& backbone, EncoderConfig& encoder)
{
    encoder.name = "vit_b";
    encoder.width = backbone.get<std::int64_t>("embed_dims");
    encoder.depths = {backbone.get<std::int64_t>("num_layers")};
    encoder.heads = {backbone.get<std::int64_t>("num_heads")};
    encoder.normEps = backbone.part("norm_cfg").get("eps", 1e-6);
    encoder.finalNorm = backbone.get("final_norm", false);
    backbone.require("patch_size", 16);
    backbone.require("with_cls_token", true);
    backbone.require("interpolate_mode", "bicubic");
    const auto size = backbone.get<json>("img_size");
    if (size.is_array()) {
        const auto sides = backbone.get<List>("img_size");
        if (sides.size() != 2 || sides[0] != sides[1])
            throw Error("meta.json: backbone.img_size is " + size.dump() + "; only squares can be built.");
        encoder.imageSize = sides[0];
    } else {
        encoder.imageSize = backbone.get<std::int64_t>("img_size");
    }
    encoder.outputs = backbone.get<List>("out_indices");
    if (encoder.outputs.empty()) throw Error("meta.json: backbone.out_indices is empty.");
    // A decoder needs four maps; where fewer are given (encoder-only cases) the last is repeated.
    while (encoder.outputs.size() < 4)
        encoder.outputs.push_back(encoder.outputs.back());
}

EncoderConfig readBackbone(const Part& backbone)
{
    EncoderConfig encoder;
    const auto type = backbone.get<std::string>("type");
    if (type == "MixVisionTransformer")
        readMit(backbone, encoder);
    else if (type == "SwinTransformer")
        readSwin(backbone, encoder);
    else if (type == "VisionTransformer")
        readVit(backbone, encoder);
    else
        throw Error("meta.json: Unknown backbone.type '" + type +
                    "'; known: MixVisionTransformer, SwinTransformer, VisionTransformer.");
    encoder.dropPath = backbone.get("drop_path_rate", 0.0);
    for (const char* rate : {"drop_rate", "attn_drop_rate"})
        backbone.require(rate, 0.0);
    backbone.require("in_channels", 3);
    backbone.require("mlp_ratio", 4);
    backbone.require("qkv_bias", true);
    return encoder;
}

void readHead(const Part& head, const Part& whole, const std::set<std::string>& weightNames, ModelConfig& model)
{
    auto& decoder = model.decoder;
    decoder.channels = head.get<std::int64_t>("channels");
    model.classes = head.get<std::int64_t>("num_classes");
    decoder.dropout = head.get("dropout_ratio", 0.0);
    head.require("in_index", {0, 1, 2, 3});
    head.require("align_corners", false);
    // The reduction stands in the head (paper form) or beside it (official form, which has no such setting itself).
    decoder.efficientRatio = head.get("reduction", whole.get("reduction", std::int64_t(1)));
    if (!head.has("type")) {
        decoder.name = "segdeformer";
        decoder.form = "paper";
        decoder.external.decoupled = head.get("decoupled", true);
        return;
    }
    const auto type = head.get<std::string>("type");
    decoder.form = "official";
    if (type == "SegformerHead") {
        decoder.name = "all_mlp";
    } else if (type == "SegDeformerHead3") {
        decoder.name = "segdeformer";
        decoder.fusion = "all_mlp";
    } else if (type == "UPerHead") {
        head.require("pool_scales", {1, 2, 3, 6});
        const bool tokens = std::any_of(weightNames.begin(), weightNames.end(), [](const std::string& name) {
            return name.find("decode_head.class_token.") != std::string::npos;
        });
        decoder.name = tokens ? "segdeformer" : "upernet";
        decoder.fusion = "upernet";
    } else {
        throw Error("meta.json: Unknown head.type '" + type + "'; known: SegformerHead, SegDeformerHead3, UPerHead.");
    }
}

void readNeck(const Part& neck, ModelConfig& model)
{
    if (!neck.there()) return;
    neck.require("type", "MultiLevelNeck");
    neck.require("scales", {4, 2, 1, 0.5});
    neck.require("out_channels", *model.encoder.width);
    model.neck.name = "multi_level";
}

void readAuxiliary(const Part& aux, ModelConfig& model)
{
    if (!aux.there()) return;
    aux.require("type", "FCNHead");
    aux.require("num_convs", 1);
    aux.require("concat_input", false);
    model.auxiliary.enabled = true;
    model.auxiliary.channels = aux.get<std::int64_t>("channels");
    model.auxiliary.input = aux.get<std::int64_t>("in_index");
    model.auxiliary.weight = aux.part("loss_decode").get("loss_weight", 0.4);
}

ModelConfig readHuggingFace(const Part& whole)
{
    ModelConfig model;
    const auto sizes = whole.get<List>("hidden_sizes");
    auto& encoder = model.encoder;
    encoder.name = "mit_b0";
    encoder.heads = whole.get<List>("num_attention_heads");
    encoder.depths = whole.get<List>("depths");
    encoder.srRatios = whole.get<List>("sr_ratios");
    encoder.normEps = whole.get<double>("layer_norm_eps");
    encoder.dropPath = 0.0;
    if (sizes.empty() || sizes.size() != encoder.heads.size() || encoder.heads[0] < 1)
        throw Error("meta.json: hidden_sizes and num_attention_heads must have one entry per stage.");
    encoder.width = sizes[0] / encoder.heads[0];
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] != *encoder.width * encoder.heads[i])
            throw Error("meta.json: hidden_sizes[" + std::to_string(i) + "] is " + std::to_string(sizes[i]) +
                        "; only heads of equal width can be built.");
    whole.require("batch_norm_eps", 1e-5);
    model.decoder.name = "all_mlp";
    model.decoder.form = "huggingface";
    model.decoder.channels = whole.get<std::int64_t>("decoder_hidden_size");
    model.decoder.dropout = 0;
    model.classes = whole.get<std::int64_t>("num_labels");
    return model;
}

ModelConfig encoderAlone(const EncoderConfig& encoder)
{
    ModelConfig model;
    model.encoder = encoder;
    model.decoder.name = "all_mlp"; // the smallest decoder there is; nobody looks at what it gives
    model.decoder.form = "official";
    model.decoder.channels = 8;
    model.classes = 2;
    return model;
}

} // namespace

ModelConfig fixtureModelConfig(const nlohmann::json& meta, const std::set<std::string>& weightNames)
{
    const Part whole(meta);
    ModelConfig model;
    if (whole.get<std::string>("layout", "") == "hf_segformer") {
        model = readHuggingFace(whole);
    } else {
        const auto head = whole.part("head");
        model = encoderAlone(readBackbone(whole.part("backbone")));
        if (head.there()) {
            readNeck(whole.part("neck"), model);
            readHead(head, whole, weightNames, model);
            readAuxiliary(whole.part("aux"), model);
        }
    }
    // Through the description of the settings once: it knows which values are sane.
    return readFields<ModelConfig>(nlohmann::json(writeFields(model)), "model");
}

} // namespace sdw
