#include "core/tensor/matrix_product.h"

#include "core/base/error.h"

#include <torch/torch.h>

namespace sdw {
namespace {

torch::Tensor viewOf(const std::vector<double>& values, std::int64_t rows, std::int64_t columns)
{
    if (std::int64_t(values.size()) != rows * columns)
        throw Error("A matrix of " + std::to_string(rows) + "x" + std::to_string(columns) +
                    " needs as many values, got " + std::to_string(values.size()) + ".");
    return torch::from_blob(const_cast<double*>(values.data()), {rows, columns}, torch::kDouble); // only read
}

} // namespace

std::vector<double> matrixProduct(const std::vector<double>& a, const std::vector<double>& b, std::int64_t rows,
                                  std::int64_t inner, std::int64_t columns)
{
    const torch::NoGradGuard noGradients;
    std::vector<double> product(std::size_t(rows * columns));
    auto out = viewOf(product, rows, columns);
    torch::mm_out(out, viewOf(a, rows, inner), viewOf(b, inner, columns));
    return product;
}

} // namespace sdw
