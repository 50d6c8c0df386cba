// Cross-entropy per pixel, as log-softmax and gather: deterministic on every device, unlike the framework's fused form.
#pragma once

#include <torch/torch.h>

namespace sdw {

/// Logits for every pixel of a label map, and which pixels count.
struct PixelScores {
    torch::Tensor logProbabilities; ///< B×K×H×W, float
    torch::Tensor labels;           ///< B×H×W, int64, 0 where not valid
    torch::Tensor valid;            ///< B×H×W, bool
};

/// Resizes logits bilinearly to the labels' size and takes the log-softmax over the classes, in float whatever came in.
/// @param logits B×K×h×w. @param labels B×H×W, int64; negative values are ignored.
/// @throws Error on shapes that do not fit, or (on the CPU, where looking costs nothing) on a label of K or more.
PixelScores scorePixels(const torch::Tensor& logits, const torch::Tensor& labels);

/// −log p of each pixel's label, times the label's weight; 0 where the pixel is not valid.
/// @param classWeights K, or undefined for none.
/// @return B×H×W
torch::Tensor pixelCrossEntropy(const PixelScores& scores, const torch::Tensor& classWeights);

/// Mean over all pixels, ignored ones included (Eq. 8 and 9 divide by H·W; the authors' framework does the same), or
/// over the valid ones only.
torch::Tensor meanOverPixels(const torch::Tensor& losses, const PixelScores& scores, bool averageNonIgnore);

} // namespace sdw
