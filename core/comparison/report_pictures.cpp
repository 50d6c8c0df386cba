#include "core/comparison/report_pictures.h"

#include "core/base/error.h"
#include "core/base/label_colours.h"
#include "core/base/png_file.h"
#include "core/exporters/base64.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

constexpr int kJpegQuality = 82;

cv::Mat smaller(const cv::Mat& picture, int side, int method)
{
    const double factor = double(side) / std::max(picture.cols, picture.rows);
    if (factor >= 1) return picture;
    cv::Mat result;
    cv::resize(
        picture, result,
        {std::max(1, int(std::lround(picture.cols * factor))), std::max(1, int(std::lround(picture.rows * factor)))}, 0,
        0, method);
    return result;
}

std::string pngAddress(const cv::Mat& pixels, const Palette& palette = {})
{
    return "data:image/png;base64," + encodeBase64(encodePng(pixels, palette));
}

} // namespace

std::string photoAddress(const cv::Mat& image, int side)
{
    std::vector<std::uint8_t> bytes;
    if (!cv::imencode(".jpg", smaller(image, side, cv::INTER_AREA), bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality}))
        throw Error("A picture of the report could not be written as JPEG.");
    return "data:image/jpeg;base64," + encodeBase64({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string labelsAddress(const cv::Mat& labels, const ClassList& classes, int side)
{
    const cv::Mat small = smaller(labels, side, cv::INTER_NEAREST);
    if (classes.size() > 255) return pngAddress(colourLabels(small, classes));
    // A palette takes a fraction of the bytes; its last colour stands for pixels without class.
    Palette palette;
    for (const ClassInfo& info : classes)
        palette.push_back(info.colour);
    palette.push_back({0, 0, 0});
    cv::Mat indices(small.size(), CV_8UC1);
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x)
            indices.at<std::uint8_t>(y, x) =
                std::uint8_t(std::min<std::size_t>(small.at<std::uint16_t>(y, x), classes.size()));
    return pngAddress(indices, palette);
}

std::string agreementAddress(const cv::Mat& agreement, int side)
{
    Palette palette;
    for (int i = 0; i < kAgreements; ++i)
        palette.push_back(agreementColour(Agreement(i)));
    return pngAddress(smaller(agreement, side, cv::INTER_NEAREST), palette);
}

} // namespace sdw
