// A matrix times a vector, for answers while the mouse moves. On one thread on purpose: such a product takes about a
// millisecond, and waking other threads on a busy machine can take ten.
#pragma once

#include <cstdint>

namespace sdw {

/// out[i] = Σ_c matrix[i·stride + c] · vector[c], c < width.
void rowProducts(const float* matrix, std::int64_t rows, std::int64_t stride, const float* vector, std::int64_t width,
                 float* out);

} // namespace sdw
