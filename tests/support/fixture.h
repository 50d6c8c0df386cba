// Parity fixtures in tests: a module gets the weights of a file by their exact names, and outputs are compared.
#pragma once

#include "core/model/tensor_file.h"

#include <QtTest/QtTest>

namespace sdw::test {

/// Copies `prefix`NAME of the file into every parameter and buffer NAME of the module. Fails the test where one is
/// missing.
inline void loadByName(torch::nn::Module& module, const TensorFile& file, const std::string& prefix)
{
    torch::NoGradGuard noGrad;
    const auto copy = [&](const std::string& name, torch::Tensor target) {
        const auto found = file.tensors.find(prefix + name);
        QVERIFY2(found != file.tensors.end(), name.c_str());
        QVERIFY2(found->second.sizes() == target.sizes(), name.c_str());
        target.copy_(found->second);
    };
    for (auto& item : module.named_parameters())
        copy(item.key(), item.value());
    for (auto& item : module.named_buffers())
        copy(item.key(), item.value());
}

/// Largest absolute difference; infinite where the shapes differ.
inline double largestError(const torch::Tensor& got, const torch::Tensor& expected)
{
    if (got.sizes() != expected.sizes()) return std::numeric_limits<double>::infinity();
    return (got - expected).abs().max().item<double>();
}

} // namespace sdw::test
