// MiT, the SegFormer encoder, and SegFormer's own head. Source: architecture.md section 3.2.
#include "core/model/layout_table.h"

namespace sdw::layouts {

const std::vector<Table>& mitTables()
{
    static const std::vector<Table> tables{
        {"mit",
         "nvlabs",
         {"", "backbone.", "encoder."},
         {
             {"layers.{i}.0.projection.*", "patch_embed{s}.proj.*"},
             {"layers.{i}.0.norm.*", "patch_embed{s}.norm.*"},
             {"layers.{i}.1.{j}.norm1.*", "block{s}.{j}.norm1.*"},
             {"layers.{i}.1.{j}.attn.attn.in_proj_*",
              "block{s}.{j}.attn.{part}.*",
              Change::Packed,
              {{{"q", 1}, {"kv", 2}}}},
             {"layers.{i}.1.{j}.attn.attn.out_proj.*", "block{s}.{j}.attn.proj.*"},
             {"layers.{i}.1.{j}.attn.sr.*", "block{s}.{j}.attn.sr.*"},
             {"layers.{i}.1.{j}.attn.norm.*", "block{s}.{j}.attn.norm.*"},
             {"layers.{i}.1.{j}.norm2.*", "block{s}.{j}.norm2.*"},
             {"layers.{i}.1.{j}.ffn.layers.0.*", "block{s}.{j}.mlp.fc1.*", Change::Matrix},
             {"layers.{i}.1.{j}.ffn.layers.1.*", "block{s}.{j}.mlp.dwconv.dwconv.*"},
             {"layers.{i}.1.{j}.ffn.layers.4.*", "block{s}.{j}.mlp.fc2.*", Change::Matrix},
             {"layers.{i}.2.*", "norm{s}.*"},
         },
         {"head."}},
        {"mit",
         "huggingface",
         {"segformer.encoder.", "encoder.", "backbone.encoder.", "backbone.", ""},
         {
             {"layers.{i}.0.projection.*", "patch_embeddings.{i}.proj.*"},
             {"layers.{i}.0.norm.*", "patch_embeddings.{i}.layer_norm.*"},
             {"layers.{i}.1.{j}.norm1.*", "block.{i}.{j}.layer_norm_1.*"},
             {"layers.{i}.1.{j}.attn.attn.in_proj_*",
              "block.{i}.{j}.attention.self.{part}.*",
              Change::Packed,
              {{{"query", 1}, {"key", 1}, {"value", 1}}}},
             {"layers.{i}.1.{j}.attn.attn.out_proj.*", "block.{i}.{j}.attention.output.dense.*"},
             {"layers.{i}.1.{j}.attn.sr.*", "block.{i}.{j}.attention.self.sr.*"},
             {"layers.{i}.1.{j}.attn.norm.*", "block.{i}.{j}.attention.self.layer_norm.*"},
             {"layers.{i}.1.{j}.norm2.*", "block.{i}.{j}.layer_norm_2.*"},
             {"layers.{i}.1.{j}.ffn.layers.0.*", "block.{i}.{j}.mlp.dense1.*", Change::Matrix},
             {"layers.{i}.1.{j}.ffn.layers.1.*", "block.{i}.{j}.mlp.dwconv.dwconv.*"},
             {"layers.{i}.1.{j}.ffn.layers.4.*", "block.{i}.{j}.mlp.dense2.*", Change::Matrix},
             {"layers.{i}.2.*", "layer_norm.{i}.*"},
         },
         {"classifier."}},
        // transformers 5 in memory; its own files have the names above.
        {"mit",
         "huggingface",
         {"segformer.", "backbone.", ""},
         {
             {"layers.{i}.0.projection.*", "stages.{i}.patch_embeddings.proj.*"},
             {"layers.{i}.0.norm.*", "stages.{i}.patch_embeddings.layer_norm.*"},
             {"layers.{i}.1.{j}.norm1.*", "stages.{i}.blocks.{j}.layernorm_before.*"},
             {"layers.{i}.1.{j}.attn.attn.in_proj_*",
              "stages.{i}.blocks.{j}.attention.{part}.*",
              Change::Packed,
              {{{"q_proj", 1}, {"k_proj", 1}, {"v_proj", 1}}}},
             {"layers.{i}.1.{j}.attn.attn.out_proj.*", "stages.{i}.blocks.{j}.attention.o_proj.*"},
             {"layers.{i}.1.{j}.attn.sr.*", "stages.{i}.blocks.{j}.attention.sequence_reduction.sequence_reduction.*"},
             {"layers.{i}.1.{j}.attn.norm.*", "stages.{i}.blocks.{j}.attention.sequence_reduction.layer_norm.*"},
             {"layers.{i}.1.{j}.norm2.*", "stages.{i}.blocks.{j}.layernorm_after.*"},
             {"layers.{i}.1.{j}.ffn.layers.0.*", "stages.{i}.blocks.{j}.mlp.fc1.*", Change::Matrix},
             {"layers.{i}.1.{j}.ffn.layers.1.*", "stages.{i}.blocks.{j}.mlp.dwconv.dwconv.*"},
             {"layers.{i}.1.{j}.ffn.layers.4.*", "stages.{i}.blocks.{j}.mlp.fc2.*", Change::Matrix},
             {"layers.{i}.2.*", "stages.{i}.layer_norm.*"},
         },
         {"classifier."}},
    };
    return tables;
}

const std::vector<Table>& headTables()
{
    static const std::vector<Table> tables{
        {"",
         "nvlabs",
         {""},
         {
             {"decode_head.linear_c.{i}.proj.*", "decode_head.linear_c{s}.proj.*"},
             {"decode_head.linear_fuse.weight", "decode_head.linear_fuse.conv.weight"},
             {"decode_head.batch_norm.*", "decode_head.linear_fuse.bn.*"},
             {"decode_head.classifier.*", "decode_head.linear_pred.*"},
         },
         {}},
        {"",
         "huggingface",
         {""},
         {{"decode_head.linear_c.{i}.proj.*", "decode_head.linear_projections.{i}.proj.*"}},
         {}},
    };
    return tables;
}

} // namespace sdw::layouts
