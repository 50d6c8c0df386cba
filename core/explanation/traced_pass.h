// One forward pass over a whole image in evaluation mode, with everything that the model computes on the way, and how
// the positions of its maps lie in the image.
#pragma once

#include "core/inference/label_map.h"
#include "core/model/segmenter.h"

namespace sdw {

struct TracedPass {
    Trace trace;           ///< see core/decoders/decoder.h; one image; without values, x_mid and parts of the fusion
    LogitPass logits, mid; ///< towards M and M_mid; mid.logits is undefined in a model without class tokens
    cv::Size input;        ///< the network's input without padding
    cv::Size padded;       ///< and with it (kSmallestInput)

    /// How many positions of a map of this size the image itself has; the others are padding.
    cv::Size valid(cv::Size map) const;
    /// The position of a map (of the size the network gave it) that holds the middle of a pixel.
    /// @param image its size: that of the input, or of the picture the input was scaled from.
    cv::Point position(cv::Size map, cv::Size image, cv::Point pixel) const;
};

/// @param input 1×3×H×W, float, normalised. The model is put into evaluation mode; inference mode is the caller's.
TracedPass tracePass(Segmenter& model, const torch::Tensor& input);

/// Width and height of B×C×H×W.
cv::Size mapSizeOf(const torch::Tensor& map);

} // namespace sdw
