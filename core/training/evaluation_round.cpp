#include "core/training/evaluation_round.h"

#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/evaluation/evaluate.h"
#include "core/inference/sliding_window.h"
#include "core/training/sample_strip.h"
#include "core/training/training_step.h"

#include <algorithm>

namespace sdw {
namespace {

void drawSample(TrainingRun& run, const Sample& sample, const cv::Mat& prediction, std::size_t number)
{
    const std::int64_t step = run.counters.step;
    char name[48];
    std::snprintf(name, sizeof name, "step-%08lld_%zu.png", static_cast<long long>(step), number);
    const cv::Mat strip = sampleStrip(sample, prediction, run.dataset->classes());
    const auto file = run.folder.samples() / name;
    writePng(file, strip);
    run.board->image("samples/" + sample.name, step, strip.rows, strip.cols, readFileWhole(file));
}

void report(TrainingRun& run, const EvaluationReport& scores, bool better)
{
    const std::int64_t step = run.counters.step;
    auto iou = nlohmann::ordered_json::array();
    for (const auto& score : scores.classes)
        iou.push_back(score.iou ? nlohmann::ordered_json(*score.iou) : nlohmann::ordered_json(nullptr));
    run.events.write("val", {{"step", step},
                             {"mIoU", scores.meanIou},
                             {"mAcc", scores.meanAccuracy},
                             {"aAcc", scores.pixelAccuracy},
                             {"iou", iou},
                             {"seconds", scores.seconds},
                             {"best", better}});
    run.board->scalar("val/mIoU", step, scores.meanIou);
    run.board->scalar("val/mAcc", step, scores.meanAccuracy);
    run.board->scalar("val/aAcc", step, scores.pixelAccuracy);
    for (const auto& score : scores.classes)
        if (score.iou) run.board->scalar("val_iou/" + score.name, step, *score.iou);
    run.board->flush();
    run.folder.log().info(printed("step %lld: mIoU %.4f, mAcc %.4f, aAcc %.4f%s (%.1f s)", static_cast<long long>(step),
                                  scores.meanIou, scores.meanAccuracy, scores.pixelAccuracy,
                                  better ? ", the best so far" : "", scores.seconds));
    for (const auto& problem : scores.skipped)
        run.folder.log().warn("validation: " + problem.file + ": " + problem.message);
}

} // namespace

RoundOutcome evaluateRound(TrainingRun& run, const std::function<bool()>& stop)
{
    Segmenter& model = run.bestModel();
    model->eval();
    EvaluationConfig config = run.config.eval;
    config.bootstrap = 0; // intervals are for final reports, and cost as much as a few images
    const auto names = sampleNames(*run.dataset, run.config.data.val, run.config.train.samples);
    const auto predict = [&](const cv::Mat& image) {
        return predictLabels(model, image, run.config.data, config, run.precision);
    };
    const auto watch = [&](const Sample& sample, const cv::Mat& prediction) {
        const auto found = std::find(names.begin(), names.end(), sample.name);
        if (found != names.end()) drawSample(run, sample, prediction, std::size_t(found - names.begin()));
    };
    EvaluationReport scores;
    try {
        const torch::NoGradGuard noGrad;
        scores = evaluate(
            *run.dataset, run.config.data.val, predict, config, [&](int, int) { return !stop(); }, watch);
    } catch (...) {
        enterTrainingMode(run.model, run.config.train);
        throw;
    }
    enterTrainingMode(run.model, run.config.train);

    TrainingCounters& counters = run.counters;
    const bool better = !counters.bestMeanIou || scores.meanIou > *counters.bestMeanIou;
    if (better) {
        saveModel(run.folder.checkpoints() / "best.safetensors", model, run.dataset->classes(), run.document);
        counters.bestMeanIou = scores.meanIou;
        counters.bestStep = counters.step;
        counters.sinceBest = 0;
    } else {
        ++counters.sinceBest;
    }
    counters.lastMeanIou = scores.meanIou;
    counters.evaluatedStep = counters.step;
    report(run, scores, better);
    return {.seconds = scores.seconds, .better = better};
}

} // namespace sdw
