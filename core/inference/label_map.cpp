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

constexpr std::int64_t kBandValues = std::int64_t(4) << 20; // 16 MB of floats
constexpr std::int64_t kLanes = 8; // inner loops of a known length become vector instructions at -O2

void addScaled(float* __restrict sum, const float* __restrict values, float factor, std::int64_t count)
{
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            sum[i + lane] += factor * values[i + lane];
    for (; i < count; ++i)
        sum[i] += factor * values[i];
}

/// The first of the largest, as arg-max has it.
std::uint16_t largestOf(const float* values, std::int64_t count)
{
    std::int64_t best = 0;
    for (std::int64_t i = 0; i < count; i += kLanes) {
        const std::int64_t end = std::min(i + kLanes, count);
        bool larger = false;
        for (std::int64_t j = i; j < end; ++j)
            larger |= values[j] > values[best];
        if (!larger) continue;
        for (std::int64_t j = i; j < end; ++j)
            if (values[j] > values[best]) best = j;
    }
    return std::uint16_t(best);
}

/// A picture's row y at the columns of the pass's logits: cells×K.
void blendRow(const LogitPass& pass, const AxisTaps& rows, std::int64_t y, std::vector<float>& row)
{
    const std::int64_t size = pass.logits.size(1) * pass.logits.size(2);
    const float* logits = pass.logits.const_data_ptr<float>();
    row.assign(std::size_t(size), 0.0f);
    for (auto i = rows.begin[std::size_t(y)]; i < rows.begin[std::size_t(y) + 1]; ++i)
        addScaled(row.data(), logits + rows.source[std::size_t(i)] * size, rows.weight[std::size_t(i)], size);
}

/// The K logits of one pixel of that row.
void blendPixel(const std::vector<float>& row, const AxisTaps& columns, std::int64_t x, float* pixel,
                std::int64_t classes)
{
    std::fill(pixel, pixel + classes, 0.0f);
    for (auto i = columns.begin[std::size_t(x)]; i < columns.begin[std::size_t(x) + 1]; ++i)
        addScaled(pixel, row.data() + columns.source[std::size_t(i)] * classes, columns.weight[std::size_t(i)],
                  classes);
}

/// One pass on the CPU: nothing but a row and a pixel is ever held.
void argMaxRows(const LogitPass& pass, const AxisTaps& rows, const AxisTaps& columns, cv::Mat& labels)
{
    const std::int64_t classes = pass.logits.size(2);
    at::parallel_for(0, labels.rows, 8, [&](std::int64_t first, std::int64_t last) {
        std::vector<float> row, pixel(static_cast<std::size_t>(classes));
        for (std::int64_t y = first; y < last; ++y) {
            blendRow(pass, rows, y, row);
            auto* out = labels.ptr<std::uint16_t>(int(y));
            for (int x = 0; x < labels.cols; ++x) {
                blendPixel(row, columns, x, pixel.data(), classes);
                out[x] = largestOf(pixel.data(), classes);
            }
        }
    });
}

/// Logits of some rows of the picture, count×W×K: sparse sums on the CPU, matrix products elsewhere.
class BandMaker {
public:
    BandMaker(const LogitPass& pass, const AxisTaps& rows, const AxisTaps& columns)
        : m_pass(pass)
        , m_rows(rows)
        , m_columns(columns)
    {
        if (pass.logits.is_cpu()) return;
        m_down = denseTaps(rows).to(pass.logits.device());
        m_across = denseTaps(columns).to(pass.logits.device());
    }
    torch::Tensor make(std::int64_t first, std::int64_t count) const
    {
        const std::int64_t classes = m_pass.logits.size(2), width = m_columns.outputs();
        if (m_down.defined()) {
            const auto band = m_down.narrow(0, first, count).matmul(m_pass.logits.flatten(1)); // count×(cells·K)
            return m_across.matmul(band.view({count, -1, classes}));
        }
        auto band = torch::empty({count, width, classes});
        float* values = band.data_ptr<float>();
        at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> row;
            for (auto y = begin; y < end; ++y) {
                blendRow(m_pass, m_rows, first + y, row);
                for (std::int64_t x = 0; x < width; ++x)
                    blendPixel(row, m_columns, x, values + (y * width + x) * classes, classes);
            }
        });
        return band;
    }

private:
    const LogitPass& m_pass;
    const AxisTaps& m_rows;
    const AxisTaps& m_columns;
    torch::Tensor m_down, m_across;
};

/// Any number of passes on any device, a band of rows at a time.
void argMaxBands(std::span<const LogitPass> passes, const std::vector<AxisTaps>& rows,
                 const std::vector<AxisTaps>& columns, cv::Mat& labels)
{
    std::vector<BandMaker> makers;
    for (std::size_t p = 0; p < passes.size(); ++p)
        makers.emplace_back(passes[p], rows[p], columns[p]);
    const std::int64_t rowValues = std::max<std::int64_t>(passes.front().logits.size(2) * labels.cols, 1);
    const std::int64_t bandRows = std::clamp<std::int64_t>(kBandValues / rowValues, 1, labels.rows);
    for (std::int64_t first = 0; first < labels.rows; first += bandRows) {
        const std::int64_t count = std::min<std::int64_t>(bandRows, labels.rows - first);
        torch::Tensor sum; // count×W×K
        for (const BandMaker& maker : makers) {
            auto values = maker.make(first, count);
            if (makers.size() > 1) values = values.softmax(-1);
            sum = sum.defined() ? sum.add_(values) : values;
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
