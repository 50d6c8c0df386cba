#include "core/explanation/picture_grid.h"

#include <opencv2/imgproc.hpp>

namespace sdw {
namespace {

constexpr int kGap = 8, kTitleHeight = 22;
constexpr int kFont = cv::FONT_HERSHEY_DUPLEX;
constexpr double kFontScale = 0.42;
const cv::Scalar kInk(40, 40, 40);

cv::Mat viridis(const cv::Mat& values)
{
    cv::Mat bytes, coloured;
    values.convertTo(bytes, CV_8U, 255.0);
    cv::applyColorMap(bytes, coloured, cv::COLORMAP_VIRIDIS);
    return coloured;
}

} // namespace

cv::Mat paintLabels(const cv::Mat& labels, const ClassList& classes)
{
    cv::Mat picture(labels.size(), CV_8UC3, cv::Scalar::all(0));
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const auto index = std::size_t(labels.at<std::uint16_t>(y, x));
            if (index >= classes.size()) continue;
            const auto& colour = classes[index].colour;
            picture.at<cv::Vec3b>(y, x) = {colour[2], colour[1], colour[0]};
        }
    return picture;
}

cv::Mat heatOverlay(const cv::Mat& values, const cv::Mat& image, double strength)
{
    cv::Mat grey, base, blended;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, base, cv::COLOR_GRAY2BGR);
    cv::addWeighted(viridis(values), strength, base, 1 - strength, 0, blended);
    return blended;
}

cv::Mat heatScale(int width)
{
    cv::Mat ramp(1, width, CV_32F);
    for (int x = 0; x < width; ++x)
        ramp.at<float>(0, x) = float(x) / float(std::max(width - 1, 1));
    cv::Mat bar(30, width, CV_8UC3, cv::Scalar::all(255)), strip;
    cv::resize(viridis(ramp), strip, cv::Size(width, 10), 0, 0, cv::INTER_NEAREST);
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
