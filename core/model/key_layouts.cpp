#include "core/model/key_layouts.h"

#include "core/base/error.h"
#include "core/model/layout_recognition.h"
#include "core/tensor/tensor_check.h"

#include <algorithm>

namespace sdw {
namespace {

using namespace layouts;

/// Between channel-major (c·4 + 2·dy + dx) and position-major ((dy + 2·dx)·C + c) order of the last dimension.
torch::Tensor reorderMerging(const torch::Tensor& tensor, bool toOfficial, const std::string& name)
{
    const std::int64_t channels = tensor.dim() > 0 ? tensor.size(-1) / 4 : 0;
    if (channels == 0 || tensor.size(-1) % 4 != 0)
        throw Error("Tensor '" + name +
                    "' of a patch merging must have four times the channels in its last dimension, got " +
                    describeSizes(tensor.sizes()) + ".");
    const auto order =
        torch::tensor({0, 2, 1, 3}, torch::kInt64); // position dy + 2·dx of channel place 2·dy + dx; its own inverse
    if (toOfficial)
        return tensor.unflatten(-1, {4, channels}).index_select(-2, order).transpose(-1, -2).flatten(-2).contiguous();
    return tensor.unflatten(-1, {channels, 4}).transpose(-1, -2).index_select(-2, order).flatten(-2).contiguous();
}

torch::Tensor toOfficialForm(const torch::Tensor& tensor, const Hit& hit, const std::string& name)
{
    switch (hit.rule->change) {
    case Change::Matrix:
        return tensor.dim() == 2 ? tensor.unsqueeze(-1).unsqueeze(-1) : tensor;
    case Change::PatchMerging:
        return reorderMerging(tensor, true, name);
    default:
        return tensor;
    }
}

torch::Tensor fromOfficialForm(const torch::Tensor& tensor, const Hit& hit, const std::string& name)
{
    switch (hit.rule->change) {
    case Change::Matrix:
        return tensor.dim() == 4 && tensor.size(2) == 1 && tensor.size(3) == 1 ? tensor.flatten(1) : tensor;
    case Change::PatchMerging:
        return reorderMerging(tensor, false, name);
    default:
        return tensor;
    }
}

int countParts(const Rule& rule)
{
    return int(
        std::count_if(rule.parts.begin(), rule.parts.end(), [](const Part& part) { return part.name != nullptr; }));
}

/// Collects the parts of packed tensors and joins them once all are there.
class Packer {
public:
    void add(const std::string& official, const Hit& hit, const std::string& name, const torch::Tensor& tensor)
    {
        Pile& pile = m_piles[official];
        if (!pile.names[std::size_t(hit.captures.part)].empty())
            throw Error("The weights hold two tensors that both mean one part of '" + official + "': '" +
                        pile.names[std::size_t(hit.captures.part)] + "' and '" + name + "'.");
        pile.rule = hit.rule;
        pile.names[std::size_t(hit.captures.part)] = name;
        pile.tensors[std::size_t(hit.captures.part)] = tensor;
    }

