#include "core/training/training_step.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/tensor/device.h"
#include "core/training/schedule.h"

#include <cmath>
#include <new>

namespace sdw {
namespace {

/// Below this an fp16 loss scale means that the gradients themselves are no numbers.
constexpr double kSmallestScale = 1.0 / 1024;

const char* const kLossNames[] = {"loss", "loss_seg", "loss_attn", "loss_aux", "loss_dice"};

torch::Tensor valuesOf(const LossParts& losses)
{
    std::vector<torch::Tensor> values;
    for (const auto* part : {&losses.total, &losses.seg, &losses.attn, &losses.auxiliary, &losses.dice})
        values.push_back(part->defined()
                             ? part->detach().to(torch::kDouble)
                             : torch::zeros({}, losses.total.options().dtype(torch::kDouble).requires_grad(false)));
    return torch::stack(values);
}

std::vector<std::string> brokenGradients(const AdamW& optimizer)
{
    std::vector<std::string> names;
    for (const auto& group : optimizer.groups())
        for (std::size_t i = 0; i < group.names.size(); ++i) {
            const auto& gradient = group.parameters[i].grad();
            if (gradient.defined() && !std::isfinite(gradient.norm().item<double>())) names.push_back(group.names[i]);
        }
    return names;
}

torch::Tensor toFloat(const torch::Tensor& logits)
{
    return logits.defined() ? logits.to(torch::kFloat) : logits;
}

[[noreturn]] void throwOutOfMemory(const TrainConfig& train, const std::string& detail)
{
    throw Error("Memory ran out in a training step with train.batch " + std::to_string(train.batch) + " in " +
                    std::to_string(train.accumulate) +
                    " part(s); raise train.accumulate, or lower train.batch or data.crop. (" + detail + ")",
                ErrorKind::Resources);
}

} // namespace

void enterTrainingMode(Segmenter& model, const TrainConfig& config)
{
    model->train();
    if (!config.freezeEncoder) return;
    for (auto& child : model->named_children())
        if (child.key() == "backbone") child.value()->eval();
}

TrainingStep::TrainingStep(Segmenter model, AdamW& optimizer, WeightAverage* average, const RunConfig& config,
                           const torch::Device& device, std::string precision, LossOptions loss,
                           std::filesystem::path blackBox)
    : m_model(std::move(model))
    , m_optimizer(optimizer)
    , m_average(average)
    , m_train(config.train)
    , m_device(device)
    , m_precision(std::move(precision))
    , m_loss(std::move(loss))
    , m_scaler(m_precision == "fp16")
    , m_boxFile(std::move(blackBox))
{
}

StepOutcome TrainingStep::run(const Batch& batch, std::int64_t step, TrainingCounters& counters)
{
    torch::manual_seed(Random(std::uint64_t(m_train.seed), std::uint64_t(step)).next()); // drop-path and dropout
    m_scaler.restore(counters.lossScale, counters.goodSteps);
    m_optimizer.clearGradients();

    StepOutcome outcome;
    bool finite = true;
    try {
        const auto losses = accumulate(batch);
        auto gradients = m_optimizer.gradients();
        finite = m_scaler.unscale(gradients);
        const auto norm = gradientNorm(gradients);
        // The one place where a GPU is waited for.
        const auto values = torch::cat({losses / m_train.accumulate, norm.to(torch::kDouble).reshape({1})}).cpu();
        const auto* value = values.const_data_ptr<double>();
        outcome = {.loss = value[0],
                   .seg = value[1],
                   .attn = value[2],
                   .auxiliary = value[3],
                   .dice = value[4],
                   .gradientNorm = value[5]};
        for (const auto& group : m_optimizer.groups())
            outcome.rates.push_back(learningRate(m_train, m_train.lr * group.lrScale, step));
        requireFinite(outcome, batch, step, !finite);
        if (finite && m_train.clipNorm > 0) clipGradients(gradients, norm, m_train.clipNorm);
    } catch (const std::bad_alloc&) {
        throwOutOfMemory(m_train, "the system gave no more");
    } catch (const c10::OutOfMemoryError& error) {
        throwOutOfMemory(m_train, error.what_without_backtrace());
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        if (what.find("not enough memory") != std::string::npos) throwOutOfMemory(m_train, what);
        throw;
    }

    outcome.updated = finite;
    if (finite) {
        m_optimizer.step(outcome.rates);
        ++counters.updates;
        if (m_average) m_average->update(m_model, counters.updates);
    }
    m_scaler.update(finite);
    counters.lossScale = m_scaler.scale();
    counters.goodSteps = m_scaler.goodSteps();
    return outcome;
}

torch::Tensor TrainingStep::accumulate(const Batch& batch)
{
    const auto images = batch.images.chunk(m_train.accumulate), labels = batch.labels.chunk(m_train.accumulate);
    torch::Tensor sums;
    for (std::size_t part = 0; part < images.size(); ++part) {
        const auto target = labels[part].to(m_device);
        SegmenterOutput output;
        {
            const AutocastScope autocast(m_device, m_precision);
            output = m_model->forward(images[part].to(m_device));
        }
        const auto losses = segmentationLoss(toFloat(output.logits), toFloat(output.midLogits),
                                             toFloat(output.auxiliaryLogits), target, m_loss);
        m_scaler.scaled(losses.total / m_train.accumulate).backward();
        m_model->observeLabels(target); // after the backward pass: it changes tokens that the pass still needs
        sums = sums.defined() ? sums + valuesOf(losses) : valuesOf(losses);
    }
    return sums;
}

void TrainingStep::requireFinite(const StepOutcome& outcome, const Batch& batch, std::int64_t step, bool overflow)
{
    const double losses[] = {outcome.loss, outcome.seg, outcome.attn, outcome.auxiliary, outcome.dice};
    BatchRecord record{
        .step = step, .names = batch.names, .gradientNorm = outcome.gradientNorm, .rates = outcome.rates};
    std::string broken;
    for (std::size_t i = 0; i < std::size(losses); ++i) {
        record.losses.emplace_back(kLossNames[i], losses[i]);
        // The parts come after the sum: the last one that is no number is the culprit to name.
        if (!std::isfinite(losses[i])) broken = kLossNames[i];
    }
    m_box.add(std::move(record));

    std::vector<std::string> parameters;
    if (broken.empty() && !overflow && !std::isfinite(outcome.gradientNorm)) {
        parameters = brokenGradients(m_optimizer);
        broken = "the gradient norm (" +
                 (parameters.empty()
                      ? "a sum too large"
                      : "of '" + parameters.front() + "' and " + std::to_string(parameters.size() - 1) + " others") +
                 ")";
    }
    if (broken.empty() && overflow && m_scaler.scale() < kSmallestScale)
        broken = "the gradient norm (at every loss scale)";
    if (broken.empty()) return;

    std::string names;
    for (const auto& name : batch.names)
        names += (names.empty() ? "'" : ", '") + name + "'";
    const std::string reason = "In iteration " + std::to_string(step) + " " + broken + " is no number";
    m_box.write(m_boxFile, reason, m_train.seed, parameters);
    throw Error(reason + "; the batch was " + names +
                ". Training stopped before the weights were changed; the last checkpoint is good, and '" +
                m_boxFile.filename().string() +
                "' has the last batches. Lower train.lr, or set train.clip_norm or train.precision \"fp32\".");
}

} // namespace sdw
