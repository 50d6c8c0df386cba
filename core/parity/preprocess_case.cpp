// From a picture to a network's input: scaling, normalisation, label values, colour spaces.
#include "core/base/error.h"
#include "core/datasets/label_values.h"
#include "core/datasets/normalize.h"
#include "core/datasets/photometric.h"
#include "core/datasets/resize.h"
#include "core/parity/cases.h"
#include "core/parity/tensor_mat.h"

namespace sdw {
namespace {

constexpr double kGreyLevel = 1; // OpenCV's fixed-point resize differs by one level between versions
constexpr double kNormalizedTolerance = 1e-5;

struct Limits {
    std::int64_t longSide, shortSide;
};

Limits limitsOf(const Fixture& fixture, const std::string& key)
{
    const auto& scale = fixture.meta.at("resized").at(key).at("img_scale");
    if (!scale.is_array() || scale.size() != 2)
        throw Error("meta.json: resized." + key + ".img_scale must be a list of 2 whole numbers.");
    return {scale[0].get<std::int64_t>(), scale[1].get<std::int64_t>()};
}

/// `resized_a` of `resized_a_bgr_u8` and of `label_resized_a_u8`.
std::string resizeKey(const std::string& name)
{
    const auto begin = name.find("resized_");
    return name.substr(begin, name.find('_', begin + 8) - begin);
}

void requireMeanAndDeviation(const Fixture& fixture, Comparison& comparison)
{
    // The engine's values are ImageNet's; a fixture made with others would need another normalisation.
    const double mean[] = {123.675, 116.28, 103.53}, deviation[] = {58.395, 57.12, 57.375};
    for (int i = 0; i < 3; ++i) {
        comparison.number("mean[" + std::to_string(i) + "]", mean[i], fixture.meta.at("mean").at(i).get<double>(),
                          kNormalizedTolerance);
        comparison.number("std[" + std::to_string(i) + "]", deviation[i], fixture.meta.at("std").at(i).get<double>(),
                          kNormalizedTolerance);
    }
}

void runPreprocess(const Fixture& fixture, Comparison& comparison, std::vector<std::string>&)
{
    const auto image = matFromBytes(fixture.tensor("image_bgr_u8"), "image_bgr_u8");
    const auto label = [&] { return matFromBytes(fixture.tensor("label_raw_u8"), "label_raw_u8"); };
    for (const auto& [name, expected] : fixture.tensors) {
        if (name == "image_bgr_u8" || name == "label_raw_u8") continue;
        if (name == "normalized_rgb_hwc") {
            comparison.tensor(name, normalizeImage(image).permute({1, 2, 0}), expected, kNormalizedTolerance);
        } else if (name == "label_reduce_zero_u8") {
            comparison.labels(name, tensorFromMat(reduceZeroLabel(label())), expected, 0);
        } else if (name == "hsv_u8") {
            comparison.tensor(name, tensorFromMat(bgrToHsv(image)), expected, kGreyLevel);
        } else if (name == "bgr_from_hsv_u8") {
            comparison.tensor(name, tensorFromMat(hsvToBgr(matFromBytes(fixture.tensor("hsv_u8"), "hsv_u8"))), expected,
                              kGreyLevel);
        } else if (name.starts_with("resized_")) {
            const auto limits = limitsOf(fixture, resizeKey(name));
            comparison.tensor(name, tensorFromMat(resizeKeepRatio(image, limits.longSide, limits.shortSide)), expected,
                              kGreyLevel);
        } else if (name.starts_with("label_resized_")) {
            const auto limits = limitsOf(fixture, resizeKey(name));
            comparison.labels(name, tensorFromMat(resizeLabelKeepRatio(label(), limits.longSide, limits.shortSide)),
                              expected, kLabelTolerance);
        } else {
            comparison.absent(name, "nothing here computes this");
        }
    }
    if (fixture.meta.contains("mean") && fixture.meta.contains("std")) requireMeanAndDeviation(fixture, comparison);
}

} // namespace

const CaseKind kPreprocessCase{"preprocess", [](const Fixture& fixture) { return fixture.has("image_bgr_u8"); },
                               runPreprocess};

} // namespace sdw
