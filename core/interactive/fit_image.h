// What a live fit keeps of an image: everything the network computes before classes come in, and how its positions lie
// in the image.
#pragma once

#include "core/config/data_config.h"
#include "core/inference/label_map.h"
#include "core/interactive/appearance.h"
#include "core/model/segmenter.h"

#include <functional>

namespace sdw {

/// Never changes once it is made. Positions ("cells") are those of the decoder's map: of one window, or of all windows
/// side by side; numbered in reading order.
struct FitImage {
    cv::Mat picture;
    std::vector<DecoderTrunk> windows; ///< row by row
    std::int64_t windowsAcross = 1;
    cv::Size window;                ///< cells of one
    cv::Size input;                 ///< of the network, pixels
    LogitPass original;             ///< the model's own logits
    std::vector<int> rows, columns; ///< which cell holds a pixel's middle: by y and by x
    Appearance look;                ///< of pixels, then the encoder's finest map and the logits; empty: not wanted
    std::size_t bytes = 0;          ///< of all tensors, and of `look`

    std::int64_t cellsAcross() const { return original.logits.size(1); }
    std::int64_t cells() const { return original.logits.size(0) * cellsAcross(); }
    std::int64_t cellOf(cv::Point pixel) const
    {
        return std::int64_t(rows[std::size_t(pixel.y)]) * cellsAcross() + columns[std::size_t(pixel.x)];
    }
};

/// One pass without gradients. @param picture CV_8UC3 BGR; shared. @param withLook whether `look` is wanted.
FitImage makeFitImage(Segmenter& model, const cv::Mat& picture, const DataConfig& data,
                      const std::optional<WindowPlan>& windows, bool withLook = false);

/// The pass of another decoder over the same image.
LogitPass classifyFitImage(const FitImage& image, const std::optional<WindowPlan>& windows, Decoder& decoder);

/// A function of some positions of a window: n×anything, a row per position.
using OfPositions = std::function<torch::Tensor(const DecoderTrunk& trunk, const torch::Tensor& positions)>;
/// A function of cells of the whole image. @return a row per cell, in their order.
torch::Tensor atCells(const FitImage& image, const std::vector<std::int64_t>& cells, const OfPositions& function);

} // namespace sdw
