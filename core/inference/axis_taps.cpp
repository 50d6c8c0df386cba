#include "core/inference/axis_taps.h"

#include <algorithm>

namespace sdw {
namespace {

/// Closes the taps of one output, with equal sources merged.
void finishOutput(AxisTaps& taps, std::vector<std::pair<std::int32_t, float>>& open)
{
    std::sort(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto first = std::size_t(taps.begin.back());
    for (const auto& [source, weight] : open) {
        if (weight == 0) continue;
        if (taps.source.size() > first && taps.source.back() == source) {
            taps.weight.back() += weight;
        } else {
            taps.source.push_back(source);
            taps.weight.push_back(weight);
        }
    }
    taps.begin.push_back(std::int32_t(taps.source.size()));
    open.clear();
}

} // namespace

AxisTaps bilinearTaps(std::int64_t sources, std::int64_t outputs)
{
    AxisTaps taps{.sources = sources};
    std::vector<std::pair<std::int32_t, float>> open;
    // The factor is rounded to float and the position once more, as in PyTorch's kernels with fused multiply-add.
    const float scale = float(sources) / float(outputs);
    for (std::int64_t o = 0; o < outputs; ++o) {
        const float place = std::max(float(double(scale) * (double(o) + 0.5) - 0.5), 0.0f);
        const auto low = std::min(std::int32_t(place), std::int32_t(sources - 1));
        const float share = std::clamp(place - float(low), 0.0f, 1.0f);
        open.emplace_back(low, 1.0f - share);
        open.emplace_back(std::min(low + 1, std::int32_t(sources - 1)), share);
        finishOutput(taps, open);
    }
    return taps;
}

AxisTaps chained(const AxisTaps& outer, const AxisTaps& inner)
{
    AxisTaps taps{.sources = inner.sources};
    std::vector<std::pair<std::int32_t, float>> open;
    for (std::int64_t o = 0; o < outer.outputs(); ++o) {
        for (auto i = outer.begin[std::size_t(o)]; i < outer.begin[std::size_t(o) + 1]; ++i) {
            const auto middle = std::size_t(outer.source[std::size_t(i)]);
            for (auto j = inner.begin[middle]; j < inner.begin[middle + 1]; ++j)
                open.emplace_back(inner.source[std::size_t(j)],
                                  outer.weight[std::size_t(i)] * inner.weight[std::size_t(j)]);
        }
        finishOutput(taps, open);
    }
    return taps;
}

AxisTaps mirrored(const AxisTaps& taps)
{
    AxisTaps reversed{.sources = taps.sources};
    for (std::int64_t o = taps.outputs(); o-- > 0;) {
        for (auto i = taps.begin[std::size_t(o)]; i < taps.begin[std::size_t(o) + 1]; ++i) {
            reversed.source.push_back(taps.source[std::size_t(i)]);
            reversed.weight.push_back(taps.weight[std::size_t(i)]);
        }
        reversed.begin.push_back(std::int32_t(reversed.source.size()));
    }
    return reversed;
}

std::vector<std::int64_t> windowStarts(std::int64_t length, std::int64_t crop, std::int64_t stride)
{
    const std::int64_t count = std::max<std::int64_t>(length - crop + stride - 1, 0) / stride + 1;
    std::vector<std::int64_t> starts;
    for (std::int64_t i = 0; i < count; ++i)
        starts.push_back(std::max<std::int64_t>(std::min(i * stride, length - crop), 0));
    return starts;
}

AxisTaps windowTaps(const std::vector<std::int64_t>& starts, std::int64_t window, std::int64_t cells,
                    std::int64_t length)
{
    const AxisTaps one = bilinearTaps(cells, window);
    std::vector<float> visits(std::size_t(length), 0);
    for (const auto start : starts)
        for (std::int64_t o = start; o < start + window; ++o)
            ++visits[std::size_t(o)];
    AxisTaps taps{.sources = std::int64_t(starts.size()) * cells};
    std::vector<std::pair<std::int32_t, float>> open;
    for (std::int64_t o = 0; o < length; ++o) {
        for (std::size_t w = 0; w < starts.size(); ++w) {
            const std::int64_t inside = o - starts[w];
            if (inside < 0 || inside >= window) continue;
            for (auto i = one.begin[std::size_t(inside)]; i < one.begin[std::size_t(inside) + 1]; ++i)
                open.emplace_back(std::int32_t(std::int64_t(w) * cells) + one.source[std::size_t(i)],
                                  one.weight[std::size_t(i)] / visits[std::size_t(o)]);
        }
        finishOutput(taps, open);
    }
    return taps;
}

torch::Tensor denseTaps(const AxisTaps& taps)
{
    auto dense = torch::zeros({taps.outputs(), taps.sources});
    auto values = dense.accessor<float, 2>();
    for (std::int64_t o = 0; o < taps.outputs(); ++o)
        for (auto i = taps.begin[std::size_t(o)]; i < taps.begin[std::size_t(o) + 1]; ++i)
            values[o][taps.source[std::size_t(i)]] += taps.weight[std::size_t(i)];
    return dense;
}

} // namespace sdw
