// Swin. Source: architecture.md section 3.4.
#include "core/model/layout_table.h"

#include <cmath>

namespace sdw::layouts {
namespace {

/// Microsoft's names; timm's differ in where the patch merging is counted: with the stage that follows it.
std::vector<Rule> microsoftRules(const char* downsample)
{
    return {
        {"patch_embed.projection.*", "patch_embed.proj.*"},
        {"patch_embed.norm.*", "patch_embed.norm.*"},
        {"stages.{i}.blocks.{j}.norm1.*", "layers.{i}.blocks.{j}.norm1.*"},
        {"stages.{i}.blocks.{j}.attn.w_msa.qkv.*", "layers.{i}.blocks.{j}.attn.qkv.*"},
        {"stages.{i}.blocks.{j}.attn.w_msa.proj.*", "layers.{i}.blocks.{j}.attn.proj.*"},
        {"stages.{i}.blocks.{j}.attn.w_msa.relative_position_bias_table",
         "layers.{i}.blocks.{j}.attn.relative_position_bias_table"},
        {"stages.{i}.blocks.{j}.norm2.*", "layers.{i}.blocks.{j}.norm2.*"},
        {"stages.{i}.blocks.{j}.ffn.layers.0.0.*", "layers.{i}.blocks.{j}.mlp.fc1.*"},
        {"stages.{i}.blocks.{j}.ffn.layers.1.*", "layers.{i}.blocks.{j}.mlp.fc2.*"},
        {"stages.{i}.downsample.norm.*", downsample, Change::PatchMerging, {{{"norm", 1}}}},
        {"stages.{i}.downsample.reduction.*", downsample, Change::PatchMerging, {{{"reduction", 1}}}},
        {"norm{i}.*", "norm{i}.*"},
    };
}

} // namespace

const std::vector<Table>& swinTables()
{
    static const std::vector<Table> tables{
        {"swin",
         "microsoft",
         {"", "backbone.", "encoder."},
         microsoftRules("layers.{i}.downsample.{part}.*"),
         {"head.", "norm."}},
        {"swin",
         "timm",
         {"", "backbone.", "encoder."},
         microsoftRules("layers.{s}.downsample.{part}.*"),
         {"head.", "norm."}},
        {"swin",
         "huggingface",
         {"swin.", "backbone.", ""},
         {
             {"patch_embed.projection.*", "embeddings.patch_embeddings.projection.*"},
             {"patch_embed.norm.*", "embeddings.norm.*"},
             {"stages.{i}.blocks.{j}.norm1.*", "encoder.layers.{i}.blocks.{j}.layernorm_before.*"},
             {"stages.{i}.blocks.{j}.attn.w_msa.qkv.*",
              "encoder.layers.{i}.blocks.{j}.attention.self.{part}.*",
              Change::Packed,
              {{{"query", 1}, {"key", 1}, {"value", 1}}}},
             {"stages.{i}.blocks.{j}.attn.w_msa.proj.*", "encoder.layers.{i}.blocks.{j}.attention.output.dense.*"},
             {"stages.{i}.blocks.{j}.attn.w_msa.relative_position_bias_table",
              "encoder.layers.{i}.blocks.{j}.attention.self.relative_position_bias_table"},
             {"stages.{i}.blocks.{j}.norm2.*", "encoder.layers.{i}.blocks.{j}.layernorm_after.*"},
             {"stages.{i}.blocks.{j}.ffn.layers.0.0.*", "encoder.layers.{i}.blocks.{j}.intermediate.dense.*"},
             {"stages.{i}.blocks.{j}.ffn.layers.1.*", "encoder.layers.{i}.blocks.{j}.output.dense.*"},
             {"stages.{i}.downsample.norm.*", "encoder.layers.{i}.downsample.norm.*", Change::PatchMerging},
             {"stages.{i}.downsample.reduction.*", "encoder.layers.{i}.downsample.reduction.*", Change::PatchMerging},
             {.official = "norm{i}.*", .other = "hidden_states_norms.stage{s}.*", .withoutPrefix = true},
         },
         {"classifier.", "layernorm.", "pooler.", "embeddings.mask_token"}},
    };
    return tables;
}

void addPositionIndex(TensorMap& official)
{
    const std::string table = "relative_position_bias_table", index = "relative_position_index";
    std::map<std::int64_t, torch::Tensor> made; // by window side: blocks share it
    TensorMap added;
    for (const auto& [name, tensor] : official) {
        if (!name.ends_with(table) || tensor.dim() != 2) continue;
        const auto side = std::int64_t(std::llround(std::sqrt(double(tensor.size(0))))); // 2w - 1
        if (side * side != tensor.size(0) || side % 2 == 0) continue;
        const std::int64_t window = (side + 1) / 2;
        torch::Tensor& value = made[window];
        if (!value.defined()) {
            const auto line = torch::arange(window, torch::kInt64);
            const auto place = (line.unsqueeze(1) * side + line.unsqueeze(0)).flatten(); // row-major, rows 2w-1 apart
            value = place.unsqueeze(1) - place.unsqueeze(0) + (window - 1) * (side + 1);
        }
        added[name.substr(0, name.size() - table.size()) + index] = value;
    }
    official.merge(added);
}

} // namespace sdw::layouts
