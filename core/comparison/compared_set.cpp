#include "core/comparison/compared_set.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/file_lock.h"
#include "core/base/ordered_work.h"
#include "core/comparison/participants.h"
#include "core/evaluation/tally.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <thread>

namespace sdw {
namespace {

namespace fs = std::filesystem;

/// A cell of a confusion matrix with something in it: label · classes + prediction.
struct Cell {
    std::int64_t place = 0, pixels = 0;
};

std::vector<Cell> cellsOf(const ConfusionMatrix& confusion)
{
    std::vector<Cell> cells;
    const int classes = confusion.classes();
    for (int label = 0; label < classes; ++label)
        for (int prediction = 0; prediction < classes; ++prediction)
            if (const auto pixels = confusion.count(label, prediction))
                cells.push_back({std::int64_t(label) * classes + prediction, pixels});
    return cells;
}

cv::Mat withoutClassOf(const cv::Mat& map, const cv::Mat& other)
{
    cv::Mat result = map.clone();
    result.setTo(cv::Scalar(kIgnoreLabel), other == kIgnoreLabel);
    return result;
}

/// What is compared on one image, with the truth as it is scored against.
struct Maps {
    cv::Mat truth; ///< empty: none
    std::vector<cv::Mat> predictions;
    std::vector<std::int64_t> unlabelled; ///< pixels per contender
};

Maps readMaps(const std::vector<Participant>& participants, const std::string& name, const Sample& sample)
{
    Maps maps;
    for (const Participant& one : participants) {
        cv::Mat labels;
        try {
            labels = one.read(name);
        } catch (const Error&) {
            if (one.store) one.store->forget(name);
            throw;
        }
        if (labels.size() != sample.image.size())
            throw Error("'" + one.contender.name + "' has " + std::to_string(labels.cols) + "x" +
                        std::to_string(labels.rows) + " pixels for image '" + name + "' of " +
                        std::to_string(sample.image.cols) + "x" + std::to_string(sample.image.rows) + ".");
        maps.unlabelled.push_back(one.labels ? cv::countNonZero(labels == kIgnoreLabel) : 0);
        maps.predictions.push_back(std::move(labels));
    }
    maps.truth = sample.label;
    if (!maps.truth.empty())
        for (std::size_t i = 0; i < maps.predictions.size(); ++i)
            if (maps.unlabelled[i] > 0) maps.truth = withoutClassOf(maps.truth, maps.predictions[i]);
    return maps;
}

/// What one image gives.
struct ScoredImage {
    ComparedImage image;
    cv::Size size;
    std::vector<ImageTally> tallies;         ///< per contender; empty without truth
    std::vector<ConfusionMatrix> agreements; ///< of contenders i ≤ j: (0, 0), (0, 1), ..., (1, 1), ...
    std::vector<std::int64_t> unlabelled;
};

class Scorer {
public:
    Scorer(const ComparedSplit& images, const Participants& participants, const Tally& tally)
        : m_images(images)
        , m_participants(participants)
        , m_tally(tally)
    {
    }

    /// From any thread. @throws Error naming what cannot be read.
    ScoredImage operator()(std::size_t index) const
    {
        const Sample sample = m_images.get(index);
        const Maps maps = readMaps(m_participants.all(), sample.name, sample);
        const std::size_t count = maps.predictions.size();
        ScoredImage scored;
        scored.image.name = sample.name;
        scored.image.image = m_images.dataset->imagePath(m_images.split, index);
        scored.image.labelled = !maps.truth.empty();
        scored.image.meanIou.resize(count);
        scored.image.differing.resize(count * count);
        scored.size = sample.image.size();
        scored.unlabelled = maps.unlabelled;
        for (std::size_t i = 0; i < count; ++i) {
            if (scored.image.labelled) {
                scored.tallies.push_back(m_tally.count(sample.name, maps.predictions[i], maps.truth));
                if (scored.tallies.back().confusion.total() > 0)
                    scored.image.meanIou[i] = scored.tallies.back().confusion.meanIou();
            }
            for (std::size_t j = i; j < count; ++j) {
                ConfusionMatrix both(int(m_participants.classes().size()));
                both.add(maps.predictions[j], maps.unlabelled[j] > 0
                                                  ? withoutClassOf(maps.predictions[i], maps.predictions[j])
                                                  : maps.predictions[i]);
                const double differing = both.total() > 0 ? 1 - both.pixelAccuracy() : 0;
                scored.image.differing[i * count + j] = scored.image.differing[j * count + i] = differing;
                scored.agreements.push_back(std::move(both));
            }
        }
        return scored;
    }

private:
    const ComparedSplit& m_images;
    const Participants& m_participants;
    const Tally& m_tally;
};

class Outcome : public ComparedSet {
public:
    Outcome(const ComparedSplit& split, const ComparisonOptions& options)
        : m_split(split)
        , m_options(options)
    {
    }

