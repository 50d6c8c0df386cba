// A matrix product for rooms that know no tensors: LibTorch's own, without its headers.
#pragma once

#include <cstdint>
#include <vector>

namespace sdw {

/// A·B, all row by row. @param a rows×inner. @param b inner×columns. @return rows×columns.
/// @throws Error when a size does not fit.
std::vector<double> matrixProduct(const std::vector<double>& a, const std::vector<double>& b, std::int64_t rows,
                                  std::int64_t inner, std::int64_t columns);

} // namespace sdw
