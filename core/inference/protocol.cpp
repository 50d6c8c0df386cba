#include "core/inference/protocol.h"

#include "core/base/error.h"
#include "core/datasets/normalize.h"
#include "core/datasets/resize.h"
#include "core/tensor/interpolate.h"

#include <array>
#include <cmath>

namespace sdw {
namespace {

/// As in the code base, the scaled box is truncated to whole pixels before a size that fits is looked for.
std::int64_t scaledLimit(std::int64_t side, double scale)
{
    return std::max(std::int64_t(double(side) * scale), std::int64_t(1));
}

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
    return normalizeImage(resizeKeepRatio(image, scaledLimit(data.longSide, scale), scaledLimit(data.shortSide, scale)))
        .unsqueeze(0);
}

cv::Size networkInputSize(cv::Size picture, const DataConfig& data, double scale)
{
    return keepRatioSize(picture, scaledLimit(data.longSide, scale), scaledLimit(data.shortSide, scale));
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
