#include "core/encoders/drop_path.h"

namespace sdw {

torch::Tensor dropPath(const torch::Tensor& branch, double rate, bool training)
{
    if (!training || rate <= 0) return branch;
    std::vector<std::int64_t> shape(static_cast<std::size_t>(branch.dim()), 1);
    shape[0] = branch.size(0);
    const double keep = 1 - rate;
    return branch * torch::empty(shape, branch.options().requires_grad(false)).bernoulli_(keep).div_(keep);
}

std::vector<double> dropPathRates(double largest, std::int64_t depth)
{
    std::vector<double> rates;
    for (std::int64_t i = 0; i < depth; ++i)
        rates.push_back(depth > 1 ? largest * static_cast<double>(i) / static_cast<double>(depth - 1) : 0.0);
    return rates;
}

} // namespace sdw
