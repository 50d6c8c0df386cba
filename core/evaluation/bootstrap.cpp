#include "core/evaluation/bootstrap.h"

#include "core/base/error.h"
#include "core/evaluation/resampling.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <unordered_map>

namespace sdw {
namespace {

/// Puts the intersections of all classes into the columns from `first` on, and their unions behind them.
void addCounts(SparseCounts& counts, std::size_t first, const ImageCounts& image, std::size_t classes)
{
    if (image.intersection.size() != classes || image.labelled.size() != classes || image.predicted.size() != classes)
        throw Error("The counts of image '" + image.name + "' are not those of " + std::to_string(classes) +
                    " classes.");
    for (std::size_t k = 0; k < classes; ++k)
        counts.add(first + k, double(image.intersection[k]));
    for (std::size_t k = 0; k < classes; ++k)
        counts.add(first + classes + k, double(image.labelled[k] + image.predicted[k] - image.intersection[k]));
}

/// How the second model's counts differ from the first's: what moves where the two are swapped.
void addDifference(SparseCounts& counts, const ImageCounts& first, const ImageCounts& second, std::size_t classes)
{
    const auto unionOf = [](const ImageCounts& image, std::size_t k) {
        return double(image.labelled[k] + image.predicted[k] - image.intersection[k]);
    };
    for (std::size_t k = 0; k < classes; ++k)
        counts.add(k, double(second.intersection[k] - first.intersection[k]));
    for (std::size_t k = 0; k < classes; ++k)
        counts.add(classes + k, unionOf(second, k) - unionOf(first, k));
}

/// Lanes of values: the IoU of every class (NaN where the union is empty), and behind them their mean.
/// @param sums 2·classes × kLanes. @param scores (classes + 1) × kLanes.
void scoreLanes(const double* sums, std::size_t classes, double* scores)
{
    double total[kLanes] = {}, counted[kLanes] = {};
    for (std::size_t k = 0; k < classes; ++k)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double all = sums[(classes + k) * kLanes + lane];
            const double iou = all > 0 ? sums[k * kLanes + lane] / all : std::nan("");
            scores[k * kLanes + lane] = iou;
            total[lane] += all > 0 ? iou : 0;
            counted[lane] += all > 0 ? 1 : 0;
        }
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        scores[classes * kLanes + lane] = counted[lane] > 0 ? total[lane] / counted[lane] : 0;
}

/// Scores of all classes and their mean, resample by resample; row by row for each class.
class ScoreTable {
public:
    ScoreTable(std::size_t classes, std::int64_t resamples)
        : m_resamples(std::size_t(resamples))
        , m_values(classes + 1, std::vector<float>(m_resamples))
    {
    }
    /// @param scores (classes + 1) × kLanes of the resamples from `first` on.
    void take(std::size_t first, const double* scores)
    {
        const std::size_t lanes = std::min(kLanes, m_resamples - first);
        for (std::size_t k = 0; k < m_values.size(); ++k)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                m_values[k][first + lane] = float(scores[k * kLanes + lane]);
    }
    /// Of every class, and behind them of the mean; the values are used up.
    std::vector<std::optional<Interval>> intervals();

private:
    std::size_t m_resamples;
    std::vector<std::vector<float>> m_values;
};

/// Between the two neighbours in rank, as NumPy's default does. The values change places.
double quantile(std::vector<float>& values, double share)
{
    const double place = share * double(values.size() - 1);
    const auto below = values.begin() + std::ptrdiff_t(place);
    std::nth_element(values.begin(), below, values.end());
    const auto above = below + 1 == values.end() ? below : std::min_element(below + 1, values.end());
    return double(*below) + (place - std::floor(place)) * (double(*above) - double(*below));
}

std::optional<Interval> percentileInterval(std::vector<float>& values)
{
    std::erase_if(values, [](float value) { return std::isnan(value); });
    if (values.empty()) return std::nullopt;
    const double low = quantile(values, 0.025); // one after the other: each of them moves the values
    return Interval{low, quantile(values, 0.975)};
}

std::vector<std::optional<Interval>> ScoreTable::intervals()
{
    std::vector<std::optional<Interval>> intervals(m_values.size());
    cv::parallel_for_(cv::Range(0, int(m_values.size())), [&](const cv::Range& range) {
        for (auto k = std::size_t(range.start); k < std::size_t(range.end); ++k)
            intervals[k] = percentileInterval(m_values[k]);
    });
    return intervals;
}

/// The images of the second report in the order of the first.
std::vector<ImageCounts> inOrderOf(const EvaluationReport& first, const EvaluationReport& second)
{
    std::unordered_map<std::string, const ImageCounts*> byName;
    for (const ImageCounts& image : second.images)
        byName.emplace(image.name, &image);
    std::vector<ImageCounts> ordered;
    for (const ImageCounts& image : first.images) {
        const auto found = byName.find(image.name);
        if (found == byName.end())
            throw Error("The two evaluations cannot be compared: image '" + image.name +
                        "' was scored in the first only.");
        ordered.push_back(*found->second);
    }
    if (second.images.size() != first.images.size())
        throw Error("The two evaluations cannot be compared: the first has " + std::to_string(first.images.size()) +
                    " images, the second " + std::to_string(second.images.size()) + ".");
    return ordered;
}

/// Holm: the smallest p times the number of tests, the next one times one fewer, ..., never falling.
void adjust(std::vector<ClassDelta>& classes)
{
    std::vector<ClassDelta*> tested;
    for (ClassDelta& delta : classes)
        if (delta.pValue) tested.push_back(&delta);
    std::stable_sort(tested.begin(), tested.end(),
                     [](const ClassDelta* a, const ClassDelta* b) { return *a->pValue < *b->pValue; });
    double largest = 0;
    for (std::size_t i = 0; i < tested.size(); ++i) {
        largest = std::max(largest, std::min(1.0, *tested[i]->pValue * double(tested.size() - i)));
        tested[i]->adjustedPValue = largest;
    }
}

} // namespace

