// The part of a live fit that knows no model: trees over what pixels look like, for a project that begins from zero.
// They see finer than the network's map and need no class that the network has met before.
#pragma once

#include "core/interactive/doubt.h"
#include "core/interactive/fit_samples.h"
#include "core/interactive/random_trees.h"

namespace sdw {

struct FittedTrees {
    RandomTrees trees;
    std::vector<int> classes; ///< class index of each class of the trees
    double loss = 0;          ///< mean cross-entropy under the strokes, each class counting alike

    bool empty() const { return trees.empty(); }
    /// At the positions of the image's look.
    ClassShares shares(const FitImage& image) const;
    /// CV_16UC1 class indices at the picture's size. @param shares of that picture.
    cv::Mat labels(const ClassShares& shares, cv::Size picture) const;
};

/// An image and the positions of its look that were painted, at least one over all.
struct PaintedLook {
    std::shared_ptr<const FitImage> image;
    std::vector<StrokeCell> positions;
};

/// @throws Error (Interrupted) when `progress` stops it.
FittedTrees fitTrees(const std::vector<PaintedLook>& painted, const FitTuning& tuning, const Progress& progress);

} // namespace sdw
