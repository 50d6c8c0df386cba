#include "core/training/token_strip.h"

#include "core/datasets/normalize.h"
#include "core/datasets/resize.h"
#include "core/explanation/picture_grid.h"
#include "core/inference/label_map.h"
#include "core/tensor/device.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

constexpr std::size_t kFewClasses = 40;
constexpr int kWideCell = 120, kNarrowCell = 72; // pixels
constexpr int kLetter = 8;                       // pixels that a letter of a title takes, at most

/// The picture as the network takes it in an evaluation, at most as large as a training crop.
cv::Mat boundedInput(const cv::Mat& image, const DataConfig& data)
{
    const cv::Mat input = resizeKeepRatio(image, data.longSide, data.shortSide);
    const double most = double(data.crop.front()) * double(data.crop.back());
    const double scale = std::min(1.0, std::sqrt(most / double(input.total())));
    const auto side = [scale](int length) { return std::max(int(double(length) * scale), int(kSmallestInput)); };
    const cv::Size size(side(input.cols), side(input.rows));
    if (size == input.size()) return input;
    cv::Mat smaller;
    cv::resize(input, smaller, size, 0, 0, cv::INTER_AREA);
    return smaller;
}

} // namespace

cv::Mat tokenStrip(Segmenter& model, const cv::Mat& image, const DataConfig& data, const std::string& precision)
{
    const torch::NoGradGuard noGradients;
    const torch::Device device = model->parameters().front().device();
    torch::Tensor logits;
    {
        const AutocastScope autocast(device, precision);
        logits = model->forward(normalizeImage(boundedInput(image, data)).unsqueeze(0).to(device)).midLogits;
    }
    if (!logits.defined()) return {};
    const auto maps = logits.to(torch::kFloat).softmax(1).squeeze(0).cpu().contiguous(); // K×H₁×W₁
    const int classes = int(maps.size(0)), height = int(maps.size(1)), width = int(maps.size(2));
    const double scale = std::min(1.0, std::sqrt(double(kTokenStripPixels) / double(maps.numel())));
    const cv::Size size(std::max(1, int(width * scale)), std::max(1, int(height * scale)));
    cv::Mat strip(size.height * classes, size.width, CV_8UC1);
    for (int k = 0; k < classes; ++k) {
        cv::Mat map(height, width, CV_32F, maps[k].data_ptr<float>());
        if (size != map.size()) cv::resize(map, map, size, 0, 0, cv::INTER_AREA);
        map.convertTo(strip.rowRange(k * size.height, (k + 1) * size.height), CV_8U, 255);
    }
    return strip;
}

cv::Mat tokenSheet(const cv::Mat& strip, const cv::Mat& image, const ClassList& classes)
{
    const int height = strip.rows / int(classes.size());
    const int width = classes.size() <= kFewClasses ? kWideCell : kNarrowCell;
    const cv::Size cell(width, std::max(1, width * image.rows / image.cols));
    cv::Mat small;
    cv::resize(image, small, cell, 0, 0, cv::INTER_AREA);
    std::vector<TitledPicture> pictures;
    for (int k = 0; k < int(classes.size()); ++k) {
        cv::Mat map;
        cv::resize(strip.rowRange(k * height, (k + 1) * height), map, cell, 0, 0, cv::INTER_LINEAR);
        map.convertTo(map, CV_32F, 1.0 / 255);
        pictures.push_back(
            {classes[std::size_t(k)].name.substr(0, std::size_t(width / kLetter)), heatOverlay(map, small)});
    }
    return pictureGrid(pictures, int(std::ceil(std::sqrt(double(pictures.size())))));
}

} // namespace sdw
