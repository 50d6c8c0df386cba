#include "core/model/layout_recognition.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw::layouts {

std::vector<const std::vector<Table>*> encoderTables()
{
    return {&mitTables(), &swinTables(), &vitTables()};
}

std::optional<Hit> findOther(const Table& table, std::string_view name)
{
    for (const char* prefix : table.prefixes) {
        if (!name.starts_with(prefix)) continue;
        const std::string_view tail = name.substr(std::string_view(prefix).size());
        for (const Rule& rule : table.rules)
            if (auto captures = matchName(rule.other, tail, rule.parts)) return Hit{&rule, *captures};
    }
    return std::nullopt;
}

std::optional<Hit> findOfficial(const Table& table, std::string_view name)
{
    if (name.starts_with(kOfficialPrefix)) name.remove_prefix(std::string_view(kOfficialPrefix).size());
    for (const Rule& rule : table.rules)
        if (auto captures = matchName(rule.official, name, rule.parts)) return Hit{&rule, *captures};
    return std::nullopt;
}

bool isUnused(const Table& table, std::string_view name)
{
    for (const char* prefix : table.prefixes) {
        if (!name.starts_with(prefix)) continue;
        const std::string_view tail = name.substr(std::string_view(prefix).size());
        for (const char* unused : table.unused)
            if (tail.starts_with(unused)) return true;
    }
    return false;
}

bool isDerived(std::string_view name)
{
    return name.ends_with("relative_position_index") || name.ends_with("attn_mask");
}

bool isHead(std::string_view name)
{
    return name.starts_with("decode_head.") || name.starts_with("auxiliary_head.") || name.starts_with("neck.");
}

std::string wrapperOf(const std::vector<std::string>& names)
{
    std::string wrapper;
    bool found = !names.empty();
    for (int depth = 0; found && depth < 4; ++depth) {
        found = false;
        for (const char* candidate : {"module.", "_orig_mod.", "model.", "net."}) {
            const std::string longer = wrapper + candidate;
            if (!std::all_of(names.begin(), names.end(),
                             [&](const std::string& name) { return name.starts_with(longer); }))
                continue;
            wrapper = longer;
            found = true;
            break;
        }
    }
    return wrapper;
}

Recognised recognise(const std::vector<std::string>& names)
{
    Recognised best;
    std::size_t bestCount = 0;
    const auto consider = [&](const Table& table, bool official) {
        const auto count = std::size_t(std::count_if(names.begin(), names.end(), [&](const std::string& name) {
            return !isHead(name) && (official ? findOfficial(table, name) : findOther(table, name)).has_value();
        }));
        if (count > bestCount) {
            best = {&table, official};
            bestCount = count;
        }
    };
    for (const auto* tables : encoderTables()) {
        consider(tables->front(), true);
        for (const Table& table : *tables)
            consider(table, false);
    }
    // Microsoft's and timm's Swin differ in one number only; timm never has a patch merging in stage 0.
    if (best.table && !best.official && std::string_view(best.table->family) == "swin" &&
        std::string_view(best.table->layout) != "huggingface") {
        const bool inFirst = std::any_of(names.begin(), names.end(), [](const std::string& name) {
            return name.find("layers.0.downsample.") != std::string::npos;
        });
        for (const Table& table : swinTables())
            if (std::string_view(table.layout) == (inFirst ? "microsoft" : "timm")) best.table = &table;
    }
    return best;
}

void refuseForeignEncoders(const std::vector<std::string>& names, const std::string& family)
{
    struct Sign {
        const char* text;
        const char* meaning;
    };
    constexpr Sign kSigns[] = {{".gamma_1", "layer scale"},
                               {".gamma_2", "layer scale"},
                               {"ls1.gamma", "layer scale"},
                               {"ls2.gamma", "layer scale"},
                               {"layer_scale", "layer scale"},
                               {".lambda_1", "layer scale"},
                               {"q_norm.", "query and key norms"},
                               {"k_norm.", "query and key norms"},
                               {"reg_token", "register tokens"},
                               {"register_token", "register tokens"},
                               {"logit_scale", "scaled cosine attention (Swin v2)"},
                               {"cpb_mlp", "a continuous position bias (Swin v2)"},
                               {"continuous_position_bias_mlp", "a continuous position bias (Swin v2)"},
                               {"absolute_pos_embed", "an absolute position embedding in Swin"}};
    for (const std::string& name : names) {
        if (isHead(name)) continue;
        for (const Sign& sign : kSigns)
            if (name.find(sign.text) != std::string::npos)
                throw Error("The weights belong to an encoder with " + std::string(sign.meaning) + " ('" + name +
                            "'), which none of this program's encoders has.");
        if (family == "swin" && name.find("position_embeddings") != std::string::npos)
            throw Error("The weights belong to a Swin with an absolute position embedding ('" + name +
                        "'), which this program's has not.");
        if (family == "vit" && name.find("relative_position_bias_table") != std::string::npos)
            throw Error("The weights belong to a ViT with a relative position bias ('" + name +
                        "'), which this program's has not.");
    }
}

} // namespace sdw::layouts
