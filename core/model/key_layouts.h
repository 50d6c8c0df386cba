// The names under which other programs store the same weights, and the way from them to the official names and back.
// Source: architecture.md section 3 (mmsegmentation, original SegFormer, Hugging Face, timm, Microsoft's Swin).
#pragma once

#include <torch/torch.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

using TensorMap = std::map<std::string, torch::Tensor>;

struct OfficialWeights {
    TensorMap tensors;  ///< official names: `backbone.`, `neck.`, `decode_head.`, `auxiliary_head.`; others as found
    std::string family; ///< encoder family: "mit", "swin", "vit"; empty where no encoder was recognised
    std::string layout; ///< mmseg, paper, nvlabs, huggingface, timm, microsoft; empty where unknown
    bool encoderOnly = false;         ///< the file holds no decoder
    std::vector<std::string> dropped; ///< names in the file that no model of this program has use for
    std::vector<std::string> notes;   ///< for people: what was changed beyond names
};

/// Recognises the layout by the names and converts to the official one: packs query, key and value, reorders patch
/// merging, removes the distillation token, derived buffers and ImageNet classifiers.
/// @throws Error naming the key when the file belongs to an encoder that this program has not (layer scale, query/key
///         norms, register tokens, Swin v2), or when a part of a packed tensor is missing.
OfficialWeights toOfficialKeys(const TensorMap& tensors);

/// What toOfficialKeys() would recognise, from the names alone. First: family, second: layout.
std::pair<std::string, std::string> recogniseLayout(const std::vector<std::string>& names);

/// Official names to another layout: "mmseg", "nvlabs", "huggingface", "timm" or "microsoft". An encoder alone gets the
/// names that encoder files have there; timm holds encoders only, so decoders are left out. "mmseg" adds the buffers
/// that the official Swin code expects.
/// @throws Error when that program has no such encoder.
TensorMap fromOfficialKeys(const TensorMap& official, const std::string& family, const std::string& layout);

/// Layouts that fromOfficialKeys() writes.
std::vector<std::string> writableLayouts();

} // namespace sdw
