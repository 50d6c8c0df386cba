#include "ui/tools/working_copy.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw::ui {

cv::Size workingSize(cv::Size image)
{
    const double pixels = double(image.width) * image.height;
    if (pixels <= double(kWorkingPixels)) return image;
    const double scale = std::sqrt(double(kWorkingPixels) / pixels);
    return {std::max(1, int(image.width * scale)), std::max(1, int(image.height * scale))};
}

cv::Mat workingCopy(const cv::Mat& image)
{
    const cv::Size size = workingSize(image.size());
    if (size == image.size()) return image;
    cv::Mat copy;
    cv::resize(image, copy, size, 0, 0, cv::INTER_AREA);
    return copy;
}

cv::Point toWorking(cv::Point pixel, cv::Size image, cv::Size copy)
{
    const auto along = [](int at, int from, int to) { return std::clamp(int((at + 0.5) * to / from), 0, to - 1); };
    return {along(pixel.x, image.width, copy.width), along(pixel.y, image.height, copy.height)};
}

Region fromWorking(const Region& found, cv::Size copy, cv::Size image)
{
    if (copy == image || found.empty()) return found;
    // Only what surrounds it is made larger, widened by a pixel so that the rim is mixed with its outside.
    const cv::Rect bounds = found.bounds();
    const cv::Rect around =
        cv::Rect(bounds.x - 1, bounds.y - 1, bounds.width + 2, bounds.height + 2) & cv::Rect({}, copy);
    const double wide = double(image.width) / copy.width, high = double(image.height) / copy.height;
    const cv::Point from(int(std::floor(around.x * wide)), int(std::floor(around.y * high)));
    const cv::Point to(std::min(image.width, int(std::ceil((around.x + around.width) * wide))),
                       std::min(image.height, int(std::ceil((around.y + around.height) * high))));
    const cv::Mat small = found.mask(around);
    cv::Mat large;
    cv::resize(small, large, {to.x - from.x, to.y - from.y}, 0, 0, cv::INTER_LINEAR);
    constexpr int kHalf = 127;
    return Region(large > kHalf, from);
}

} // namespace sdw::ui
