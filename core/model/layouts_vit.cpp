// ViT and DeiT. Source: architecture.md section 3.5.
#include "core/model/layout_table.h"

namespace sdw::layouts {

const std::vector<Table>& vitTables()
{
    static const std::vector<Table> tables{
        {"vit",
         "timm",
         {"", "backbone.", "encoder."},
         {
             {"cls_token", "cls_token"},
             {"pos_embed", "pos_embed"},
             {"patch_embed.projection.*", "patch_embed.proj.*"},
             {"layers.{j}.ln1.*", "blocks.{j}.norm1.*"},
             {"layers.{j}.attn.attn.in_proj_*", "blocks.{j}.attn.qkv.*"},
             {"layers.{j}.attn.attn.out_proj.*", "blocks.{j}.attn.proj.*"},
             {"layers.{j}.ln2.*", "blocks.{j}.norm2.*"},
             {"layers.{j}.ffn.layers.0.0.*", "blocks.{j}.mlp.fc1.*"},
             {"layers.{j}.ffn.layers.1.*", "blocks.{j}.mlp.fc2.*"},
             {"ln1.*", "norm.*"},
         },
         {"dist_token", "head.", "head_dist.", "pre_logits.", "fc_norm."}},
        {"vit",
         "huggingface",
         {"vit.", "deit.", "backbone.", ""},
         {
             {"cls_token", "embeddings.cls_token"},
             {"pos_embed", "embeddings.position_embeddings"},
             {"patch_embed.projection.*", "embeddings.patch_embeddings.projection.*"},
             {"layers.{j}.ln1.*", "encoder.layer.{j}.layernorm_before.*"},
             {"layers.{j}.attn.attn.in_proj_*",
              "encoder.layer.{j}.attention.attention.{part}.*",
              Change::Packed,
              {{{"query", 1}, {"key", 1}, {"value", 1}}}},
             {"layers.{j}.attn.attn.out_proj.*", "encoder.layer.{j}.attention.output.dense.*"},
             {"layers.{j}.ln2.*", "encoder.layer.{j}.layernorm_after.*"},
             {"layers.{j}.ffn.layers.0.0.*", "encoder.layer.{j}.intermediate.dense.*"},
             {"layers.{j}.ffn.layers.1.*", "encoder.layer.{j}.output.dense.*"},
             {"ln1.*", "layernorm.*"},
         },
         {"embeddings.distillation_token", "embeddings.mask_token", "pooler.", "classifier.", "cls_classifier.",
          "distillation_classifier."}},
    };
    return tables;
}

} // namespace sdw::layouts
