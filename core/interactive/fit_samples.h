// What a live fit learns from: positions under strokes, with the painted class, and positions elsewhere, where the
// original model is to be heard.
#pragma once

#include "core/interactive/fit_image.h"
#include "core/interactive/live_fit.h"

#include <memory>

namespace sdw {

/// A position of the decoder's map and what was painted there.
struct StrokeCell {
    std::int64_t cell = 0;
    int classIndex = 0;
};

/// Where pixels of several classes fall into a cell, the most frequent counts; of equals the first.
/// @param strokes CV_16UC1. @param classes values from here on are no class.
std::vector<StrokeCell> strokeCells(const FitImage& image, const cv::Mat& strokes, int classes);
/// The same for the positions of FitImage::look.
std::vector<StrokeCell> strokePositions(const FitImage& image, const cv::Mat& strokes, int classes);

/// The samples of one image.
struct FitSamples {
    std::shared_ptr<const FitImage> image;
    std::vector<StrokeCell> strokes;
    std::vector<std::int64_t> held;
    std::vector<int> heldLabels;    ///< what is known to be there; empty: nobody knows
    std::vector<double> heldCounts; ///< where it is known: for how many cells each stands

    std::vector<std::int64_t> cells() const; ///< the strokes', then the held ones
};

/// Evenly thinned out to at most `tuning.strokeCells` of each class; the same each time. Held: `tuning.heldCells`
/// anywhere, or some cells of each known class where others hold what is known (then none where nothing is).
/// @param known labelled cells of the image.
FitSamples fitSamples(std::shared_ptr<const FitImage> image, std::vector<StrokeCell> strokes, const FitTuning& tuning,
                      const std::vector<StrokeCell>& known = {}, bool knownOnly = false);

} // namespace sdw
