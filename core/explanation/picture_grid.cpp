#include "core/explanation/picture_grid.h"

#include "core/explanation/colour_map.h"

#include <opencv2/imgproc.hpp>

namespace sdw {
namespace {

constexpr int kGap = 8, kTitleHeight = 22;
constexpr int kFont = cv::FONT_HERSHEY_DUPLEX;
constexpr double kFontScale = 0.42;
const cv::Scalar kInk(40, 40, 40);

cv::Mat heat(const cv::Mat& values)
{
    return colourise(values, ColourMap::Viridis, {0, 1});
}

} // namespace

cv::Mat heatOverlay(const cv::Mat& values, const cv::Mat& image, double strength)
{
    cv::Mat grey, base, blended;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, base, cv::COLOR_GRAY2BGR);
    cv::addWeighted(heat(values), strength, base, 1 - strength, 0, blended);
    return blended;
}

cv::Mat heatScale(int width)
{
    cv::Mat ramp(1, width, CV_32F);
    for (int x = 0; x < width; ++x)
        ramp.at<float>(0, x) = float(x) / float(std::max(width - 1, 1));
    cv::Mat bar(30, width, CV_8UC3, cv::Scalar::all(255)), strip;
    cv::resize(heat(ramp), strip, cv::Size(width, 10), 0, 0, cv::INTER_NEAREST);
    strip.copyTo(bar(cv::Rect(0, 0, width, 10)));
    cv::putText(bar, "0", {0, 25}, kFont, kFontScale, kInk, 1, cv::LINE_AA);
    cv::putText(bar, "1", {width - 10, 25}, kFont, kFontScale, kInk, 1, cv::LINE_AA);
    return bar;
}

cv::Mat pictureGrid(const std::vector<TitledPicture>& pictures, int columns)
{
    if (pictures.empty()) return cv::Mat();
    const cv::Size cell = pictures.front().picture.size();
    const int rows = (int(pictures.size()) + columns - 1) / columns;
    cv::Mat sheet(rows * (cell.height + kTitleHeight + kGap) + kGap, columns * (cell.width + kGap) + kGap, CV_8UC3,
                  cv::Scalar::all(255));
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const int left = kGap + int(i) % columns * (cell.width + kGap),
                  top = kGap + int(i) / columns * (cell.height + kTitleHeight + kGap);
        cv::putText(sheet, pictures[i].title, {left, top + kTitleHeight - 7}, kFont, kFontScale, kInk, 1, cv::LINE_AA);
        pictures[i].picture.copyTo(sheet(cv::Rect({left, top + kTitleHeight}, cell)));
    }
    return sheet;
}

} // namespace sdw
