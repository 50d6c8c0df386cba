#include "core/tensor/tensor_check.h"

#include "core/base/error.h"

namespace sdw {

std::string describeSizes(torch::IntArrayRef sizes)
{
    std::string text = "[";
    for (const auto size : sizes)
        text += (text.size() > 1 ? ", " : "") + (size < 0 ? "any" : std::to_string(size));
    return text + "]";
}

void requireShape(const torch::Tensor& tensor, std::initializer_list<std::int64_t> sizes, std::string_view what)
{
    const torch::IntArrayRef expected(sizes.begin(), sizes.size());
    const auto message = [&](const std::string& got) {
        return std::string(what) + " must have sizes " + describeSizes(expected) + ", got " + got + ".";
    };
    if (!tensor.defined()) throw Error(message("no tensor"));
    bool fits = tensor.dim() == static_cast<std::int64_t>(expected.size());
    for (std::size_t i = 0; fits && i < expected.size(); ++i)
        fits = expected[i] < 0 || expected[i] == tensor.size(static_cast<std::int64_t>(i));
    if (!fits) throw Error(message(describeSizes(tensor.sizes())));
}

} // namespace sdw
