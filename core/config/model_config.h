// What a model is made of: encoder, neck, decoder, auxiliary head. Any encoder goes with any decoder.
// Source: SegDeformer (ECCV 2022) sections 3.1-3.4; every option of its Tables 4-8 is a field here.
#pragma once

#include "core/config/fields.h"

namespace sdw {

/// Empty lists and optionals take the value of the encoder's own catalogue entry.
struct EncoderConfig {
    std::string name = "mit_b0";
    std::optional<std::int64_t> width;  ///< MiT: width of one head's stage 1 (embed_dims); ViT: D; Swin: C
    std::vector<std::int64_t> depths;   ///< blocks per stage (ViT: one entry, the number of layers)
    std::vector<std::int64_t> heads;    ///< attention heads per stage (ViT: one entry)
    std::vector<std::int64_t> srRatios; ///< MiT: spatial reduction per stage
    std::vector<std::int64_t> outputs;  ///< ViT: 0-based layers whose maps are returned
    std::optional<std::int64_t> window; ///< Swin: window side in tokens
    std::optional<std::int64_t>
        imageSize;                 ///< ViT: side of the training image the position embedding is made for, pixels
    std::optional<double> normEps; ///< epsilon of every LayerNorm
    std::optional<double>
        patchNormEps;               ///< MiT: epsilon of patch-embedding and spatial-reduction norms, where it differs
    std::optional<double> dropPath; ///< largest drop-path rate
    bool finalNorm = false;         ///< ViT: LayerNorm after the last block
    std::string weights;            ///< file with pretrained encoder weights; empty: none
};

struct NeckConfig {
    std::string name = "none"; ///< "none" or "multi_level" (ViT: scales 4, 2, 1, 0.5)
};

/// Internal context mining, Eq. (5), Table 4.
struct InternalContextConfig {
    bool enabled = true;
    std::int64_t heads = 1;
    std::int64_t depth = 1;
    bool mlp = false;
};

/// External context mining, Eq. (6), (7), (10), Table 5.
struct ExternalContextConfig {
    bool enabled = true;
    std::string tokens = "learned";          ///< "learned" or "momentum"
    bool decoupled = true;                   ///< Eq. (10): separate class and information halves
    bool attentionLoss = true;               ///< Eq. (8)
    bool secondAttention = true;             ///< Y_exter of Eq. (7); false: X_mid itself is added
    std::optional<std::int64_t> midChannels; ///< width of the mid attention's query and key; empty: C
    double momentum = 0.9;                   ///< momentum tokens only: share of the old value that is kept
};

struct DecoderConfig {
    std::string name = "segdeformer"; ///< id in the catalogue of decoders
    std::string fusion = "all_mlp";   ///< segdeformer only: "all_mlp" or "upernet"
    std::int64_t channels = 256;      ///< C
    std::string form = "paper";       ///< segdeformer: "paper" | "official"; all_mlp: "official" | "huggingface"
    std::int64_t depth = 2;           ///< all_mlp: layers of the base decoder (Table 8); 2 is SegFormer's
    double dropout = 0.1;             ///< whole channels, before the classifier
    InternalContextConfig internal;
    ExternalContextConfig external;
    double alpha = 0.4;              ///< weight of L_attn, Eq. (9)
    std::int64_t efficientRatio = 1; ///< R of section 3.4; 1: full attention
};

/// FCN head on one encoder map, in training only.
struct AuxiliaryConfig {
    bool enabled = false;
    std::int64_t channels = 256;
    std::int64_t input = 2; ///< 0-based encoder map
    double weight = 0.4;    ///< of its loss
};

struct ModelConfig {
    EncoderConfig encoder;
    NeckConfig neck;
    DecoderConfig decoder;
    AuxiliaryConfig auxiliary;
    std::int64_t classes = 0; ///< N_cls; 0: taken from the data set
};

void visitFields(FieldVisitor& visitor, EncoderConfig& config);
void visitFields(FieldVisitor& visitor, NeckConfig& config);
void visitFields(FieldVisitor& visitor, InternalContextConfig& config);
void visitFields(FieldVisitor& visitor, ExternalContextConfig& config);
void visitFields(FieldVisitor& visitor, DecoderConfig& config);
void visitFields(FieldVisitor& visitor, AuxiliaryConfig& config);
void visitFields(FieldVisitor& visitor, ModelConfig& config);

/// Checks what one field alone cannot show (a form that the named decoder has not, heads that do not divide channels).
/// @throws Error naming the key.
void checkModelConfig(const ModelConfig& config);

} // namespace sdw
