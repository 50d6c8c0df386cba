#include "core/config/model_config.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {

void visitFields(FieldVisitor& visitor, EncoderConfig& config)
{
    static const std::vector<std::string> names = {
#define SDW_ENCODER(id, family, defaults, maker, title) id,
#include "core/encoders/encoders.def"
#undef SDW_ENCODER
    };
    visitor.field("name", config.name, {.help = "Encoder", .allowed = names});
    visitor.field("width", config.width,
                  {.help = "Width of the first stage; null: the named encoder's", .minimum = 1, .maximum = 8192});
    visitor.field("depths", config.depths,
                  {.help = "Blocks per stage; empty: the named encoder's", .minimum = 1, .maximum = 200});
    visitor.field("heads", config.heads,
                  {.help = "Attention heads per stage; empty: the named encoder's", .minimum = 1, .maximum = 256});
    visitor.field(
        "sr_ratios", config.srRatios,
        {.help = "MiT: spatial reduction per stage; empty: the named encoder's", .minimum = 1, .maximum = 64});
    visitor.field(
        "outputs", config.outputs,
        {.help = "ViT: layers (from 0) whose maps are used; empty: the named encoder's", .minimum = 0, .maximum = 200});
    visitor.field("window", config.window,
                  {.help = "Swin: side of a window in tokens; null: the named encoder's", .minimum = 2, .maximum = 64});
    visitor.field(
        "image_size", config.imageSize,
        {.help = "ViT: image side in pixels that the position embedding is made for", .minimum = 16, .maximum = 8192});
    visitor.field("norm_eps", config.normEps,
                  {.help = "Epsilon of the LayerNorms; null: the named encoder's", .minimum = 0, .maximum = 0.1});
    visitor.field(
        "patch_norm_eps", config.patchNormEps,
        {.help = "MiT: epsilon of patch and reduction norms; null: as norm_eps", .minimum = 0, .maximum = 0.1});
    visitor.field("drop_path", config.dropPath,
                  {.help = "Largest drop-path rate; null: the named encoder's", .minimum = 0, .maximum = 0.99});
    visitor.field("final_norm", config.finalNorm, {.help = "ViT: LayerNorm after the last block"});
    visitor.field("weights", config.weights,
                  {.help = "File with pretrained encoder weights; empty: start from scratch"});
}

void visitFields(FieldVisitor& visitor, NeckConfig& config)
{
    visitor.field("name", config.name, {.help = "Between encoder and decoder", .allowed = {"none", "multi_level"}});
}

void visitFields(FieldVisitor& visitor, InternalContextConfig& config)
{
    visitor.field("enabled", config.enabled, {.help = "Internal context mining (Eq. 5)"});
    visitor.field("heads", config.heads, {.help = "Attention heads (Table 4)", .minimum = 1, .maximum = 64});
    visitor.field("depth", config.depth, {.help = "Attention layers (Table 4)", .minimum = 1, .maximum = 16});
    visitor.field("mlp", config.mlp, {.help = "An MLP after the internal attention (Table 4)"});
}

void visitFields(FieldVisitor& visitor, ExternalContextConfig& config)
{
    visitor.field("enabled", config.enabled, {.help = "External context mining (Eq. 6 and 7)"});
    visitor.field("tokens", config.tokens,
                  {.help = "How the external tokens are made (Table 5)", .allowed = {"learned", "momentum"}});
    visitor.field("decoupled", config.decoupled, {.help = "Separate class and information tokens (Eq. 10)"});
    visitor.field("attention_loss", config.attentionLoss,
                  {.help = "Supervise the mid attention with the labels (Eq. 8)"});
    visitor.field("second_attention", config.secondAttention,
                  {.help = "Y_exter (Eq. 7); false adds X_mid itself (Table 5)"});
    visitor.field(
        "mid_channels", config.midChannels,
        {.help = "Width of the mid attention's query and key; null: channels", .minimum = 1, .maximum = 8192});
    visitor.field("momentum", config.momentum,
                  {.help = "Momentum tokens: share of the old value kept at each step", .minimum = 0, .maximum = 1});
}

