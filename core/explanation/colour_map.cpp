#include "core/explanation/colour_map.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

using Colour = std::array<std::uint8_t, 3>; // red, green, blue
using Colours = std::array<Colour, 256>;

constexpr ColourMapEntry kCatalog[] = {
    {ColourMap::Viridis, "viridis", "Viridis"},
    {ColourMap::Magma, "magma", "Magma"},
    {ColourMap::Cividis, "cividis", "Cividis"},
    {ColourMap::Diverging, "diverging", "Blue to orange"},
};
constexpr Colour kNoNumber = {128, 128, 128};

Colours tableOf(int openCvMap)
{
    cv::Mat ramp(256, 1, CV_8U), coloured;
    for (int i = 0; i < 256; ++i)
        ramp.at<std::uint8_t>(i) = std::uint8_t(i);
    cv::applyColorMap(ramp, coloured, openCvMap);
    Colours colours;
    for (int i = 0; i < 256; ++i) {
        const auto& pixel = coloured.at<cv::Vec3b>(i);
        colours[std::size_t(i)] = {pixel[2], pixel[1], pixel[0]};
    }
    return colours;
}

/// CIE L*a*b* (D65) to sRGB; what sRGB does not have is cut off.
Colour fromLab(double lightness, double a, double b)
{
    const auto linear = [](double t) { return t > 6.0 / 29 ? t * t * t : 3 * 36.0 / 841 * (t - 4.0 / 29); };
    const double y = (lightness + 16) / 116;
    const double X = 0.95047 * linear(y + a / 500), Y = linear(y), Z = 1.08883 * linear(y - b / 200);
    const auto encode = [](double v) {
        const double coded = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
        return std::uint8_t(std::lround(std::clamp(coded, 0.0, 1.0) * 255));
    };
    return {encode(3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z),
            encode(-0.9692660 * X + 1.8760108 * Y + 0.0415560 * Z),
            encode(0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z)};
}

/// From light grey at 0 two straight lines in L*a*b*, to blue and to orange of one lightness and one chroma: equal
/// steps of value are equal steps of colour, and both signs weigh the same. Blue and orange stay apart for every common
/// kind of colour blindness.
Colours divergingColours()
{
    constexpr double kMiddle = 91, kEnd = 54, kChroma = 56; // L*, L*, C*
    constexpr double kPi = 3.14159265358979323846;
    constexpr double kBlue = 274 * kPi / 180, kOrange = 62 * kPi / 180; // hue angles
    Colours colours;
    for (int i = 0; i < 256; ++i) {
        const double value = (i - 127.5) / 127.5, share = std::abs(value), hue = value < 0 ? kBlue : kOrange;
        colours[std::size_t(i)] = fromLab(kMiddle + (kEnd - kMiddle) * share, kChroma * share * std::cos(hue),
                                          kChroma * share * std::sin(hue));
    }
    return colours;
}

} // namespace

std::span<const ColourMapEntry> colourMapCatalog()
{
    return kCatalog;
}

const Colours& coloursOf(ColourMap map)
{
    static const Colours viridis = tableOf(cv::COLORMAP_VIRIDIS), magma = tableOf(cv::COLORMAP_MAGMA),
                         cividis = tableOf(cv::COLORMAP_CIVIDIS), diverging = divergingColours();
    switch (map) {
    case ColourMap::Viridis:
        return viridis;
    case ColourMap::Magma:
        return magma;
    case ColourMap::Cividis:
        return cividis;
    case ColourMap::Diverging:
        break;
    }
    return diverging;
}

cv::Mat colourise(const cv::Mat& values, ColourMap map, ValueRange range)
{
    if (values.type() != CV_32FC1) throw Error("Only maps of one 32-bit float per pixel can be coloured.");
    const auto blueGreenRed = [](const Colour& colour) { return cv::Vec3b(colour[2], colour[1], colour[0]); };
    std::array<cv::Vec3b, 256> table;
    std::transform(coloursOf(map).begin(), coloursOf(map).end(), table.begin(), blueGreenRed);
    const cv::Vec3b noNumber = blueGreenRed(kNoNumber);

    const double width = range.greatest - range.least;
    const float scale = width > 0 ? float(255 / width) : 0; // an empty range has but its two ends
    const auto least = float(range.least);
    cv::Mat colours(values.size(), CV_8UC3);
    for (int y = 0; y < values.rows; ++y) {
        const auto* from = values.ptr<float>(y);
        auto* to = colours.ptr<cv::Vec3b>(y);
        for (int x = 0; x < values.cols; ++x) {
            const float place = scale > 0 ? (from[x] - least) * scale : (from[x] > least ? 255.0f : 0.0f);
            to[x] = std::isnan(from[x]) ? noNumber : table[std::size_t(std::clamp(place, 0.0f, 255.0f) + 0.5f)];
        }
    }
    return colours;
}

cv::Mat blend(const cv::Mat& image, const cv::Mat& colours, double opacity)
{
    if (image.type() != CV_8UC3 || colours.type() != CV_8UC3 || image.size() != colours.size())
        throw Error("Colours can be laid over a picture of three 8-bit channels and the same size only.");
    const double share = std::clamp(opacity, 0.0, 1.0);
    cv::Mat blended;
    cv::addWeighted(colours, share, image, 1 - share, 0, blended);
    return blended;
}

} // namespace sdw