    const Dataset& dataset() const override { return *m_split.dataset; }
    const ComparisonOptions& options() const override { return m_options; }
    const ClassList& classes() const override { return m_classes; }
    const std::vector<ContenderResult>& contenders() const override { return m_results; }
    const std::vector<ComparedImage>& images() const override { return m_compared; }
    bool hasTruth() const override { return !m_results.front().report.images.empty(); }
    const std::vector<DatasetProblem>& skipped() const override { return m_skipped; }
    const ConfusionMatrix& agreement(std::size_t first, std::size_t second) const override
    {
        requireContenders(first, second);
        return m_agreements[first * m_results.size() + second];
    }

    PairedComparison paired(std::size_t first, std::size_t second) const override
    {
        requireContenders(first, second);
        const std::scoped_lock lock(m_mutex);
        auto& known = m_paired[{first, second}];
        if (!known)
            known =
                compareReports(m_results[first].report, m_results[second].report, m_options.resamples, m_options.seed);
        return *known;
    }

    std::vector<std::size_t> ranking(std::size_t first, std::size_t second) const override
    {
        requireContenders(first, second);
        std::vector<std::size_t> order(m_compared.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        const auto place = [&](std::size_t index) { // scored images before the others
            const ComparedImage& image = m_compared[index];
            const auto &a = image.meanIou[first], &b = image.meanIou[second];
            return a && b ? std::pair(0, *b - *a) : std::pair(1, -image.differing[first * m_results.size() + second]);
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t left, std::size_t right) { return place(left) < place(right); });
        return order;
    }

    std::vector<CellImage> cellImages(std::size_t contender, int truth, int predicted) const override
    {
        requireContenders(contender, contender);
        const std::int64_t place = std::int64_t(truth) * std::int64_t(m_classes.size()) + predicted;
        std::vector<CellImage> found;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            if (m_cells[i].empty()) continue;
            const auto& cells = m_cells[i][contender];
            const auto cell = std::lower_bound(cells.begin(), cells.end(), place,
                                               [](const Cell& one, std::int64_t wanted) { return one.place < wanted; });
            if (cell != cells.end() && cell->place == place) found.push_back({i, cell->pixels});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const CellImage& a, const CellImage& b) { return a.pixels > b.pixels; });
        return found;
    }

    cv::Mat image(std::size_t image) const override { return m_split.get(m_indices.at(image)).image; }
    cv::Mat truth(std::size_t image) const override
    {
        if (!m_compared.at(image).labelled) return {};
        const Sample sample = m_split.get(m_indices[image]);
        return m_masked ? readMaps(m_participants, sample.name, sample).truth : sample.label;
    }
    cv::Mat prediction(std::size_t contender, std::size_t image) const override
    {
        return m_participants.at(contender).read(m_compared.at(image).name);
    }

    void add(std::size_t index, ScoredImage scored)
    {
        const std::size_t count = scored.image.meanIou.size();
        if (m_compared.empty()) {
            m_size = scored.size;
            m_unlabelled.assign(count, 0);
            m_agreements.assign(count * count, ConfusionMatrix(scored.agreements.front().classes()));
        }
        std::size_t at = 0;
        for (std::size_t i = 0; i < count; ++i) {
            m_unlabelled[i] += scored.unlabelled[i];
            for (std::size_t j = i; j < count; ++j)
                m_agreements[i * count + j].add(scored.agreements[at++]);
        }
        auto& cells = m_cells.emplace_back();
        for (const ImageTally& tally : scored.tallies)
            cells.push_back(cellsOf(tally.confusion));
        m_indices.push_back(index);
        m_compared.push_back(std::move(scored.image));
    }
    void skip(const std::string& name, const std::string& message)
    {
        m_skipped.push_back({name, message + " It was skipped."});
    }

