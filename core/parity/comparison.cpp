#include "core/parity/comparison.h"

#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {
namespace {

/// Largest absolute difference where both are numbers; infinite where only one is.
double largestDifference(const torch::Tensor& got, const torch::Tensor& expected)
{
    if (got.numel() == 0) return 0;
    const auto a = got.to(torch::kDouble), b = expected.to(torch::kDouble);
    if (!torch::equal(a.isnan(), b.isnan())) return std::numeric_limits<double>::infinity();
    return torch::where(b.isnan(), torch::zeros_like(b), (a - b).abs()).max().item<double>();
}

} // namespace

void Comparison::tensor(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected,
                        double tolerance)
{
    if (got.sizes() != expected.sizes())
        return absent(name, "sizes " + describeSizes(got.sizes()) + " where the reference has " +
                                describeSizes(expected.sizes()));
    m_values.push_back(
        {.name = name, .error = largestDifference(got.detach().cpu(), expected), .tolerance = tolerance, .note = {}});
}

void Comparison::masked(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected,
                        const torch::Tensor& mask, double tolerance)
{
    if (got.sizes() != expected.sizes() || got.sizes() != mask.sizes()) return tensor(name, got, expected, tolerance);
    const auto kept = mask.sum().item<std::int64_t>();
    const auto inside = got.detach().cpu().masked_select(mask);
    const auto note = kept == mask.numel()
                          ? std::string()
                          : std::to_string(kept) + " of " + std::to_string(mask.numel()) + " entries compared";
    m_values.push_back({.name = name,
                        .error = largestDifference(inside, expected.masked_select(mask)),
                        .tolerance = tolerance,
                        .note = note});
}

void Comparison::number(const std::string& name, double got, double expected, double tolerance)
{
    const bool neither = std::isnan(got) && std::isnan(expected);
    m_values.push_back(
        {.name = name, .error = neither ? 0 : std::abs(got - expected), .tolerance = tolerance, .note = {}});
}

void Comparison::labels(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected,
                        double tolerance)
{
    if (got.sizes() != expected.sizes()) return tensor(name, got, expected, tolerance);
    const auto share =
        got.cpu().to(torch::kLong).ne(expected.to(torch::kLong)).to(torch::kDouble).mean().item<double>();
    m_values.push_back({.name = name, .error = share, .tolerance = tolerance, .note = "share of different pixels"});
}

void Comparison::absent(const std::string& name, const std::string& why)
{
    m_values.push_back({.name = name, .note = why});
}

} // namespace sdw
