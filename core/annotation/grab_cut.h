// GrabCut: the object inside a box, separated from its surroundings by colour; strokes say where it went wrong.
// Source: Rother, Kolmogorov and Blake, GrabCut (SIGGRAPH 2004), as in OpenCV's imgproc.
#pragma once

#include "core/annotation/region.h"
#include "core/base/progress.h"

namespace sdw {

struct GrabCutHints {
    Region object;     ///< pixels that certainly belong to it
    Region background; ///< pixels that certainly do not
    Region likely;     ///< pixels of the box that colours of the object are learnt from first; empty: all of it
};

struct GrabCutOptions {
    int rounds = 5;
    std::int64_t mostPixels =
        500'000;         ///< larger surroundings of the box are made smaller first; time grows with the pixels
    double margin = 0.3; ///< how much around the box is looked at, as a share of its size
    std::int64_t roundsPixels = 0; ///< the rounds take a picture of so many only; 0: as many as there are
    double rim = 4;                ///< of those: how far to both sides of the rim all pixels are told apart after it
};

/// @param image CV_8UC3, blue-green-red. @param box holds the whole object; what is outside of it is background.
/// @return the object's pixels; hints are obeyed. Same input, same result.
/// @throws Error for other images, a box outside of the image, or (Interrupted) when `progress` stops it between
/// rounds.
Region grabCut(const cv::Mat& image, const cv::Rect& box, const GrabCutHints& hints = {},
               const GrabCutOptions& options = {}, const Progress& progress = {});

} // namespace sdw
