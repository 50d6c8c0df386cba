// The part of a model that a live fit changes: a decoder with rows for other classes, fitted to samples.
#pragma once

#include "core/interactive/fit_samples.h"
#include "core/interactive/row_fit.h"

namespace sdw {

struct FittedHead {
    std::shared_ptr<Decoder> decoder;
    std::vector<int> classes; ///< class index of each of its rows
    int steps = 0;
    double lossBefore = 0, loss = 0, held = 1; ///< as in FitReport
};

/// @param original not changed.
/// @param rows class indices of the rows wanted: 0 .. known−1, which are the original's (known = 0: the original's
/// classes are forgotten), then new ones.
FittedHead fitHead(SegmenterImpl& original, const std::vector<int>& rows, int known,
                   const std::vector<FitSamples>& samples, const FitTuning& tuning, const Progress& progress);

} // namespace sdw
