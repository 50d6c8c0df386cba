// Errors as people make them, put into label maps on purpose: for those who are to find them again.
#pragma once

#include "core/base/class_list.h"
#include "core/base/random.h"
#include "core/exporters/regions.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace sdw::test {

enum class LabelErrorKind { Swap, Shift, Drop };
constexpr const char* kLabelErrorNames[] = {"class swap", "shift", "dropped object"};

struct LabelError {
    LabelErrorKind kind = LabelErrorKind::Swap;
    Region changed; ///< pixels whose label is wrong now
    std::int64_t area = 0;
    int was = 0; ///< class of the region
};

struct LabelErrorOptions {
    double share = 0.05;               ///< of the regions
    std::int64_t smallest = 150;       ///< pixels; smaller regions are left as they are
    double largestDropped = 0.05;      ///< share of the image: nobody forgets a street
    int leastShift = 3, mostShift = 8; ///< pixels
    std::int64_t leastChanged = 40;    ///< pixels; a shift that changes fewer is none
};

/// For every pixel of the mask the label of the nearest pixel outside that has a class.
inline cv::Mat nearestOutside(const cv::Mat& label, const cv::Mat& mask)
{
    const cv::Mat unknown = (mask != 0) | (label == kIgnoreLabel);
    if (cv::countNonZero(unknown) == int(unknown.total())) return label.clone();
    cv::Mat distance, nearest;
    cv::distanceTransform(unknown, distance, nearest, cv::DIST_L2, 5, cv::DIST_LABEL_PIXEL);
    std::vector<std::uint16_t> labels(label.total() + 1);
    for (int y = 0; y < label.rows; ++y)
        for (int x = 0; x < label.cols; ++x)
            if (unknown.at<std::uint8_t>(y, x) == 0)
                labels[std::size_t(nearest.at<int>(y, x))] = label.at<std::uint16_t>(y, x);
    cv::Mat filled = label.clone();
    for (int y = 0; y < label.rows; ++y)
        for (int x = 0; x < label.cols; ++x)
            if (mask.at<std::uint8_t>(y, x) != 0)
                filled.at<std::uint16_t>(y, x) = labels[std::size_t(nearest.at<int>(y, x))];
    return filled;
}

/// The label with one error more; what is ignored stays so.
inline cv::Mat withError(const cv::Mat& label, const ExportRegion& region, LabelErrorKind kind, int classes,
                         const LabelErrorOptions& options, Random& random)
{
    const cv::Mat mask = region.pixels.mask(cv::Rect({}, label.size()));
    cv::Mat wrong = label.clone();
    if (kind == LabelErrorKind::Swap) {
        const int other = int(random.below(std::uint64_t(classes - 1)));
        wrong.setTo(cv::Scalar(other < region.id ? other : other + 1), mask);
        return wrong;
    }
    wrong = nearestOutside(label, mask);
    if (kind == LabelErrorKind::Drop) return wrong;
    const double angle = random.uniform(0, 2 * CV_PI),
                 length = random.uniform(double(options.leastShift), double(options.mostShift));
    const cv::Point by(int(std::lround(length * std::cos(angle))), int(std::lround(length * std::sin(angle))));
    const cv::Mat moved = region.pixels.moved(by).mask(cv::Rect({}, label.size()));
    wrong.setTo(cv::Scalar(region.id), moved & (label != kIgnoreLabel));
    return wrong;
}

/// @param label is changed. @return the errors in it, whose pixels differ. The same random numbers give the same
/// errors.
inline std::vector<LabelError> injectErrors(cv::Mat& label, int classes, Random random,
                                            const LabelErrorOptions& options = {}, int* regions = nullptr)
{
    std::vector<LabelError> errors;
    const cv::Mat truth = label.clone();
    cv::Mat touched = cv::Mat::zeros(label.size(), CV_8UC1);
    for (const ExportRegion& region : regionsOf(truth, {}, kIgnoreLabel, RegionGrouping::Touching)) {
        if (region.area < options.smallest) continue;
        if (regions) ++*regions;
        if (!random.coin(options.share)) continue;
        auto kind = LabelErrorKind(random.below(3));
        if (kind == LabelErrorKind::Drop && double(region.area) > options.largestDropped * double(label.total()))
            kind = LabelErrorKind::Shift;
        const cv::Mat wrong = withError(truth, region, kind, classes, options, random);
        const cv::Mat changed = (wrong != truth) & (touched == 0);
        const std::int64_t area = cv::countNonZero(changed);
        if (area < options.leastChanged) continue;
        wrong.copyTo(label, changed);
        touched |= changed;
        errors.push_back({.kind = kind, .changed = Region(changed), .area = area, .was = region.id});
    }
    return errors;
}

} // namespace sdw::test
