#include "core/datasets/photometric.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw {
namespace {

/// Changes one channel of HSV by a table of 256 values.
template <typename Function>
cv::Mat changeHsv(const cv::Mat& bgr, int channel, Function&& change)
{
    cv::Mat hsv = bgrToHsv(bgr), table(1, 256, CV_8UC3);
    for (int i = 0; i < 256; ++i) {
        cv::Vec3b entry = cv::Vec3b::all(std::uint8_t(i));
        entry[channel] = change(i);
        table.at<cv::Vec3b>(i) = entry;
    }
    cv::LUT(hsv, table, hsv);
    return hsvToBgr(hsv);
}

std::uint8_t clipped(double value)
{
    return std::uint8_t(std::clamp(value, 0.0, 255.0));
}

} // namespace

cv::Mat bgrToHsv(const cv::Mat& bgr)
{
    cv::Mat hsv;
    cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
    return hsv;
}

cv::Mat hsvToBgr(const cv::Mat& hsv)
{
    cv::Mat bgr;
    cv::cvtColor(hsv, bgr, cv::COLOR_HSV2BGR);
    return bgr;
}

cv::Mat scaleValues(const cv::Mat& image, double factor, double offset)
{
    cv::Mat table(1, 256, CV_8UC1), result;
    for (int i = 0; i < 256; ++i)
        table.at<std::uint8_t>(i) = clipped(float(i) * float(factor) + float(offset));
    cv::LUT(image, table, result);
    return result;
}

cv::Mat scaleSaturation(const cv::Mat& bgr, double factor)
{
    return changeHsv(bgr, 1, [factor](int value) { return clipped(float(value) * float(factor)); });
}

cv::Mat shiftHue(const cv::Mat& bgr, int shift)
{
    return changeHsv(bgr, 0, [shift](int value) { return std::uint8_t(((value + shift) % 180 + 180) % 180); });
}

cv::Mat distortColours(const cv::Mat& image, Random& random)
{
    cv::Mat result = image;
    const auto contrast = [&] {
        if (random.coin(0.5)) result = scaleValues(result, random.uniform(0.5, 1.5), 0);
    };
    if (random.coin(0.5)) result = scaleValues(result, 1, random.uniform(-32, 32));
    const bool contrastFirst = random.coin(0.5);
    if (contrastFirst) contrast();
    if (random.coin(0.5)) result = scaleSaturation(result, random.uniform(0.5, 1.5));
    if (random.coin(0.5)) result = shiftHue(result, int(random.below(36)) - 18);
    if (!contrastFirst) contrast();
    return result;
}

} // namespace sdw
