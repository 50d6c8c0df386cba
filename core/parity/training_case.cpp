// Losses, gradients and the parameters after one optimiser step.
#include "core/base/error.h"
#include "core/datasets/loader.h"
#include "core/losses/segmentation_loss.h"
#include "core/parity/cases.h"
#include "core/training/optimizer.h"

#include <algorithm>
#include <array>

namespace sdw {
namespace {

constexpr double kLossTolerance = 1e-5, kGradientTolerance = 1e-4, kStepTolerance = 1e-5, kExact = 1e-9;
// Adam divides a gradient by its own size: below this, rounding noise decides the step.
constexpr double kSmallestGradient = 1e-6;

TrainConfig trainConfig(const nlohmann::json& optimizer)
{
    if (optimizer.value("type", "AdamW") != "AdamW") throw Error("meta.json: optimizer.type: only AdamW is known.");
    TrainConfig config;
    config.lr = optimizer.at("lr").get<double>();
    config.headLrMultiplier = optimizer.at("head_lr_mult").get<double>();
    config.betas = optimizer.at("betas").get<std::vector<double>>();
    config.eps = optimizer.at("eps").get<double>();
    config.weightDecay = optimizer.at("weight_decay").get<double>();
    if (config.betas.size() != 2) throw Error("meta.json: optimizer.betas must hold two numbers.");
    return config;
}

/// Parameters and buffers by name.
std::map<std::string, torch::Tensor> stateOf(Segmenter& model)
{
    std::map<std::string, torch::Tensor> state;
    for (const auto& item : model->named_parameters())
        state[item.key()] = item.value();
    for (const auto& item : model->named_buffers())
        state[item.key()] = item.value();
    return state;
}

void compareLosses(const Fixture& fixture, const SegmenterOutput& output, const torch::Tensor& labels,
                   LossOptions options, Comparison& comparison)
{
    const auto all = segmentationLoss(output.logits, output.midLogits, {}, labels, options);
    options.averageNonIgnore = true;
    const auto valid = segmentationLoss(output.logits, output.midLogits, {}, labels, options);
    const std::map<std::string, torch::Tensor> losses = {{"L_seg", all.seg},
                                                         {"L_attn", all.attn},
                                                         {"L_total", all.total},
                                                         {"L_seg_avg_non_ignore", valid.seg},
                                                         {"L_attn_avg_non_ignore", valid.attn},
                                                         {"L_total_avg_non_ignore", valid.total}};
    for (const auto& [name, loss] : losses) {
        if (!fixture.has(name)) continue;
        if (loss.defined())
            comparison.tensor(name, loss, fixture.tensor(name), kLossTolerance);
        else
            comparison.absent(name, "the model has no such loss");
    }
}

void compareGradients(const Fixture& fixture, const std::map<std::string, torch::Tensor>& state, Comparison& comparison)
{
    for (const auto& [name, expected] : fixture.tensors) {
        if (!name.starts_with("grad.")) continue;
        const auto found = state.find(name.substr(5));
        if (found == state.end())
            comparison.absent(name, "the model has no such parameter");
        else if (!found->second.grad().defined())
            comparison.absent(name, "the parameter got no gradient");
        else
            comparison.tensor(name, found->second.grad(), expected, kGradientTolerance);
    }
    if (!fixture.meta.contains("grad_norms")) return;
    ParityValue norms{.name = "grad_norms", .error = 0, .tolerance = kGradientTolerance, .note = {}};
    for (const auto& [name, expected] : fixture.meta.at("grad_norms").items()) {
        const auto found = state.find(name);
        if (found == state.end() || !found->second.grad().defined())
            return comparison.absent("grad_norms", "parameter '" + name + "' is missing or got no gradient");
        const auto norm = expected.get<double>();
        const auto error = std::abs(found->second.grad().norm().item<double>() - norm) / std::max(1.0, norm);
        if (!(error <= norms.error)) norms.error = error;
    }
    norms.note = "of " + std::to_string(fixture.meta.at("grad_norms").size()) + " parameters, relative above 1";
    comparison.value(norms);
}

/// Learning rate and weight decay of every parameter.
void compareGroups(const Fixture& fixture, const std::vector<ParameterGroup>& groups, double rate,
                   Comparison& comparison)
{
    if (!fixture.meta.contains("param_groups")) return;
    std::map<std::string, std::array<double, 2>> own;
    for (const auto& group : groups)
        for (const auto& name : group.names)
            own[name] = {rate * group.lrScale, group.weightDecay};
    ParityValue value{.name = "param_groups", .error = 0, .tolerance = kExact, .note = {}};
    for (const auto& [name, expected] : fixture.meta.at("param_groups").items()) {
        const auto found = own.find(name);
        if (found == own.end()) return comparison.absent("param_groups", "no group has '" + name + "'");
        const auto error = std::max(std::abs(found->second[0] - expected.at("lr").get<double>()),
                                    std::abs(found->second[1] - expected.at("weight_decay").get<double>()));
        if (error > kExact && value.note.empty()) value.note = "first at '" + name + "'";
        value.error = std::max(value.error, error);
    }
    comparison.value(value);
}

void compareStep(const Fixture& fixture, const std::map<std::string, torch::Tensor>& state, Comparison& comparison)
{
    for (const auto& [name, expected] : fixture.tensors) {
        if (!name.starts_with("after.")) continue;
        const auto found = state.find(name.substr(6));
        const auto gradient = fixture.tensors.find("grad." + name.substr(6));
        if (found == state.end())
            comparison.absent(name, "the model has no such parameter or buffer");
        else if (gradient == fixture.tensors.end())
            comparison.tensor(name, found->second, expected, kStepTolerance); // BatchNorm's statistics
        else
            comparison.masked(name, found->second, expected, gradient->second.abs() > kSmallestGradient,
                              kStepTolerance);
    }
}

void runTraining(const Fixture& fixture, Comparison& comparison, std::vector<std::string>& notes)
{
    if (fixture.weights.size() != 1) throw Error("Parity case '" + fixture.name + "' must have one weights file.");
    auto model = fixtureModel(fixture, fixture.weights.front(), true, notes);
    model->train();
    const auto config = trainConfig(fixture.meta.at("optimizer"));
    auto labels = fixture.tensor("labels").to(torch::kLong);
    labels = labels.masked_fill(labels == fixture.meta.value("ignore_index", std::int64_t(255)), kIgnoreTarget);

    const auto output = model->forward(fixture.tensor("input"));
    const std::map<std::string, torch::Tensor> outputs = {{"logits", output.logits}, {"attn_mid", output.midLogits}};
    for (const auto& [name, got] : outputs)
        if (fixture.has(name)) {
            if (got.defined())
                comparison.tensor(name, got, fixture.tensor(name), kTensorTolerance);
            else
                comparison.absent(name, "the model has no such output");
        }
    LossOptions options;
    options.alpha = fixture.meta.value("alpha", 0.4);
    compareLosses(fixture, output, labels, options, comparison);

    AdamW optimizer(parameterGroups(model, config),
                    {.beta1 = config.betas[0], .beta2 = config.betas[1], .eps = config.eps});
    compareGroups(fixture, optimizer.groups(), config.lr, comparison);
    segmentationLoss(output.logits, output.midLogits, output.auxiliaryLogits, labels, options).total.backward();
    const auto state = stateOf(model);
    compareGradients(fixture, state, comparison);
    std::vector<double> rates;
    for (const auto& group : optimizer.groups())
        rates.push_back(config.lr * group.lrScale);
    optimizer.step(rates);
    compareStep(fixture, state, comparison);
}

bool isTraining(const Fixture& fixture)
{
    return fixture.has("labels") && fixture.has("input") && fixture.meta.contains("optimizer");
}

} // namespace

const CaseKind kTrainingCase{"training", isTraining, runTraining};

} // namespace sdw