ScoreIntervals bootstrapIntervals(std::span<const ImageCounts> images, int classes, std::int64_t resamples,
                                  std::uint64_t seed)
{
    ScoreIntervals intervals;
    intervals.iou.resize(std::size_t(classes));
    if (images.empty() || resamples <= 0) return intervals;
    const auto count = std::size_t(classes);
    SparseCounts counts(2 * count);
    for (const ImageCounts& image : images) {
        addCounts(counts, 0, image, count);
        counts.nextImage();
    }
    ScoreTable values(count, resamples);
    forEachResample(counts, Resample::DrawAgain, resamples, seed, [&](std::size_t first, const double* sums) {
        std::vector<double> scores((count + 1) * kLanes);
        scoreLanes(sums, count, scores.data());
        values.take(first, scores.data());
    });
    auto all = values.intervals();
    intervals.meanIou = all.back();
    all.pop_back();
    intervals.iou = std::move(all);
    return intervals;
}

PairedComparison compareReports(const EvaluationReport& first, const EvaluationReport& second, std::int64_t resamples,
                                std::uint64_t seed)
{
    const int classes = first.confusion.classes();
    if (second.confusion.classes() != classes)
        throw Error("The two evaluations cannot be compared: the first has " + std::to_string(classes) +
                    " classes, the second " + std::to_string(second.confusion.classes()) + ".");
    if (first.images.empty()) throw Error("The two evaluations cannot be compared: no image was scored.");
    resamples = std::max<std::int64_t>(resamples, 1);
    const std::vector<ImageCounts> other = inOrderOf(first, second);
    const auto count = std::size_t(classes), images = first.images.size();
    SparseCounts both(4 * count), moves(2 * count);
    for (std::size_t i = 0; i < images; ++i) {
        addCounts(both, 0, first.images[i], count);
        addCounts(both, 2 * count, other[i], count);
        addDifference(moves, first.images[i], other[i], count);
        both.nextImage();
        moves.nextImage();
    }
    /// Second minus first. @param left, right 2·count × kLanes each.
    const auto deltasOf = [count](const double* left, const double* right) {
        std::vector<double> scores((count + 1) * kLanes), others(scores.size());
        scoreLanes(left, count, scores.data());
        scoreLanes(right, count, others.data());
        for (std::size_t i = 0; i < scores.size(); ++i)
            scores[i] = others[i] - scores[i];
        return scores;
    };
    const std::vector<double> total = both.total();
    std::vector<double> wide(4 * count * kLanes); // every lane the same
    for (std::size_t i = 0; i < wide.size(); ++i)
        wide[i] = total[i / kLanes];
    const double *allFirst = wide.data(), *allSecond = wide.data() + 2 * count * kLanes;
    std::vector<double> observed;
    for (std::size_t i = 0; const double delta : deltasOf(allFirst, allSecond))
        if (i++ % kLanes == 0) observed.push_back(delta);

    ScoreTable deltas(count, resamples);
    forEachResample(both, Resample::DrawAgain, resamples, seed, [&](std::size_t from, const double* sums) {
        deltas.take(from, deltasOf(sums, sums + 2 * count * kLanes).data());
    });

    // Under the hypothesis that the models are alike, each image's pair of counts may as well be the other way round.
    std::vector<std::atomic<std::int64_t>> asLarge(count + 1);
    forEachResample(moves, Resample::Swap, resamples, seed, [&](std::size_t from, const double* moved) {
        std::vector<double> left(2 * count * kLanes), right(left.size());
        for (std::size_t j = 0; j < left.size(); ++j) {
            left[j] = allFirst[j] + moved[j];
            right[j] = allSecond[j] - moved[j];
        }
        const auto delta = deltasOf(left.data(), right.data());
        const std::size_t lanes = std::min(kLanes, std::size_t(resamples) - from);
        for (std::size_t k = 0; k <= count; ++k) { // ties count as "as large", whatever the last bit says
            std::int64_t found = 0;
            for (std::size_t lane = 0; lane < lanes; ++lane)
                found += std::abs(delta[k * kLanes + lane]) >= std::abs(observed[k]) - 1e-12;
            asLarge[k] += found;
        }
    });
    const auto pValue = [&](std::size_t k) { // the observed arrangement is one of the possible ones, hence the ones
        return double(1 + asLarge[k]) / double(1 + resamples);
    };
    const auto intervals = deltas.intervals();

    PairedComparison comparison;
    comparison.images = images;
    comparison.delta = observed[count];
    comparison.interval = intervals[count].value_or(Interval{});
    comparison.pValue = pValue(count);
    comparison.smallestDelta = (comparison.interval.high - comparison.interval.low) / 2;
    comparison.classes.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
        if (std::isnan(observed[k])) continue;
        comparison.classes[k] = {observed[k], intervals[k], pValue(k), std::nullopt};
    }
    adjust(comparison.classes);
    return comparison;
}

} // namespace sdw
