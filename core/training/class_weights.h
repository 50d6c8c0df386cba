// Weights of the classes in the loss, from how often each occurs in the training labels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sdw {

/// Pixel counts of the classes in a set of label maps.
struct LabelCounts {
    std::vector<std::int64_t> pixels;      ///< per class
    std::vector<std::int64_t> imagePixels; ///< per class: labelled pixels of the images in which the class occurs
    std::int64_t ignored = 0;
};

/// @param method "inverse": 1/f_c with f_c the class's share of the labelled pixels, scaled to mean 1 over the classes
///        present. "median": median(f)/f_c with f_c = pixels / imagePixels (median-frequency balancing, SegNet; Eigen &
///        Fergus 2015). "effective": (1-β)/(1-β^n) with β = 1 - 1/total (Cui et al. 2019, one "sample" a pixel), scaled
///        to mean 1 likewise. Classes without a pixel get 1: they add nothing to the loss.
/// @return one weight per class; empty for "none".
/// @throws Error on an unknown method, or when no pixel is labelled.
std::vector<double> classWeights(const LabelCounts& counts, const std::string& method);

} // namespace sdw
