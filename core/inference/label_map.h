// From the logits that a network gives at its own, coarse resolution to a label map at the picture's. Enlarging,
// averaging and arg-max are done row by row: the K×H×W logits of the whole picture are never formed.
#pragma once

#include "core/inference/axis_taps.h"

#include <opencv2/core.hpp>

#include <functional>
#include <optional>
#include <span>

namespace sdw {

/// A network: 1×3×h×w normalised image → logits 1×K×h'×w' at whatever resolution it has.
using ForwardLogits = std::function<torch::Tensor(const torch::Tensor& image)>;

/// Sides below this are padded: MiT's first stage has to have 8 rows and columns for its 8-fold reduction.
constexpr std::int64_t kSmallestInput = 32;

/// Window and step, pixels.
struct WindowPlan {
    std::int64_t cropHeight = 0, cropWidth = 0, strideDown = 0, strideRight = 0;
};

/// One pass over an image: the logits of all its windows (one window: the whole image), and the way from them to an
/// axis of the network's input.
struct LogitPass {
    torch::Tensor logits;   ///< hs×ws×K, contiguous float; the windows' maps side by side
    AxisTaps rows, columns; ///< to the size of the network's input
    bool mirrored = false;  ///< the input was flipped left to right
};

/// Runs the network over the image or its windows. Images of fewer than kSmallestInput pixels on a side are padded with
/// zeros on the right and at the bottom first, and the padding's logits are left out.
/// @param image 1×3×h×w, on the network's device; already flipped where `mirrored`.
LogitPass runPass(const ForwardLogits& forward, const torch::Tensor& image, const std::optional<WindowPlan>& windows,
                  bool mirrored = false);

/// Arg-max at h×w. One pass: of its logits. Several: of the mean of their softmax maps. Equal to the plain form
/// (resize to the input, resize to the picture, softmax, mean, arg-max) but for pixels where two classes are equal to
/// rounding.
/// @return CV_16UC1.
cv::Mat labelMap(std::span<const LogitPass> passes, int height, int width);

} // namespace sdw
