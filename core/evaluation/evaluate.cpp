#include "core/evaluation/evaluate.h"

#include "core/base/error.h"
#include "core/evaluation/tally.h"

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

    Tally tally(classes, config.boundaryWidth);
    std::vector<DatasetProblem> skipped;
    SampleQueue samples(dataset, split, indices);
    const int total = int(indices.size());
    for (int done = 0; done < total; ++done) {
        if (progress && !progress(done, total)) throw Error("The evaluation was stopped.", ErrorKind::Interrupted);
        Sample sample;
        try {
            sample = samples.next();
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadInput) throw;
            skipped.push_back(
                {dataset.name(split, indices[std::size_t(done)]), std::string(error.what()) + " It was skipped."});
            continue;
        }
        const cv::Mat prediction = predict(sample.image);
        tally.add(tally.count(sample.name, prediction, sample.label));
        if (watch) watch(sample, prediction);
    }
    if (skipped.size() == indices.size())
        throw Error("None of the " + std::to_string(total) + " labelled images of split '" + split +
                    "' could be read; the first: " + skipped.front().message);
    if (progress) progress(total, total);
    EvaluationReport report = tally.report(config.bootstrap);
    report.skipped = std::move(skipped);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace sdw
