#include "core/base/label_colours.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

void requireLabels(const cv::Mat& labels)
{
    if (labels.type() != CV_16UC1) throw Error("A label map has to hold one 16-bit class index per pixel.");
}

cv::Vec3b blueGreenRed(const ClassInfo& info)
{
    return {info.colour[2], info.colour[1], info.colour[0]};
}

} // namespace

cv::Mat colourLabels(const cv::Mat& labels, const ClassList& classes)
{
    requireLabels(labels);
    cv::Mat colours(labels.size(), CV_8UC3);
    for (int y = 0; y < labels.rows; ++y) {
        const auto* from = labels.ptr<std::uint16_t>(y);
        auto* to = colours.ptr<cv::Vec3b>(y);
        for (int x = 0; x < labels.cols; ++x)
            to[x] = from[x] < classes.size() ? blueGreenRed(classes[from[x]]) : cv::Vec3b(0, 0, 0);
    }
    return colours;
}

cv::Mat overlayLabels(const cv::Mat& image, const cv::Mat& labels, const ClassList& classes, double opacity)
{
    requireLabels(labels);
    if (image.type() != CV_8UC3) throw Error("Labels can be laid over a colour picture of 8 bits per channel only.");
    if (image.size() != labels.size())
        throw Error("The label map of " + std::to_string(labels.cols) + "x" + std::to_string(labels.rows) +
                    " pixels does not fit the picture of " + std::to_string(image.cols) + "x" +
                    std::to_string(image.rows) + ".");
    const int share = int(std::lround(std::clamp(opacity, 0.0, 1.0) * 256)); // fixed point: exact at both ends
    cv::Mat blended(image.size(), CV_8UC3);
    for (int y = 0; y < labels.rows; ++y) {
        const auto* label = labels.ptr<std::uint16_t>(y);
        const auto* from = image.ptr<cv::Vec3b>(y);
        auto* to = blended.ptr<cv::Vec3b>(y);
        for (int x = 0; x < labels.cols; ++x) {
            to[x] = from[x];
            if (label[x] >= classes.size()) continue;
            const cv::Vec3b colour = blueGreenRed(classes[label[x]]);
            for (int c = 0; c < 3; ++c)
                to[x][c] = std::uint8_t((from[x][c] * (256 - share) + colour[c] * share + 128) >> 8);
        }
    }
    return blended;
}

} // namespace sdw
