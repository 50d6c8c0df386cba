#include "core/training/evaluation_round.h"

#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/evaluation/evaluate.h"
#include "core/inference/sliding_window.h"
#include "core/training/confusion_file.h"
#include "core/training/sample_files.h"
#include "core/training/sample_strip.h"
#include "core/training/token_strip.h"
#include "core/training/training_step.h"

#include <algorithm>

namespace sdw {
namespace {

/// Files and TensorBoard images of one validation image: what the model made of it, and what its class tokens attended
/// to.
class SampleArtist {
public:
    explicit SampleArtist(TrainingRun& run)
        : m_run(run)
        , m_names(sampleNames(*run.dataset, run.config.data.val, run.config.train.samples))
    {
    }

    void draw(const Sample& sample, const cv::Mat& prediction)
    {
        const auto found = std::find(m_names.begin(), m_names.end(), sample.name);
        if (found == m_names.end()) return;
        const int number = int(found - m_names.begin());
        const std::int64_t step = m_run.counters.step;
        const cv::Mat strip = sampleStrip(sample, prediction, m_run.dataset->classes());
        keep(samplePicture(step, number), strip);
        show("samples/" + sample.name, strip);
        drawTokens(sample, number);
    }

private:
    void drawTokens(const Sample& sample, int number)
    {
        if (!m_tokens) return;
        try {
            const cv::Mat strip = tokenStrip(m_run.bestModel(), sample.image, m_run.config.data, m_run.precision);
            m_tokens = !strip.empty();
            if (!m_tokens) return;
            keep(tokenPicture(m_run.counters.step, number), strip);
            show("tokens/" + sample.name, tokenSheet(strip, sample.image, m_run.dataset->classes()));
        } catch (const c10::Error& error) { // a device without memory left: no picture is worth a training
            m_tokens = false;
            m_run.folder.log().warn(std::string("The maps of the class tokens could not be drawn: ") +
                                    error.what_without_backtrace());
        }
    }
    void keep(const std::string& name, const cv::Mat& picture) { writePng(m_run.folder.samples() / name, picture); }
    void show(const std::string& tag, const cv::Mat& picture)
    {
        m_run.board->image(tag, m_run.counters.step, picture.rows, picture.cols, encodePng(picture));
    }

    TrainingRun& m_run;
    std::vector<std::string> m_names;
    bool m_tokens = true; ///< the model has some, as far as is known
};

void keepConfusion(TrainingRun& run, const EvaluationReport& scores)
{
    const std::int64_t step = run.counters.step;
    writeConfusion(run.folder.samples() / confusionFile(step),
                   {.step = step, .images = std::int64_t(scores.images.size()), .counts = scores.confusion});
    const cv::Mat picture = confusionPicture(scores.confusion);
    run.board->image("val/confusion", step, picture.rows, picture.cols, encodePng(picture));
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
    SampleArtist artist(run);
    const auto predict = [&](const cv::Mat& image) {
        return predictLabels(model, image, run.config.data, config, run.precision);
    };
    const auto watch = [&](const Sample& sample, const cv::Mat& prediction) { artist.draw(sample, prediction); };
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
    keepConfusion(run, scores);
    report(run, scores, better);
    return {.seconds = scores.seconds, .better = better};
}

} // namespace sdw
