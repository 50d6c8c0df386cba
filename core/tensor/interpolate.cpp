#include "core/tensor/interpolate.h"

#include "core/base/error.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {
namespace {

void requirePositive(std::int64_t height, std::int64_t width)
{
    if (height < 1 || width < 1)
        throw Error("A map cannot be resized to " + std::to_string(height) + "x" + std::to_string(width) +
                    " (height x width).");
}

bool hasSize(const torch::Tensor& maps, std::int64_t height, std::int64_t width)
{
    return maps.size(-2) == height && maps.size(-1) == width;
}

/// Old index of each new one. Whole-number arithmetic: no rounding can move a pixel.
torch::Tensor nearestIndices(std::int64_t oldSize, std::int64_t newSize, const torch::Device& device)
{
    const auto indices = torch::arange(newSize, torch::TensorOptions(torch::kLong).device(device));
    return (indices * oldSize).div(newSize, "floor");
}

} // namespace

torch::Tensor resizeBilinear(const torch::Tensor& maps, std::int64_t height, std::int64_t width)
{
    requireShape(maps, {-1, -1, -1, -1}, "Maps to be resized (BxCxHxW)");
    requirePositive(height, width);
    if (hasSize(maps, height, width)) return maps;
    return at::upsample_bilinear2d(maps, {height, width}, /*align_corners=*/false);
}

torch::Tensor resizeBilinearBy(const torch::Tensor& maps, double factor)
{
    requireShape(maps, {-1, -1, -1, -1}, "Maps to be resized (BxCxHxW)");
    const auto scaled = [factor](std::int64_t size) {
        return static_cast<std::int64_t>(std::floor(static_cast<double>(size) * factor));
    };
    const auto height = scaled(maps.size(2)), width = scaled(maps.size(3));
    requirePositive(height, width);
    if (factor == 1.0) return maps;
    return at::upsample_bilinear2d(maps, {height, width}, /*align_corners=*/false, factor, factor);
}

torch::Tensor resizeBicubic(const torch::Tensor& maps, std::int64_t height, std::int64_t width)
{
    requireShape(maps, {-1, -1, -1, -1}, "Maps to be resized (BxCxHxW)");
    requirePositive(height, width);
    if (hasSize(maps, height, width)) return maps;
    return at::upsample_bicubic2d(maps, {height, width}, /*align_corners=*/false);
}

torch::Tensor resizeNearest(const torch::Tensor& maps, std::int64_t height, std::int64_t width)
{
    if (!maps.defined() || maps.dim() < 2) throw Error("Maps to be resized must have at least two dimensions (HxW).");
    requirePositive(height, width);
    if (hasSize(maps, height, width)) return maps;
    return maps.index_select(-2, nearestIndices(maps.size(-2), height, maps.device()))
        .index_select(-1, nearestIndices(maps.size(-1), width, maps.device()));
}

} // namespace sdw
