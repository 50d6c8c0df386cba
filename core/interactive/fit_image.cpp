#include "core/interactive/fit_image.h"

#include "core/base/random.h"
#include "core/inference/protocol.h"

#include <numeric>

namespace sdw {
namespace {

constexpr std::int64_t kLookChannels = 32;

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

/// The windows' maps beside each other, as their logits lie. @param maps 1×C×h×w each. @return C×hs×ws.
torch::Tensor sideBySide(const std::vector<torch::Tensor>& maps, std::int64_t across)
{
    std::vector<torch::Tensor> rows;
    for (std::size_t first = 0; first < maps.size(); first += std::size_t(across))
        rows.push_back(torch::cat(std::vector<torch::Tensor>(maps.begin() + std::ptrdiff_t(first),
                                                             maps.begin() + std::ptrdiff_t(first) + across),
                                  3));
    return torch::cat(rows, 2)[0];
}

/// Wide maps are seen from some directions only, always the same ones: distances stay about what they are
/// (Johnson and Lindenstrauss, 1984).
torch::Tensor narrowed(const torch::Tensor& map)
{
    const auto channels = map.size(0);
    if (channels <= kLookChannels) return map;
    Random random(1);
    auto directions = torch::empty({kLookChannels, channels});
    float* values = directions.data_ptr<float>();
    for (std::int64_t i = 0; i < directions.numel(); ++i)
        values[i] = random.coin(0.5) ? 1.0f : -1.0f;
    return directions.matmul(map.flatten(1)).unflatten(1, {map.size(1), map.size(2)});
}

/// Colour and texture, beside them what the encoder's finest map says there, and what the model takes it for.
/// @param finest C×hs×ws
Appearance lookOf(const FitImage& image, const torch::Tensor& finest)
{
    Appearance look = appearanceOf(image.picture);
    const auto along = [](const AxisTaps& toInput, int positions) {
        return denseTaps(chained(bilinearTaps(toInput.outputs(), positions), toInput));
    };
    const auto down = along(image.original.rows, look.grid.height);
    const auto across = along(image.original.columns, look.grid.width).t();
    std::vector<cv::Mat> parts{look.rows};
    for (const auto& map : {finest, image.original.logits.permute({2, 0, 1})}) {
        const auto rows =
            down.matmul(narrowed(map.cpu().to(torch::kFloat))).matmul(across).flatten(1).t().contiguous(); // n×C
        parts.push_back(cv::Mat(int(rows.size(0)), int(rows.size(1)), CV_32F, rows.data_ptr<float>()).clone());
    }
    look.opinions = parts.back().cols;
    cv::hconcat(parts, look.rows);
    return look;
}

} // namespace

FitImage makeFitImage(Segmenter& model, const cv::Mat& picture, const DataConfig& data,
                      const std::optional<WindowPlan>& windows, bool withLook)
{
    torch::NoGradGuard noGrad;
    FitImage image;
    image.picture = picture;
    const auto device = model->parameters().front().device();
    const auto input = networkInput(picture, data).to(device);
    image.input = {int(input.size(3)), int(input.size(2))};
    std::vector<torch::Tensor> finest;
    const auto forward = [&](const torch::Tensor& window) {
        const auto maps = model->maps(window);
        image.windows.push_back(model->decoder().trunk(maps));
        const DecoderTrunk& trunk = image.windows.back();
        image.window = {int(trunk.fused.size(3)), int(trunk.fused.size(2))};
        image.bytes += bytesOf(trunk.fused) + (trunk.enriched.is_same(trunk.fused) ? 0 : bytesOf(trunk.enriched));
        if (withLook)
            finest.push_back(maps[0].sizes().slice(2) == trunk.fused.sizes().slice(2)
                                 ? maps[0]
                                 : torch::upsample_bilinear2d(maps[0], trunk.fused.sizes().slice(2), false));
        return model->decoder().classify(trunk).logits;
    };
    image.original = runPass(forward, input, windows);
    image.bytes += bytesOf(image.original.logits);
    image.windowsAcross = image.cellsAcross() / image.window.width;
    image.rows = nearestCells(image.original.rows, picture.rows);
    image.columns = nearestCells(image.original.columns, picture.cols);
    if (withLook) {
        image.look = lookOf(image, sideBySide(finest, image.windowsAcross));
        image.bytes += image.look.rows.total() * sizeof(float);
    }
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
