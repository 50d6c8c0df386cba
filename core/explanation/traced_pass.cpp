#include "core/explanation/traced_pass.h"

#include "core/tensor/tensor_check.h"

#include <algorithm>

namespace sdw {
namespace {

int cellsOf(int cells, int length, int padded) // rounded up
{
    return int((std::int64_t(cells) * length + padded - 1) / padded);
}

} // namespace

cv::Size mapSizeOf(const torch::Tensor& map)
{
    return {int(map.size(3)), int(map.size(2))};
}

cv::Size TracedPass::valid(cv::Size map) const
{
    return {cellsOf(map.width, input.width, padded.width), cellsOf(map.height, input.height, padded.height)};
}

cv::Point TracedPass::position(cv::Size map, cv::Size image, cv::Point pixel) const
{
    // Whole numbers: a pixel's middle is never put on the wrong side of a border by rounding.
    const auto along = [](std::int64_t at, std::int64_t length, std::int64_t inner, std::int64_t outer,
                          std::int64_t cells) { return (2 * at + 1) * inner * cells / (2 * length * outer); };
    const cv::Size last = valid(map);
    return {std::min(int(along(pixel.x, image.width, input.width, padded.width, map.width)), last.width - 1),
            std::min(int(along(pixel.y, image.height, input.height, padded.height, map.height)), last.height - 1)};
}

TracedPass tracePass(Segmenter& model, const torch::Tensor& input)
{
    requireShape(input, {1, 3, -1, -1}, "Image to explain (1x3xHxW)");
    model->eval();
    const auto parameters = model->parameters();
    const torch::Device device = parameters.empty() ? torch::Device(torch::kCPU) : parameters.front().device();

    TracedPass pass;
    torch::Tensor midLogits;
    const auto forward = [&](const torch::Tensor& image) {
        pass.padded = mapSizeOf(image);
        const auto output = model->forward(image, &pass.trace);
        midLogits = output.midLogits;
        return output.logits;
    };
    pass.input = mapSizeOf(input);
    pass.logits = runPass(forward, input.to(device), std::nullopt);
    // As large as what is asked for, and of no use to anybody who explains.
    std::erase_if(pass.trace, [](const auto& entry) {
        return entry.first.ends_with("_value") || entry.first.starts_with("unified_") ||
               entry.first.starts_with("ppm_") || entry.first == "x_mid";
    });
    pass.mid.rows = pass.logits.rows;
    pass.mid.columns = pass.logits.columns;
    if (midLogits.defined()) pass.mid.logits = midLogits[0].to(torch::kFloat).permute({1, 2, 0}).contiguous();
    return pass;
}

} // namespace sdw
