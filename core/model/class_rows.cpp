#include "core/model/class_rows.h"

#include <algorithm>

namespace sdw {

bool isPerClass(const std::string& name)
{
    if (!name.starts_with("decode_head.") && !name.starts_with("auxiliary_head.")) return false;
    for (const char* ending : {".conv_seg.weight", ".conv_seg.bias", ".classifier.weight", ".classifier.bias",
                               ".cls_token", ".prop_token", ".token_class", ".token_info"})
        if (name.ends_with(ending)) return true;
    return false;
}

std::int64_t classDimension(const torch::Tensor& tensor)
{
    return tensor.dim() == 3 ? 1 : 0;
}

std::vector<std::int64_t> rowsByName(const ClassList& from, const ClassList& to)
{
    std::vector<std::int64_t> rows;
    for (std::size_t k = 0; k < to.size(); ++k) {
        const auto same = std::ranges::find(from, to[k].name, &ClassInfo::name);
        const bool renamed = same == from.end() && from.size() == to.size() &&
                             std::ranges::find(to, from[k].name, &ClassInfo::name) == to.end();
        rows.push_back(same != from.end() ? same - from.begin() : renamed ? std::int64_t(k) : -1);
    }
    return rows;
}

void copyWithClasses(const torch::nn::Module& source, torch::nn::Module& target, const std::string& prefix,
                     const std::vector<std::int64_t>& rows)
{
    torch::NoGradGuard noGrad;
    const auto copy = [&](const std::string& name, const torch::Tensor& from, torch::Tensor to) {
        if (!isPerClass(prefix + name)) {
            to.copy_(from);
            return;
        }
        const std::int64_t along = classDimension(to);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            auto row = to.select(along, std::int64_t(r));
            if (rows[r] < 0)
                row.zero_();
            else
                row.copy_(from.select(along, rows[r]));
        }
    };
    const auto parameters = target.named_parameters();
    for (const auto& item : source.named_parameters())
        copy(item.key(), item.value(), parameters[item.key()]);
    const auto buffers = target.named_buffers();
    for (const auto& item : source.named_buffers())
        copy(item.key(), item.value(), buffers[item.key()]);
}

} // namespace sdw
