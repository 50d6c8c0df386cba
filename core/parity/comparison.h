// Collects how far values are from what a reference computed.
#pragma once

#include <torch/torch.h>

#include <limits>
#include <string>
#include <vector>

namespace sdw {

/// One named output of a parity case.
struct ParityValue {
    std::string name;
    double error = std::numeric_limits<double>::infinity(); ///< largest absolute difference, or a share of pixels
    double tolerance = 0;
    std::string note; ///< for people: what is not comparable, what the error counts; may be empty

    bool passed() const { return error <= tolerance; } // false for an error that is no number
};

class Comparison {
public:
    /// Largest absolute difference; values that are no number must be none on both sides. Another shape never passes.
    void tensor(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected, double tolerance);
    /// The same over the entries where `mask` is true.
    void masked(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected,
                const torch::Tensor& mask, double tolerance);
    void number(const std::string& name, double got, double expected, double tolerance);
    /// Share of the pixels that differ.
    void labels(const std::string& name, const torch::Tensor& got, const torch::Tensor& expected, double tolerance);
    /// An expected value that nothing could be compared with: never passes.
    void absent(const std::string& name, const std::string& why);
    void value(ParityValue value) { m_values.push_back(std::move(value)); }

    const std::vector<ParityValue>& values() const { return m_values; }

private:
    std::vector<ParityValue> m_values;
};

} // namespace sdw
