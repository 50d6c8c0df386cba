// How predictions are made and scored.
#pragma once

#include "core/config/fields.h"

namespace sdw {

struct EvaluationConfig {
    std::int64_t every = 16000;         ///< training: iterations between evaluations; 0: only at the end
    std::string mode = "whole";         ///< "whole" image or "slide"
    std::vector<std::int64_t> crop;     ///< slide: window height, width; empty: the training crop
    std::vector<std::int64_t> stride;   ///< slide: steps down, right; empty: two thirds of the window
    std::vector<double> scales = {1.0}; ///< test-time scales; softmax maps are averaged
    bool flip = false;                  ///< each scale also mirrored
    double boundaryWidth = 0.02;        ///< boundary IoU: band as a share of the image diagonal
    std::int64_t bootstrap = 1000;      ///< resamples of the images for intervals; 0: none
};

void visitFields(FieldVisitor& visitor, EvaluationConfig& config);

} // namespace sdw
