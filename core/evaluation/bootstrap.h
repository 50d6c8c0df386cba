// How far a score could have come out differently on other images: bootstrap over images, and paired tests of two
// models. mIoU is a ratio of sums, so the unit that is drawn again is the image, never the pixel. Source: Efron and
// Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 13 (percentile interval) and 15 (permutation test);
// Holm, "A simple sequentially rejective multiple test procedure" (1979).
#pragma once

#include "core/evaluation/evaluate.h"

#include <span>

namespace sdw {

struct ScoreIntervals {
    std::optional<Interval> meanIou;          ///< empty without images
    std::vector<std::optional<Interval>> iou; ///< per class; empty where the class occurs nowhere
};

/// 95 % percentile intervals of mIoU and of the IoU of every class, over `resamples` draws of as many images as there
/// are. A class that a draw happens to lack is left out of that draw's mean, as evaluation leaves it out. Depends on
/// the arguments alone, not on the number of threads.
ScoreIntervals bootstrapIntervals(std::span<const ImageCounts> images, int classes, std::int64_t resamples,
                                  std::uint64_t seed = 0);

/// Second model minus first, for one class.
struct ClassDelta {
    std::optional<double> delta;          ///< of IoU, -1..1; empty where either model has no value
    std::optional<Interval> interval;     ///< 95 %
    std::optional<double> pValue;         ///< paired permutation, two-sided
    std::optional<double> adjustedPValue; ///< of Holm's step-down over all classes
};

struct PairedComparison {
    double delta = 0;  ///< mIoU of the second minus mIoU of the first, -1..1
    Interval interval; ///< 95 %, paired bootstrap: both models are scored on the same draws
    double pValue =
        1; ///< paired permutation, two-sided: how often swapping the models image by image gives as large a difference
    double smallestDelta = 0; ///< half the width of the interval: a difference below it cannot be seen on this data set
    std::vector<ClassDelta> classes;
    std::size_t images = 0;
};

/// @throws Error when the two reports do not name the same images and as many classes.
PairedComparison compareReports(const EvaluationReport& first, const EvaluationReport& second,
                                std::int64_t resamples = 10000, std::uint64_t seed = 0);

} // namespace sdw
