#include "core/encoders/position_embedding.h"

#include "core/base/error.h"
#include "core/encoders/tokens.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {

torch::Tensor fitPositionEmbedding(const torch::Tensor& embedding, std::int64_t height, std::int64_t width)
{
    requireShape(embedding, {1, -1, -1}, "Position embedding (1x(1+P)xD)");
    const auto cells = embedding.size(1) - 1;
    if (cells == height * width) return embedding;
    const auto side =
        static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(std::max<std::int64_t>(cells, 0)))));
    if (side < 1 || side * side != cells)
        throw Error("A position embedding of " + std::to_string(embedding.size(1)) +
                    " entries is not one class entry and a square grid, so it cannot be resized.");
    const auto grid = mapFromTokens(embedding.narrow(1, 1, cells), side, side);          // 1×D×side×side
    const auto resized = tokensFromMap(resizeBicubic(grid.contiguous(), height, width)); // 1×N×D
    return torch::cat({embedding.narrow(1, 0, 1), resized}, 1);
}

} // namespace sdw