    void joinInto(TensorMap& official) const
    {
        for (const auto& [name, pile] : m_piles) {
            std::vector<torch::Tensor> parts;
            for (int p = 0; p < countParts(*pile.rule); ++p) {
                const Part& part = pile.rule->parts[std::size_t(p)];
                const torch::Tensor& tensor = pile.tensors[std::size_t(p)];
                const auto found = std::find_if(pile.names.begin(), pile.names.end(),
                                                [](const std::string& text) { return !text.empty(); });
                if (!tensor.defined())
                    throw Error("The weights hold '" + *found + "' but not the part '" + part.name +
                                "' that belongs with it.");
                const auto& first = pile.tensors[0];
                const bool fits = tensor.dim() > 0 && tensor.dim() == first.dim() &&
                                  tensor.scalar_type() == first.scalar_type() &&
                                  tensor.sizes().slice(1) == first.sizes().slice(1) &&
                                  tensor.size(0) * pile.rule->parts[0].blocks == first.size(0) * part.blocks;
                if (!fits)
                    throw Error("Tensors '" + pile.names[0] + "' " + describeSizes(first.sizes()) + " and '" +
                                pile.names[std::size_t(p)] + "' " + describeSizes(tensor.sizes()) +
                                " do not fit together.");
                parts.push_back(tensor);
            }
            official[name] = torch::cat(parts, 0);
        }
    }

private:
    struct Pile {
        const Rule* rule = nullptr;
        std::array<std::string, 3> names;
        std::array<torch::Tensor, 3> tensors;
    };
    std::map<std::string, Pile> m_piles;
};

void splitInto(TensorMap& result, const std::string& prefix, Hit hit, const torch::Tensor& tensor,
               const std::string& name)
{
    std::int64_t blocks = 0;
    for (const Part& part : hit.rule->parts)
        blocks += part.blocks;
    if (tensor.dim() == 0 || tensor.size(0) % blocks != 0)
        throw Error("Tensor '" + name + "' " + describeSizes(tensor.sizes()) + " cannot be split into " +
                    std::to_string(blocks) + " equal parts.");
    const std::int64_t rows = tensor.size(0) / blocks;
    std::int64_t start = 0;
    for (int p = 0; p < countParts(*hit.rule); ++p) {
        const std::int64_t count = rows * hit.rule->parts[std::size_t(p)].blocks;
        hit.captures.part = p;
        result[prefix + makeName(hit.rule->other, hit.captures, hit.rule->parts)] =
            tensor.narrow(0, start, count).contiguous();
        start += count;
    }
}

/// Position embedding of a distilled DeiT: class, distillation, patches; the models here have no distillation token.
void dropDistillation(OfficialWeights& weights)
{
    const bool distilled = std::any_of(weights.dropped.begin(), weights.dropped.end(), [](const std::string& name) {
        return name.ends_with("dist_token") || name.ends_with("distillation_token");
    });
    const auto embedding = weights.tensors.find("backbone.pos_embed");
    if (!distilled || embedding == weights.tensors.end()) return;
    const torch::Tensor& old = embedding->second;
    if (old.dim() != 3 || old.size(1) < 3)
        throw Error("The position embedding of a distilled DeiT must have the shape 1×(2+P)×D, got " +
                    describeSizes(old.sizes()) + ".");
    embedding->second = torch::cat({old.narrow(1, 0, 1), old.narrow(1, 2, old.size(1) - 2)}, 1);
    weights.notes.push_back("The distillation token and its position were left out.");
}

/// SegFormer's original head keeps a classifier of its base class that it never uses.
void dropUnusedClassifier(OfficialWeights& weights)
{
    if (!weights.tensors.count("decode_head.linear_fuse.weight")) return;
    for (const char* name : {"decode_head.conv_seg.weight", "decode_head.conv_seg.bias"})
        if (weights.tensors.erase(name)) weights.dropped.push_back(name);
}

const Table& tableFor(const std::string& family, const std::string& layout)
{
    std::string known = "mmseg";
    for (const auto* tables : encoderTables()) {
        if (family != tables->front().family) continue;
        for (const Table& table : *tables) {
            if (layout == table.layout) return table;
            if (known.find(table.layout) == std::string::npos) known += std::string(", ") + table.layout;
        }
    }
    throw Error("Weights of a " + (family.empty() ? "model without a known encoder" : family + " encoder") +
                    " cannot be written in the layout '" + layout + "'" +
                    (family.empty() ? "." : "; possible: " + known + "."),
                ErrorKind::Usage);
}

} // namespace

OfficialWeights toOfficialKeys(const TensorMap& tensors)
{
    std::vector<std::string> names;
    for (const auto& entry : tensors)
        names.push_back(entry.first);
    const std::size_t wrapper = wrapperOf(names).size();
    for (std::string& name : names)
        name.erase(0, wrapper);

    OfficialWeights weights;
    const Recognised found = recognise(names);
    if (found.table) {
        weights.family = found.table->family;
        weights.layout = found.official ? "mmseg" : found.table->layout;
    }
    refuseForeignEncoders(names, weights.family);
    weights.encoderOnly =
        std::none_of(names.begin(), names.end(), [](const std::string& name) { return isHead(name); });

    Packer packer;
    // `cls_token` and `backbone.cls_token` in one file: neither may silently win.
    const auto add = [&weights](const std::string& official, const torch::Tensor& tensor) {
        if (!weights.tensors.emplace(official, tensor).second)
            throw Error("The weights hold two tensors that both mean '" + official + "'.");
    };
    auto name = names.begin();
    for (const auto& [key, tensor] : tensors) {
        const std::string& plain = *name++;
        if (isDerived(plain)) {
            weights.dropped.push_back(key);
            continue;
        }
        std::optional<Hit> hit;
        if (isHead(plain)) {
            for (const Table& table : headTables())
                if (!hit) hit = findOther(table, plain);
            add(hit ? makeName(hit->rule->official, hit->captures, hit->rule->parts) : plain, tensor);
            continue;
        }
        if (found.table) hit = found.official ? findOfficial(*found.table, plain) : findOther(*found.table, plain);
        if (!hit) {
            if (found.table && isUnused(*found.table, plain))
                weights.dropped.push_back(key);
            else
                add(plain, tensor);
            continue;
        }
        const std::string official = kOfficialPrefix + makeName(hit->rule->official, hit->captures, hit->rule->parts);
        if (!found.official && hit->rule->change == Change::Packed)
            packer.add(official, *hit, key, tensor);
        else
            add(official, found.official ? tensor : toOfficialForm(tensor, *hit, key));
    }
    packer.joinInto(weights.tensors);
    dropDistillation(weights);
    dropUnusedClassifier(weights);
    if (weights.layout == "mmseg" && weights.tensors.count("decode_head.unify.0.weight")) weights.layout = "paper";
    return weights;
}

std::pair<std::string, std::string> recogniseLayout(const std::vector<std::string>& names)
{
    const std::size_t wrapper = wrapperOf(names).size();
    std::vector<std::string> plain;
    for (const std::string& name : names)
        plain.push_back(name.substr(wrapper));
    const Recognised found = recognise(plain);
    if (!found.table) return {};
    const bool paper =
        found.official && std::find(plain.begin(), plain.end(), "decode_head.unify.0.weight") != plain.end();
    return {found.table->family, paper ? "paper" : found.official ? "mmseg" : found.table->layout};
}

TensorMap fromOfficialKeys(const TensorMap& official, const std::string& family, const std::string& layout)
{
    const bool encoderOnly =
        std::all_of(official.begin(), official.end(), [](const auto& entry) { return !isHead(entry.first); });
    if (layout == "mmseg") {
        TensorMap result;
        for (const auto& [name, tensor] : official)
            result[encoderOnly && name.starts_with(kOfficialPrefix)
                       ? name.substr(std::string_view(kOfficialPrefix).size())
                       : name] = tensor;
        if (family == "swin") addPositionIndex(result);
        return result;
    }

    const Table& table = tableFor(family, layout);
    std::string prefix = table.prefixes.front();
    if (prefix.empty() && !encoderOnly && layout != "timm")
        prefix = kOfficialPrefix; // the original releases' own segmentation files
    TensorMap result;
    for (const auto& [name, tensor] : official) {
        if (isHead(name)) {
            if (layout == "timm") continue;
            std::optional<Hit> hit;
            for (const Table& head : headTables())
                if (head.layout == layout && layout != "huggingface") hit = findOfficial(head, name);
            result[hit ? makeName(hit->rule->other, hit->captures, hit->rule->parts) : name] = tensor;
            continue;
        }
        const auto hit = name.starts_with(kOfficialPrefix) ? findOfficial(table, name) : std::nullopt;
        if (isDerived(name)) continue;
        if (!hit) {
            result[name] = tensor;
            continue;
        }
        const std::string before = hit->rule->withoutPrefix ? "" : prefix;
        if (hit->rule->change == Change::Packed) {
            splitInto(result, before, *hit, tensor, name);
            continue;
        }
        result[before + makeName(hit->rule->other, hit->captures, hit->rule->parts)] =
            fromOfficialForm(tensor, *hit, name);
    }
    return result;
}

std::vector<std::string> writableLayouts()
{
    return {"mmseg", "huggingface", "timm", "nvlabs", "microsoft"};
}

} // namespace sdw
