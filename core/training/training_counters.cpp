#include "core/training/training_counters.h"

namespace sdw {
namespace {

using nlohmann::json;

json optionalNumber(const std::optional<double>& value)
{
    return value ? json(*value) : json(nullptr);
}

std::optional<double> optionalNumber(const json& value)
{
    return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

} // namespace

json writeCounters(const TrainingCounters& counters)
{
    const LossWindow& window = counters.window;
    return {{"step", counters.step},
            {"updates", counters.updates},
            {"evaluated_step", counters.evaluatedStep},
            {"since_best", counters.sinceBest},
            {"best_mIoU", optionalNumber(counters.bestMeanIou)},
            {"last_mIoU", optionalNumber(counters.lastMeanIou)},
            {"best_step", counters.bestStep},
            {"loss_scale", counters.lossScale},
            {"good_steps", counters.goodSteps},
            {"class_weights", counters.classWeights},
            {"window", {window.loss, window.seg, window.attn, window.aux, window.norm, window.steps}},
            {"machine", counters.machine}};
}

TrainingCounters readCounters(const json& document)
{
    TrainingCounters counters;
    counters.step = document.at("step").get<std::int64_t>();
    counters.updates = document.at("updates").get<std::int64_t>();
    counters.evaluatedStep = document.at("evaluated_step").get<std::int64_t>();
    counters.sinceBest = document.at("since_best").get<std::int64_t>();
    counters.bestMeanIou = optionalNumber(document.at("best_mIoU"));
    counters.lastMeanIou = optionalNumber(document.at("last_mIoU"));
    counters.bestStep = document.at("best_step").get<std::int64_t>();
    counters.lossScale = document.at("loss_scale").get<double>();
    counters.goodSteps = document.at("good_steps").get<std::int64_t>();
    counters.classWeights = document.at("class_weights").get<std::vector<double>>();
    const json& window = document.at("window");
    counters.window = {window.at(0), window.at(1), window.at(2), window.at(3), window.at(4), window.at(5)};
    counters.machine = document.at("machine").get<std::string>();
    return counters;
}

} // namespace sdw
