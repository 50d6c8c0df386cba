#include "core/annotation/grab_cut.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

cv::Rect scaled(const cv::Rect& area, double factor, cv::Size limit)
{
    const int left = int(std::floor(area.x * factor)), top = int(std::floor(area.y * factor));
    const int right = int(std::ceil((area.x + area.width) * factor)),
              bottom = int(std::ceil((area.y + area.height) * factor));
    return cv::Rect(left, top, right - left, bottom - top) & cv::Rect({}, limit);
}

cv::Size bounded(cv::Size size, std::int64_t mostPixels)
{
    const double factor = std::min(1.0, std::sqrt(double(mostPixels) / double(size.area())));
    return {std::max(3, int(std::lround(size.width * factor))), std::max(3, int(std::lround(size.height * factor)))};
}

/// Tells the pixels near the rim of a mask apart once more, all others stay. @param found CV_8UC1, 0 or 255, of the
/// size of `pixels`. @param fixed CV_8UC1, GC_FGD and GC_BGD where hints say so, GC_PR_BGD elsewhere. @param reach
/// pixels to both sides. @param background, foreground the colours, as cv::grabCut learnt them.
void sharpenRim(const cv::Mat& pixels, cv::Mat& found, const cv::Mat& fixed, int reach, cv::Mat& background,
                cv::Mat& foreground)
{
    const cv::Mat element = cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
    cv::Mat inside, outside;
    cv::erode(found, inside, element);
    cv::dilate(found, outside, element);
    const cv::Mat rim = outside - inside;
    const cv::Rect whole({}, pixels.size());
    cv::Rect area = cv::boundingRect(rim);
    if (area.empty()) return;
    area = (area + cv::Size(2, 2) - cv::Point(1, 1)) & whole; // what is fixed around it holds it, too
    cv::Mat mask(area.size(), CV_8UC1, cv::Scalar(cv::GC_BGD));
    mask.setTo(cv::GC_FGD, inside(area));
    mask.setTo(cv::GC_PR_BGD, rim(area));
    mask.setTo(cv::GC_PR_FGD, rim(area) & found(area));
    fixed(area).copyTo(mask, fixed(area) != cv::GC_PR_BGD);
    try {
        cv::grabCut(pixels(area), mask, {}, background, foreground, 1, cv::GC_EVAL_FREEZE_MODEL);
    } catch (const cv::Exception& error) {
        throw Error("GrabCut cannot find the rim of this object: " + std::string(error.what()));
    }
    found(area) = (mask & 1) * 255;
}

} // namespace

Region grabCut(const cv::Mat& image, const cv::Rect& wanted, const GrabCutHints& hints, const GrabCutOptions& options,
               const Progress& progress)
{
    if (image.type() != CV_8UC3) throw Error("GrabCut needs a colour image of 8 bits a channel.");
    const cv::Rect whole({}, image.size()), box = wanted & whole;
    if (box.width < 3 || box.height < 3)
        throw Error("The box for GrabCut must hold at least 3 × 3 pixels of the image.");
    const int marginX = int(box.width * options.margin) + 8, marginY = int(box.height * options.margin) + 8;
    const cv::Rect area =
        cv::Rect(box.x - marginX, box.y - marginY, box.width + 2 * marginX, box.height + 2 * marginY) & whole;

    const cv::Size size = bounded(area.size(), options.mostPixels);
    const cv::Size small = options.roundsPixels > 0 ? bounded(size, options.roundsPixels) : size;
    cv::Mat pixels, smallPixels, background, foreground;
    cv::resize(image(area), pixels, size, 0, 0, cv::INTER_AREA);
    cv::resize(pixels, smallPixels, small, 0, 0, cv::INTER_AREA);
    const auto hint = [&](cv::Mat& mask, const Region& region, int value) {
        if (region.empty()) return;
        cv::Mat scaledMask;
        cv::resize(region.mask(area), scaledMask, mask.size(), 0, 0, cv::INTER_AREA);
        mask.setTo(value, scaledMask >= 128);
    };
    cv::Mat mask(small, CV_8UC1, cv::Scalar(cv::GC_BGD));
    mask(scaled(box - area.tl(), double(small.width) / area.width, small)) =
        hints.likely.empty() ? cv::GC_PR_FGD : cv::GC_PR_BGD;
    hint(mask, hints.likely.clipped(box), cv::GC_PR_FGD);
    hint(mask, hints.background, cv::GC_BGD);
    hint(mask, hints.object, cv::GC_FGD);

    // With nothing on one of the sides there is nothing to tell apart: all of the box is the object then.
    const cv::Mat object = mask & 1;
    const int inObject = cv::countNonZero(object);
    if (inObject > 0 && inObject < int(mask.total())) {
        try {
            cv::theRNG().state = 0x5e6d; // its clusters start at random: the same each time
            for (int round = 0; round < options.rounds; ++round) {
                if (progress && !progress(round, options.rounds))
                    throw Error("GrabCut was stopped.", ErrorKind::Interrupted);
                cv::grabCut(smallPixels, mask, {}, background, foreground, 1,
                            round == 0 ? cv::GC_INIT_WITH_MASK : cv::GC_EVAL);
            }
        } catch (const cv::Exception& error) {
            throw Error("GrabCut cannot separate this box: " + std::string(error.what()));
        }
    }
    cv::Mat found = (mask & 1) * 255;
    const auto enlarge = [&found](cv::Size to) {
        if (found.size() == to) return;
        cv::resize(found, found, to, 0, 0, cv::INTER_LINEAR);
        found = found >= 128;
    };
    enlarge(size);
    if (small != size && !foreground.empty()) {
        cv::Mat fixed(size, CV_8UC1, cv::Scalar(cv::GC_PR_BGD));
        hint(fixed, hints.background, cv::GC_BGD);
        hint(fixed, hints.object, cv::GC_FGD);
        const int reach = std::max(1, int(std::ceil(options.rim * size.width / small.width)));
        sharpenRim(pixels, found, fixed, reach, background, foreground);
    }
    enlarge(area.size());
    if (progress) progress(options.rounds, options.rounds);
    Region result = Region(found, area.tl());
    result = combine(combine(result, Region(box), SetOperation::Intersect), hints.background, SetOperation::Subtract);
    return combine(result, hints.object.clipped(whole), SetOperation::Unite);
}

} // namespace sdw