    /// Once every image is in.
    void finish(Participants participants, const std::vector<Tally>& tallies, const Timing& timing)
    {
        if (m_compared.empty())
            throw Error("None of the " + std::to_string(m_skipped.size()) + " images of split '" + m_split.split +
                        "' could be compared; the first: " + m_skipped.front().message);
        const std::size_t count = tallies.size();
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < i; ++j)
                m_agreements[i * count + j] = m_agreements[j * count + i].transposed();
        m_classes = participants.classes();
        for (std::size_t i = 0; i < count; ++i) {
            const Participant& one = participants.all()[i];
            ContenderResult result{.contender = one.contender, .report = tallies[i].report(m_options.resamples)};
            result.report.skipped = m_skipped;
            result.unlabelled = m_unlabelled[i];
            m_masked |= result.unlabelled > 0;
            result.note = one.predictor ? one.match.note : one.labels->note();
            if (one.predictor) {
                result.parameters = one.predictor->parameters();
                result.gmacs = double(one.predictor->multiplyAdds(m_size)) / 1e9;
                result.secondsPerImage = timing.median.at(one.contender.name);
                result.timedImages = timing.images;
                result.device = one.predictor->device();
            }
            m_results.push_back(std::move(result));
            // The models are not needed any more: predictions come from the disk.
            m_participants.push_back({.contender = one.contender, .store = one.store, .labels = one.labels});
        }
    }

private:
    void requireContenders(std::size_t first, std::size_t second) const
    {
        if (std::max(first, second) >= m_results.size())
            throw Error("The comparison has " + std::to_string(m_results.size()) + " contenders; number " +
                        std::to_string(std::max(first, second)) + " was asked for.");
    }

    const ComparedSplit m_split;
    const ComparisonOptions m_options;
    ClassList m_classes;
    std::vector<ContenderResult> m_results;
    std::vector<Participant> m_participants; ///< without their models
    std::vector<ComparedImage> m_compared;
    std::vector<std::size_t> m_indices;                  ///< in the split
    std::vector<std::vector<std::vector<Cell>>> m_cells; ///< image, contender
    std::vector<ConfusionMatrix> m_agreements;           ///< first · contenders + second
    std::vector<DatasetProblem> m_skipped;
    std::vector<std::int64_t> m_unlabelled;
    cv::Size m_size;       ///< of the first image
    bool m_masked = false; ///< some label set leaves pixels without class

    mutable std::mutex m_mutex;
    mutable std::map<std::pair<std::size_t, std::size_t>, std::optional<PairedComparison>> m_paired;
};

} // namespace

std::shared_ptr<const ComparedSet> compareContenders(const std::vector<Contender>& contenders,
                                                     std::shared_ptr<const Dataset> dataset, const fs::path& folder,
                                                     const ComparisonOptions& options, const Progress& progress)
{
    const ComparedSplit images{std::move(dataset), options.split};
    images.size(); // an unknown split is told before anything is made
    int done = 0, total = 1;
    const auto step = [&](int steps) {
        if (progress && !progress(std::min(done, total), total))
            throw Error("The comparison was stopped; predictions that were made are kept.", ErrorKind::Interrupted);
        done += steps;
    };
    step(0);
    makeFolder(folder);
    const FileLock lock(folder / ".lock");
    Participants participants(contenders, images, folder, options.device);

    const auto missing = participants.missing();
    total = int(missing.size() + images.size());
    const auto unreadable = participants.predict(missing, [&] { step(1); });
    const Timing timing = participants.timing([&] { step(0); });

    auto outcome = std::make_shared<Outcome>(images, options);
    std::vector<Tally> tallies(contenders.size(), Tally(participants.classes(), EvaluationConfig().boundaryWidth));
    const Scorer score(images, participants, tallies.front());
    workInOrder(
        images.size(), std::thread::hardware_concurrency(),
        [&](std::size_t index) {
            if (const auto known = unreadable.find(index); known != unreadable.end()) throw Error(known->second);
            return score(index);
        },
        [&](std::size_t index, WorkOutcome<ScoredImage>& result) {
            step(1);
            try {
                ScoredImage scored = result.take();
                for (std::size_t i = 0; i < scored.tallies.size(); ++i)
                    tallies[i].add(scored.tallies[i]);
                outcome->add(index, std::move(scored));
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::BadInput) throw;
                outcome->skip(images.name(index), error.what());
            }
        });
    outcome->finish(std::move(participants), tallies, timing);
    if (progress) progress(total, total);
    return outcome;
}

} // namespace sdw
