#include "core/evaluation/evaluate.h"

#include "core/base/error.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/boundary_iou.h"

#include <chrono>
#include <future>

namespace sdw {
namespace {

/// Reads the samples of a split in order, always one ahead, so that decoding and predicting overlap.
class SampleQueue {
public:
    SampleQueue(const Dataset& dataset, const std::string& split, std::vector<std::size_t> indices)
        : m_dataset(dataset)
        , m_split(split)
        , m_indices(std::move(indices))
    {
        fetch();
    }
    /// @throws what Dataset::get() throws for the sample whose turn it is; the next call goes on behind it.
    Sample next()
    {
        std::future<Sample> current = std::move(m_ahead);
        ++m_at;
        fetch();
        return current.get();
    }

private:
    void fetch()
    {
        if (m_at >= m_indices.size()) return;
        m_ahead =
            std::async(std::launch::async, [this, index = m_indices[m_at]] { return m_dataset.get(m_split, index); });
    }

    const Dataset& m_dataset;
    std::string m_split;
    std::vector<std::size_t> m_indices;
    std::size_t m_at = 0;
    std::future<Sample> m_ahead;
};

ImageCounts countsOf(const std::string& name, const ConfusionMatrix& confusion)
{
    ImageCounts counts{.name = name};
    for (int index = 0; index < confusion.classes(); ++index) {
        counts.intersection.push_back(confusion.intersection(index));
        counts.labelled.push_back(confusion.labelled(index));
        counts.predicted.push_back(confusion.predicted(index));
    }
    return counts;
}

void fillScores(EvaluationReport& report, const ClassList& classes, const BoundaryIou& boundary, std::int64_t bootstrap)
{
    const ConfusionMatrix& confusion = report.confusion;
    const ScoreIntervals intervals = bootstrapIntervals(report.images, confusion.classes(), bootstrap);
    for (int index = 0; index < confusion.classes(); ++index) {
        report.classes.push_back({.name = classes[std::size_t(index)].name,
                                  .iou = confusion.iou(index),
                                  .accuracy = confusion.accuracy(index),
                                  .precision = confusion.precision(index),
                                  .dice = confusion.dice(index),
                                  .boundaryIou = boundary.iou(index),
                                  .iouInterval = intervals.iou[std::size_t(index)],
                                  .pixels = confusion.labelled(index)});
    }
    report.meanIou = confusion.meanIou();
    report.meanAccuracy = confusion.meanAccuracy();
    report.pixelAccuracy = confusion.pixelAccuracy();
    report.meanBoundaryIou = boundary.mean();
    report.meanIouInterval = intervals.meanIou;
}

} // namespace

EvaluationReport evaluate(const Dataset& dataset, const std::string& split, const PredictLabels& predict,
                          const EvaluationConfig& config, const Progress& progress, const WatchPrediction& watch)
{
    const auto start = std::chrono::steady_clock::now();
    const ClassList& classes = dataset.classes();
    if (classes.empty()) throw Error("The data set names no classes, so that predictions cannot be scored against it.");
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < dataset.size(split); ++i)
        if (dataset.hasLabel(split, i)) indices.push_back(i);
    if (indices.empty()) throw Error("Split '" + split + "' has no labelled image to evaluate on.");

    EvaluationReport report;
    report.confusion = ConfusionMatrix(int(classes.size()));
    BoundaryIou boundary(int(classes.size()), config.boundaryWidth);
    SampleQueue samples(dataset, split, indices);
    const int total = int(indices.size());
    for (int done = 0; done < total; ++done) {
        if (progress && !progress(done, total)) throw Error("The evaluation was stopped.", ErrorKind::Interrupted);
        Sample sample;
        try {
            sample = samples.next();
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadInput) throw;
            report.skipped.push_back(
                {dataset.name(split, indices[std::size_t(done)]), std::string(error.what()) + " It was skipped."});
            continue;
        }
        const cv::Mat prediction = predict(sample.image);
        ConfusionMatrix confusion(int(classes.size()));
        try {
            confusion.add(prediction, sample.label);
        } catch (const Error& error) {
            throw Error("Image '" + sample.name + "' cannot be scored: " + error.what(), error.kind());
        }
        boundary.add(prediction, sample.label);
        report.confusion.add(confusion);
        report.images.push_back(countsOf(sample.name, confusion));
        if (watch) watch(sample, prediction);
    }
    if (report.images.empty())
        throw Error("None of the " + std::to_string(total) + " labelled images of split '" + split +
                    "' could be read; the first: " + report.skipped.front().message);
    if (progress) progress(total, total);
    fillScores(report, classes, boundary, config.bootstrap);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace sdw
