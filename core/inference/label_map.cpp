#include "core/inference/label_map.h"

#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace sdw {
namespace {

/// The way from a pass's logits to a picture's rows or columns.
AxisTaps toPicture(const AxisTaps& toInput, std::int64_t size, bool reversed)
{
    const AxisTaps taps = chained(bilinearTaps(toInput.outputs(), size), toInput);
    return reversed ? mirrored(taps) : taps;
}

AxisTaps firstOutputs(AxisTaps taps, std::int64_t count)
{
    taps.begin.resize(std::size_t(count) + 1);
    taps.source.resize(std::size_t(taps.begin.back()));
    taps.weight.resize(std::size_t(taps.begin.back()));
    return taps;
}

void addScaled(float* sum, const float* values, float factor, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] += factor * values[i];
}

std::uint16_t largestOf(const float* values, std::int64_t count)
{
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < count; ++i)
        if (values[i] > values[best]) best = i;
    return std::uint16_t(best);
}

/// One pass on the CPU: two sparse weighted sums per row, with the classes of a pixel side by side in memory.
void argMaxRows(const LogitPass& pass, const AxisTaps& rows, const AxisTaps& columns, cv::Mat& labels)
{
    const std::int64_t cells = pass.logits.size(1), classes = pass.logits.size(2);
    const float* logits = pass.logits.const_data_ptr<float>();
    at::parallel_for(0, labels.rows, 8, [&](std::int64_t first, std::int64_t last) {
        std::vector<float> row(std::size_t(cells * classes)), pixel(static_cast<std::size_t>(classes));
        for (std::int64_t y = first; y < last; ++y) {
            std::fill(row.begin(), row.end(), 0.0f);
            for (auto i = rows.begin[std::size_t(y)]; i < rows.begin[std::size_t(y) + 1]; ++i)
                addScaled(row.data(), logits + rows.source[std::size_t(i)] * cells * classes,
                          rows.weight[std::size_t(i)], cells * classes);
            auto* out = labels.ptr<std::uint16_t>(int(y));
            for (int x = 0; x < labels.cols; ++x) {
                std::fill(pixel.begin(), pixel.end(), 0.0f);
                for (auto i = columns.begin[std::size_t(x)]; i < columns.begin[std::size_t(x) + 1]; ++i)
                    addScaled(pixel.data(), row.data() + columns.source[std::size_t(i)] * classes,
                              columns.weight[std::size_t(i)], classes);
                out[x] = largestOf(pixel.data(), classes);
            }
        }
    });
}

/// Any device and any number of passes: bands of rows as matrix products.
void argMaxBands(std::span<const LogitPass> passes, const std::vector<AxisTaps>& rows,
                 const std::vector<AxisTaps>& columns, cv::Mat& labels)
{
    const auto device = passes.front().logits.device();
    const std::int64_t classes = passes.front().logits.size(2);
    std::vector<torch::Tensor> down, across;
    for (std::size_t p = 0; p < passes.size(); ++p) {
        down.push_back(denseTaps(rows[p]).to(device));
        across.push_back(denseTaps(columns[p]).to(device));
    }
    const std::int64_t bandRows = std::clamp<std::int64_t>(
        (std::int64_t(4) << 20) / std::max<std::int64_t>(classes * labels.cols, 1), 1, labels.rows);
    for (std::int64_t first = 0; first < labels.rows; first += bandRows) {
        const std::int64_t count = std::min<std::int64_t>(bandRows, labels.rows - first);
        torch::Tensor sum; // count×W×K
        for (std::size_t p = 0; p < passes.size(); ++p) {
            const auto& logits = passes[p].logits;
            const auto band =
                down[p].narrow(0, first, count).matmul(logits.flatten(1)).view({count, logits.size(1), classes});
            auto values = across[p].matmul(band);
            if (passes.size() > 1) values = values.softmax(-1);
            if (sum.defined())
                sum += values;
            else
                sum = values;
        }
        const auto best = sum.argmax(-1).to(torch::kInt).to(torch::kCPU).contiguous();
        const int* from = best.const_data_ptr<int>();
        for (std::int64_t y = 0; y < count; ++y) {
            auto* out = labels.ptr<std::uint16_t>(int(first + y));
            for (int x = 0; x < labels.cols; ++x)
                out[x] = std::uint16_t(from[y * labels.cols + x]);
        }
    }
}

} // namespace

LogitPass runPass(const ForwardLogits& forward, const torch::Tensor& image, const std::optional<WindowPlan>& windows,
                  bool flipped)
{
    const std::int64_t height = image.size(2), width = image.size(3);
    const std::int64_t fullHeight = std::max(height, kSmallestInput), fullWidth = std::max(width, kSmallestInput);
    const auto padded = fullHeight == height && fullWidth == width
                            ? image
                            : torch::constant_pad_nd(image, {0, fullWidth - width, 0, fullHeight - height});
    const std::int64_t cropHeight = windows ? std::min(windows->cropHeight, fullHeight) : fullHeight;
    const std::int64_t cropWidth = windows ? std::min(windows->cropWidth, fullWidth) : fullWidth;
    const auto tops = windowStarts(fullHeight, cropHeight, windows ? windows->strideDown : 1);
    const auto lefts = windowStarts(fullWidth, cropWidth, windows ? windows->strideRight : 1);

    std::vector<torch::Tensor> bands;
    std::int64_t cellsDown = 0, cellsAcross = 0;
    for (const auto top : tops) {
        std::vector<torch::Tensor> maps;
        for (const auto left : lefts) {
            const auto logits = forward(padded.narrow(2, top, cropHeight).narrow(3, left, cropWidth));
            cellsDown = logits.size(2);
            cellsAcross = logits.size(3);
            maps.push_back(logits[0].to(torch::kFloat).permute({1, 2, 0})); // K×h×w → h×w×K
        }
        bands.push_back(maps.size() == 1 ? maps.front() : torch::cat(maps, 1));
    }
    return {.logits = (bands.size() == 1 ? bands.front() : torch::cat(bands, 0)).contiguous(),
            .rows = firstOutputs(windowTaps(tops, cropHeight, cellsDown, fullHeight), height),
            .columns = firstOutputs(windowTaps(lefts, cropWidth, cellsAcross, fullWidth), width),
            .mirrored = flipped};
}

cv::Mat labelMap(std::span<const LogitPass> passes, int height, int width)
{
    cv::Mat labels(height, width, CV_16UC1);
    std::vector<AxisTaps> rows, columns;
    for (const LogitPass& pass : passes) {
        rows.push_back(toPicture(pass.rows, height, false));
        columns.push_back(toPicture(pass.columns, width, pass.mirrored));
    }
    if (passes.size() == 1 && passes.front().logits.is_cpu())
        argMaxRows(passes.front(), rows.front(), columns.front(), labels);
    else
        argMaxBands(passes, rows, columns, labels);
    return labels;
}

} // namespace sdw
