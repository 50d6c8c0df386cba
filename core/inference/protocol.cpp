#include "core/inference/protocol.h"

#include "core/base/error.h"
#include "core/tensor/interpolate.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

namespace sdw {
namespace {

/// Plain form of runPass(): logits at the size of the input.
torch::Tensor inputLogits(const ForwardLogits& forward, const torch::Tensor& input,
                          const std::optional<WindowPlan>& windows)
{
    const std::int64_t height = input.size(2), width = input.size(3);
    const auto padded = torch::constant_pad_nd(input, {0, std::max<std::int64_t>(kSmallestInput - width, 0), 0,
                                                       std::max<std::int64_t>(kSmallestInput - height, 0)});
    const auto logits = windows ? slideLogits(forward, padded, *windows)
                                : resizeBilinear(forward(padded).to(torch::kFloat), padded.size(2), padded.size(3));
    return logits.narrow(2, 0, height).narrow(3, 0, width);
}

} // namespace

torch::Tensor networkInput(const cv::Mat& image, const DataConfig& data, double scale)
{
    if (image.type() != CV_8UC3 || image.empty())
        throw Error("A picture to predict has to have pixels of three 8-bit channels.");
    // The code base truncates the scaled box to whole pixels first, then rounds the sizes that fit into it.
    const double longSide = std::floor(double(data.longSide) * scale),
                 shortSide = std::floor(double(data.shortSide) * scale);
    const double factor =
        std::min(longSide / std::max(image.rows, image.cols), shortSide / std::min(image.rows, image.cols));
    const cv::Size size(std::max(int(image.cols * factor + 0.5), 1), std::max(int(image.rows * factor + 0.5), 1));
    cv::Mat fitted;
    cv::resize(image, fitted, size, 0, 0, cv::INTER_LINEAR);
    constexpr std::array<float, 3> mean = {123.675f, 116.28f, 103.53f},
                                   deviation = {58.395f, 57.12f, 57.375f}; // red, green, blue
    auto input = torch::empty({1, 3, fitted.rows, fitted.cols});
    for (std::size_t c = 0; c < 3; ++c) {
        float* plane = input[0][std::int64_t(c)].data_ptr<float>();
        for (int y = 0; y < fitted.rows; ++y) {
            const auto* from = fitted.ptr<cv::Vec3b>(y);
            for (int x = 0; x < fitted.cols; ++x)
                *plane++ = (float(from[x][int(2 - c)]) - mean[c]) / deviation[c];
        }
    }
    return input;
}

std::optional<WindowPlan> windowPlan(const DataConfig& data, const EvaluationConfig& config)
{
    if (config.mode != "slide") return std::nullopt;
    const auto pair = [](const std::vector<std::int64_t>& values) { // one entry stands for both axes
        return std::array{values.front(), values.back()};
    };
    const auto crop = pair(config.crop.empty() ? data.crop : config.crop);
    const auto stride = config.stride.empty() ? std::array{std::max<std::int64_t>(crop[0] * 2 / 3, 1),
                                                           std::max<std::int64_t>(crop[1] * 2 / 3, 1)}
                                              : pair(config.stride);
    if (stride[0] > crop[0] || stride[1] > crop[1])
        throw Error("eval.stride: unusable value [" + std::to_string(stride[0]) + ", " + std::to_string(stride[1]) +
                    "]; a step longer than the window of [" + std::to_string(crop[0]) + ", " + std::to_string(crop[1]) +
                    "] would leave pixels out.");
    return WindowPlan{crop[0], crop[1], stride[0], stride[1]};
}

torch::Tensor slideLogits(const ForwardLogits& forward, const torch::Tensor& image, const WindowPlan& windows)
{
    const std::int64_t height = image.size(2), width = image.size(3);
    const std::int64_t cropHeight = std::min(windows.cropHeight, height),
                       cropWidth = std::min(windows.cropWidth, width);
    torch::Tensor sum, visits = torch::zeros({1, 1, height, width}, image.options().dtype(torch::kFloat));
    for (const auto top : windowStarts(height, cropHeight, windows.strideDown)) {
        for (const auto left : windowStarts(width, cropWidth, windows.strideRight)) {
            const auto logits = forward(image.narrow(2, top, cropHeight).narrow(3, left, cropWidth)).to(torch::kFloat);
            if (!sum.defined()) sum = torch::zeros({image.size(0), logits.size(1), height, width}, logits.options());
            sum.narrow(2, top, cropHeight).narrow(3, left, cropWidth) += resizeBilinear(logits, cropHeight, cropWidth);
            visits.narrow(2, top, cropHeight).narrow(3, left, cropWidth) += 1;
        }
    }
    return sum.div_(visits);
}

torch::Tensor predictProbabilities(const ForwardLogits& forward, std::span<const torch::Tensor> inputs, bool flip,
                                   const std::optional<WindowPlan>& windows, std::int64_t height, std::int64_t width)
{
    torch::Tensor sum;
    for (const torch::Tensor& input : inputs) {
        for (const bool mirrored : flip ? std::vector<bool>{false, true} : std::vector<bool>{false}) {
            const auto logits = inputLogits(forward, mirrored ? input.flip(3) : input, windows);
            auto shares = resizeBilinear(logits, height, width)[0].softmax(0);
            if (mirrored) shares = shares.flip(2);
            sum = sum.defined() ? sum.add_(shares) : shares;
        }
    }
    return sum.div_(double(inputs.size() * (flip ? 2 : 1)));
}

cv::Mat predictLabels(const ForwardLogits& forward, std::span<const torch::Tensor> inputs, bool flip,
                      const std::optional<WindowPlan>& windows, int height, int width)
{
    std::vector<LogitPass> passes;
    for (const torch::Tensor& input : inputs) {
        passes.push_back(runPass(forward, input, windows));
        if (flip) passes.push_back(runPass(forward, input.flip(3), windows, true));
    }
    return labelMap(passes, height, width);
}

} // namespace sdw
