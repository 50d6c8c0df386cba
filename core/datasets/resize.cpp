#include "core/datasets/resize.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw {
namespace {

cv::Mat resizeTo(const cv::Mat& pixels, cv::Size size, int method)
{
    if (pixels.size() == size) return pixels;
    cv::Mat result;
    cv::resize(pixels, result, size, 0, 0, method);
    return result;
}

} // namespace

cv::Size keepRatioSize(cv::Size size, std::int64_t longLimit, std::int64_t shortLimit)
{
    if (size.width < 1 || size.height < 1 || longLimit < 1 || shortLimit < 1)
        throw Error("Cannot scale " + std::to_string(size.width) + "×" + std::to_string(size.height) +
                    " pixels to fit " + std::to_string(longLimit) + "×" + std::to_string(shortLimit) + ".");
    if (longLimit < shortLimit) std::swap(longLimit, shortLimit);
    const double scale = std::min(double(longLimit) / std::max(size.width, size.height),
                                  double(shortLimit) / std::min(size.width, size.height));
    const double width = size.width * scale + 0.5, height = size.height * scale + 0.5;
    if (width * height > 0x1p29)
        throw Error("Scaling would make a picture of more than 2^29 pixels; lower data.long_side.",
                    ErrorKind::Resources);
    return {std::max(1, int(width)), std::max(1, int(height))};
}

cv::Mat resizeKeepRatio(const cv::Mat& image, std::int64_t longLimit, std::int64_t shortLimit)
{
    return resizeTo(image, keepRatioSize(image.size(), longLimit, shortLimit), cv::INTER_LINEAR);
}

cv::Mat resizeLabelKeepRatio(const cv::Mat& label, std::int64_t longLimit, std::int64_t shortLimit)
{
    return resizeTo(label, keepRatioSize(label.size(), longLimit, shortLimit), cv::INTER_NEAREST);
}

} // namespace sdw
