#include "core/interactive/fit_image.h"

#include "core/inference/protocol.h"

#include <numeric>

namespace sdw {
namespace {

/// For each pixel along an axis the cell that counts most there.
std::vector<int> nearestCells(const AxisTaps& toInput, int pixels)
{
    const AxisTaps taps = chained(bilinearTaps(toInput.outputs(), pixels), toInput);
    std::vector<int> cells(static_cast<std::size_t>(pixels));
    for (std::size_t at = 0; at < cells.size(); ++at) {
        auto best = taps.begin[at];
        for (auto i = best; i < taps.begin[at + 1]; ++i)
            if (taps.weight[std::size_t(i)] > taps.weight[std::size_t(best)]) best = i;
        cells[at] = taps.source[std::size_t(best)];
    }
    return cells;
}

std::size_t bytesOf(const torch::Tensor& tensor)
{
    return std::size_t(tensor.numel()) * tensor.element_size();
}

} // namespace

FitImage makeFitImage(Segmenter& model, const cv::Mat& picture, const DataConfig& data,
                      const std::optional<WindowPlan>& windows)
{
    torch::NoGradGuard noGrad;
    FitImage image;
    image.picture = picture;
    const auto device = model->parameters().front().device();
    const auto input = networkInput(picture, data).to(device);
    image.input = {int(input.size(3)), int(input.size(2))};
    const auto forward = [&](const torch::Tensor& window) {
        image.windows.push_back(model->decoder().trunk(model->maps(window)));
        const DecoderTrunk& trunk = image.windows.back();
        image.window = {int(trunk.fused.size(3)), int(trunk.fused.size(2))};
        image.bytes += bytesOf(trunk.fused) + (trunk.enriched.is_same(trunk.fused) ? 0 : bytesOf(trunk.enriched));
        return model->decoder().classify(trunk).logits;
    };
    image.original = runPass(forward, input, windows);
    image.bytes += bytesOf(image.original.logits);
    image.windowsAcross = image.cellsAcross() / image.window.width;
    image.rows = nearestCells(image.original.rows, picture.rows);
    image.columns = nearestCells(image.original.columns, picture.cols);
    return image;
}

LogitPass classifyFitImage(const FitImage& image, const std::optional<WindowPlan>& windows, Decoder& decoder)
{
    torch::NoGradGuard noGrad;
    std::size_t next = 0;
    const auto forward = [&](const torch::Tensor&) { return decoder.classify(image.windows[next++]).logits; };
    // Only the size counts: the features are there already.
    const auto input = torch::zeros({1, 1, 1, 1}).expand({1, 1, image.input.height, image.input.width});
    return runPass(forward, input, windows);
}

torch::Tensor atCells(const FitImage& image, const std::vector<std::int64_t>& cells, const OfPositions& function)
{
    torch::NoGradGuard noGrad;
    std::vector<std::vector<std::int64_t>> positions(image.windows.size());
    std::vector<std::vector<std::int64_t>> order(image.windows.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto y = cells[i] / image.cellsAcross(), x = cells[i] % image.cellsAcross();
        const auto window = std::size_t(y / image.window.height * image.windowsAcross + x / image.window.width);
        positions[window].push_back(y % image.window.height * image.window.width + x % image.window.width);
        order[window].push_back(std::int64_t(i));
    }
    std::vector<torch::Tensor> parts;
    std::vector<std::int64_t> place; // of each row of the parts, one behind the other
    for (std::size_t window = 0; window < image.windows.size(); ++window) {
        if (positions[window].empty()) continue;
        const DecoderTrunk& trunk = image.windows[window];
        parts.push_back(function(trunk, torch::tensor(positions[window], torch::kLong).to(trunk.fused.device())));
        place.insert(place.end(), order[window].begin(), order[window].end());
    }
    const auto rows = torch::cat(parts);
    if (parts.size() == 1) return rows;
    auto result = torch::empty_like(rows);
    result.index_copy_(0, torch::tensor(place, torch::kLong).to(rows.device()), rows);
    return result;
}

} // namespace sdw
