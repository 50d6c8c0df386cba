// Learning rates of single iterations.
#include "core/base/error.h"
#include "core/parity/cases.h"
#include "core/tensor/tensor_check.h"
#include "core/training/schedule.h"

namespace sdw {
namespace {

constexpr double kRelativeTolerance = 1e-6;
constexpr double kStoredFactor = 1e6; // the fixtures hold micro-units, for float32's sake

void compareGroup(const std::string& name, const Fixture& fixture, const TrainConfig& config, double base,
                  Comparison& comparison)
{
    const auto steps = fixture.tensor("iteration").to(torch::kLong), expected = fixture.tensor(name).to(torch::kDouble);
    requireShape(steps, {-1}, "Tensor 'iteration'");
    requireShape(expected, {steps.size(0)}, "Tensor '" + name + "'");
    ParityValue value{.name = name, .error = 0, .tolerance = kRelativeTolerance, .note = "relative"};
    for (std::int64_t i = 0; i < steps.size(0); ++i) {
        const auto rate = expected[i].item<double>() / kStoredFactor;
        const auto got = learningRate(config, base, steps[i].item<std::int64_t>());
        const auto error = rate == 0 ? std::abs(got) : std::abs(got - rate) / std::abs(rate);
        if (!(error <= value.error)) value.error = error;
    }
    comparison.value(value);
}

void runSchedule(const Fixture& fixture, Comparison& comparison, std::vector<std::string>&)
{
    const auto& meta = fixture.meta;
    TrainConfig config;
    config.lr = meta.at("base_lr").get<double>();
    config.headLrMultiplier = meta.at("head_lr_mult").get<double>();
    config.warmup = meta.at("warmup_iters").get<std::int64_t>();
    config.warmupRatio = meta.at("warmup_ratio").get<double>();
    config.iterations = meta.at("max_iters").get<std::int64_t>();
    config.power = meta.at("power").get<double>();
    config.minLr = meta.at("min_lr").get<double>();
    compareGroup("lr_base_x1e6", fixture, config, config.lr, comparison);
    compareGroup("lr_head_x1e6", fixture, config, config.lr * config.headLrMultiplier, comparison);
}

} // namespace

const CaseKind kScheduleCase{
    "schedule", [](const Fixture& fixture) { return fixture.has("iteration") && fixture.has("lr_base_x1e6"); },
    runSchedule};

} // namespace sdw