void visitFields(FieldVisitor& visitor, DecoderConfig& config)
{
    static const std::vector<std::string> names = {
#define SDW_DECODER(id, maker, title) id,
#include "core/decoders/decoders.def"
#undef SDW_DECODER
    };
    visitor.field("name", config.name, {.help = "Decoder", .allowed = names});
    visitor.field("fusion", config.fusion,
                  {.help = "What fuses the encoder's maps (segdeformer)", .allowed = {"all_mlp", "upernet"}});
    visitor.field("channels", config.channels, {.help = "Channels C of the fused map", .minimum = 1, .maximum = 8192});
    visitor.field("form", config.form,
                  {.help = "Form (segdeformer: paper, official; all_mlp: official, huggingface)",
                   .allowed = {"paper", "official", "huggingface"}});
    visitor.field("depth", config.depth,
                  {.help = "all_mlp: layers of the base decoder (Table 8)", .minimum = 2, .maximum = 64});
    visitor.field("dropout", config.dropout,
                  {.help = "Channel dropout before the classifier", .minimum = 0, .maximum = 0.99});
    visitor.group("internal", config.internal, "Internal context mining");
    visitor.group("external", config.external, "External context mining");
    visitor.field("alpha", config.alpha,
                  {.help = "Weight of the attention loss (Eq. 9)", .minimum = 0, .maximum = 100});
    visitor.field("efficient_ratio", config.efficientRatio,
                  {.help = "R of efficient attention (section 3.4); 1: full attention", .minimum = 1, .maximum = 32});
}

void visitFields(FieldVisitor& visitor, AuxiliaryConfig& config)
{
    visitor.field("enabled", config.enabled, {.help = "Auxiliary FCN head in training"});
    visitor.field("channels", config.channels, {.help = "Width of the auxiliary head", .minimum = 1, .maximum = 8192});
    visitor.field("input", config.input,
                  {.help = "Encoder map that the auxiliary head stands on, from 0", .minimum = 0, .maximum = 3});
    visitor.field("weight", config.weight, {.help = "Weight of the auxiliary loss", .minimum = 0, .maximum = 100});
}

void visitFields(FieldVisitor& visitor, ModelConfig& config)
{
    visitor.group("encoder", config.encoder, "Encoder");
    visitor.group("neck", config.neck, "Neck");
    visitor.group("decoder", config.decoder, "Decoder");
    visitor.group("auxiliary", config.auxiliary, "Auxiliary head");
    visitor.field("classes", config.classes,
                  {.help = "Number of classes; 0: taken from the data set", .minimum = 0, .maximum = 65534});
}

void checkModelConfig(const ModelConfig& config)
{
    const DecoderConfig& decoder = config.decoder;
    const auto require = [](bool holds, const std::string& sentence) {
        if (!holds) throw Error(sentence);
    };
    if (decoder.name == "segdeformer") {
        require(decoder.form != "huggingface",
                "model.decoder.form: 'huggingface' is a form of all_mlp; segdeformer has paper and official.");
        require(decoder.channels % decoder.internal.heads == 0,
                "model.decoder.internal.heads: " + std::to_string(decoder.internal.heads) +
                    " does not divide model.decoder.channels " + std::to_string(decoder.channels) + ".");
        require(decoder.internal.enabled || decoder.external.enabled,
                "model.decoder: segdeformer with internal and external both off is the decoder all_mlp or upernet; "
                "name that instead.");
        require(!decoder.external.enabled || decoder.external.tokens != "momentum" || !decoder.external.decoupled,
                "model.decoder.external.decoupled: momentum tokens are the classes' mean features and cannot be split "
                "into two halves; set it to false.");
    }
    if (decoder.name == "all_mlp")
        require(decoder.form != "paper",
                "model.decoder.form: all_mlp has the forms official and huggingface, not 'paper'.");
}

} // namespace sdw
