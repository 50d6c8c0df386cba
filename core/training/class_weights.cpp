#include "core/training/class_weights.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sdw {
namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

} // namespace

std::vector<double> classWeights(const LabelCounts& counts, const std::string& method)
{
    if (method == "none") return {};
    const std::size_t classes = counts.pixels.size();
    const auto total = double(std::accumulate(counts.pixels.begin(), counts.pixels.end(), std::int64_t(0)));
    if (total == 0)
        throw Error("train.class_weights: '" + method + "' needs labelled pixels, and the training labels have none.");

    std::vector<double> frequency(classes, 0), present;
    for (std::size_t c = 0; c < classes; ++c) {
        if (counts.pixels[c] == 0) continue;
        frequency[c] = double(counts.pixels[c]) / (method == "median" ? double(counts.imagePixels[c]) : total);
        present.push_back(frequency[c]);
    }
    std::vector<double> weights(classes, 1.0);
    const double middle = median(present);
    double sum = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        if (counts.pixels[c] == 0) continue;
        if (method == "inverse")
            weights[c] = 1.0 / frequency[c];
        else if (method == "median")
            weights[c] = middle / frequency[c];
        // β^n with β = 1 - 1/total, through logarithms: n may be 10^10, where 1 - β^n would lose every digit.
        else if (method == "effective")
            weights[c] = 1.0 / -std::expm1(double(counts.pixels[c]) * std::log1p(-1.0 / (total + 1)));
        else
            throw Error("train.class_weights: unknown method '" + method +
                        "'; known: none, inverse, median, effective.");
        sum += weights[c];
    }
    if (method != "median")
        for (std::size_t c = 0; c < classes; ++c)
            if (counts.pixels[c] > 0) weights[c] *= double(present.size()) / sum;
    return weights;
}

} // namespace sdw
