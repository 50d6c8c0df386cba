// Linear resampling along one axis as a short list of weighted sources per output. Such lists can be chained, so that
// "up to the window, into the image, down to the original size" becomes one step.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace sdw {

struct AxisTaps {
    std::int64_t sources = 0;
    std::vector<std::int32_t> begin{0}; ///< taps of output o: begin[o] .. begin[o+1]-1
    std::vector<std::int32_t> source;
    std::vector<float> weight;

    std::int64_t outputs() const { return std::int64_t(begin.size()) - 1; }
};

/// Bilinear, align_corners = false, the same positions as PyTorch's upsample to a given size.
AxisTaps bilinearTaps(std::int64_t sources, std::int64_t outputs);

/// `outer` applied to what `inner` gives. outer.sources must be at most inner.outputs(); more are left unused.
AxisTaps chained(const AxisTaps& outer, const AxisTaps& inner);

/// Outputs in reverse order.
AxisTaps mirrored(const AxisTaps& taps);

/// Where windows start along an axis: every `stride`, the last one moved back inside.
/// Source: SegDeformer's code base: max(length - crop + stride - 1, 0) / stride + 1 windows.
std::vector<std::int64_t> windowStarts(std::int64_t length, std::int64_t crop, std::int64_t stride);

/// Windows laid one behind the other, `cells` sources each, to an axis of `length` outputs: each window is enlarged to
/// its own size and every output is the mean of the windows that cover it.
AxisTaps windowTaps(const std::vector<std::int64_t>& starts, std::int64_t window, std::int64_t cells,
                    std::int64_t length);

/// outputs × sources, float.
torch::Tensor denseTaps(const AxisTaps& taps);

} // namespace sdw
