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

    const double factor = std::min(1.0, std::sqrt(double(options.mostPixels) / double(area.area())));
    const cv::Size size(std::max(3, int(std::lround(area.width * factor))),
                        std::max(3, int(std::lround(area.height * factor))));
    cv::Mat pixels, mask(size, CV_8UC1, cv::Scalar(cv::GC_BGD));
    cv::resize(image(area), pixels, size, 0, 0, cv::INTER_AREA);
    mask(scaled(box - area.tl(), factor, size)) = hints.likely.empty() ? cv::GC_PR_FGD : cv::GC_PR_BGD;
    const auto hint = [&](const Region& region, int value) {
        if (region.empty()) return;
        cv::Mat small;
        cv::resize(region.mask(area), small, size, 0, 0, cv::INTER_AREA);
        mask.setTo(value, small >= 128);
    };
    hint(hints.likely.clipped(box), cv::GC_PR_FGD);
    hint(hints.background, cv::GC_BGD);
    hint(hints.object, cv::GC_FGD);

    // With nothing on one of the sides there is nothing to tell apart: all of the box is the object then.
    const cv::Mat object = mask & 1;
    const int inObject = cv::countNonZero(object);
    if (inObject > 0 && inObject < int(mask.total())) {
        try {
            cv::theRNG().state = 0x5e6d; // its clusters start at random: the same each time
            cv::Mat background, foreground;
            for (int round = 0; round < options.rounds; ++round) {
                if (progress && !progress(round, options.rounds))
                    throw Error("GrabCut was stopped.", ErrorKind::Interrupted);
                cv::grabCut(pixels, mask, {}, background, foreground, 1,
                            round == 0 ? cv::GC_INIT_WITH_MASK : cv::GC_EVAL);
            }
        } catch (const cv::Exception& error) {
            throw Error("GrabCut cannot separate this box: " + std::string(error.what()));
        }
    }
    if (progress) progress(options.rounds, options.rounds);
    cv::Mat found = (mask & 1) * 255, large;
    cv::resize(found, large, area.size(), 0, 0, cv::INTER_LINEAR);
    Region result = Region(large >= 128, area.tl());
    result = combine(combine(result, Region(box), SetOperation::Intersect), hints.background, SetOperation::Subtract);
    return combine(result, hints.object.clipped(whole), SetOperation::Unite);
}

} // namespace sdw
