// Reads a folder of numeric fixtures and compares tensors with it.
#pragma once

#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/model/tensor_file.h"

#include <QtTest/QtTest>

namespace sdw::test {

struct Fixture {
    nlohmann::json meta;
    std::map<std::string, torch::Tensor> weights, tensors;
};

inline Fixture readFixture(const std::filesystem::path& folder)
{
    Fixture fixture;
    fixture.meta = parseJson(readFileWhole(folder / "meta.json"), "meta.json");
    fixture.weights = readTensorFile(folder / "weights.safetensors").tensors;
    fixture.tensors = readTensorFile(folder / "tensors.safetensors").tensors;
    return fixture;
}

/// Copies the tensors whose names start with `prefix` into a module; every one of the module's own must be there and
/// none may be left over.
/// @return what did not fit, empty if all did.
inline QStringList loadExactly(torch::nn::Module& module, const std::map<std::string, torch::Tensor>& weights,
                               const std::string& prefix)
{
    torch::NoGradGuard noGrad;
    QStringList problems;
    std::set<std::string> taken;
    const auto fill = [&](const torch::OrderedDict<std::string, torch::Tensor>& own) {
        for (const auto& item : own) {
            const auto found = weights.find(prefix + item.key());
            if (found == weights.end())
                problems << QString::fromStdString("missing " + item.key());
            else if (found->second.sizes() != item.value().sizes())
                problems << QString::fromStdString("shape of " + item.key());
            else
                item.value().copy_(found->second);
            taken.insert(prefix + item.key());
        }
    };
    fill(module.named_parameters());
    fill(module.named_buffers());
    for (const auto& [name, tensor] : weights)
        if (name.starts_with(prefix) && !taken.contains(name)) problems << QString::fromStdString("unexpected " + name);
    return problems;
}

inline double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    if (!a.defined() || !b.defined() || a.sizes() != b.sizes()) return std::numeric_limits<double>::infinity();
    return (a.to(torch::kDouble) - b.to(torch::kDouble)).abs().max().item<double>();
}

} // namespace sdw::test

/// Fails with the name and the difference.
#define SDW_COMPARE_TENSORS(actual, expected, tolerance, name)                                                         \
    do {                                                                                                               \
        const double difference = sdw::test::largestDifference(actual, expected);                                      \
        QVERIFY2(difference <= (tolerance), qPrintable(QString("%1 differs by %2").arg(name).arg(difference)));        \
    } while (false)
