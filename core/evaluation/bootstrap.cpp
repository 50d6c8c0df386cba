#include "core/evaluation/bootstrap.h"

#include "core/base/error.h"
#include "core/tensor/matrix_product.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace sdw {
namespace {

/// Small, fast and the same everywhere, which the generators and distributions of the standard library are not
/// together. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t bits = m_state += 0x9e3779b97f4a7c15ull;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ull;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebull;
        return bits ^ (bits >> 31);
    }
    /// 0 .. bound-1; the bias of the multiplication is below bound / 2^32.
    std::size_t below(std::size_t bound) { return std::size_t(((next() >> 32) * bound) >> 32); }

private:
    std::uint64_t m_state;
};

/// A generator of its own for each resample, so that the order and the number of threads do not matter.
SplitMix generatorOf(std::uint64_t seed, std::int64_t resample, std::uint64_t purpose)
{
    return SplitMix(SplitMix(SplitMix(seed + purpose * 0xd1342543de82ef95ull).next() + std::uint64_t(resample)).next());
}

/// Resamples that one matrix product takes together: enough to keep it busy, and 10,000 images still fit into 20 MB.
constexpr std::int64_t kBlock = 256;

/// Per image: intersections of all classes, then unions. Counts, weights and their sums are whole numbers that a double
/// holds exactly, so that a matrix product gives the same bits in whatever order it adds.
std::vector<double> countTable(std::span<const ImageCounts> images, int classes)
{
    const auto count = std::size_t(classes);
    std::vector<double> table(images.size() * 2 * count);
    double* row = table.data();
    for (const ImageCounts& image : images) {
        if (image.intersection.size() != count || image.labelled.size() != count || image.predicted.size() != count)
            throw Error("The counts of image '" + image.name + "' are not those of " + std::to_string(classes) +
                        " classes.");
        for (std::size_t k = 0; k < count; ++k) {
            row[k] = double(image.intersection[k]);
            row[k + count] = double(image.labelled[k] + image.predicted[k] - image.intersection[k]);
        }
        row += 2 * count;
    }
    return table;
}

/// IoU of every class (NaN where the union is empty), and behind them their mean.
std::vector<double> scoresOf(const double* sums, std::size_t classes)
{
    std::vector<double> scores(classes + 1);
    double total = 0;
    int counted = 0;
    for (std::size_t k = 0; k < classes; ++k) {
        scores[k] = sums[classes + k] > 0 ? sums[k] / sums[classes + k] : std::nan("");
        if (sums[classes + k] > 0) {
            total += scores[k];
            ++counted;
        }
    }
    scores[classes] = counted ? total / counted : 0;
    return scores;
}

/// Weights of the images in one resample: how often each was drawn, or whether its models are swapped.
using FillWeights = void (*)(double* row, std::size_t images, SplitMix random);

void drawAgain(double* row, std::size_t images, SplitMix random)
{
    std::fill(row, row + images, 0.0);
    for (std::size_t i = 0; i < images; ++i)
        row[random.below(images)] += 1;
}

void swapAtRandom(double* row, std::size_t images, SplitMix random)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < images; ++i, bits >>= 1) {
        if (i % 64 == 0) bits = random.next();
        row[i] = double(bits & 1);
    }
}

/// What `take` gets: the number of a resample, and for every table its rows' weighted sum.
using TakeSums = std::function<void(std::size_t resample, const std::vector<const double*>& sums)>;

/// @param tables images × width each.
void forEachResample(const std::vector<std::vector<double>>& tables, std::size_t images, std::size_t width,
                     std::int64_t resamples, std::uint64_t seed, FillWeights fill, const TakeSums& take)
{
    const std::uint64_t purpose = fill == drawAgain ? 1 : 2;
    for (std::int64_t first = 0; first < resamples; first += kBlock) {
        const std::int64_t count = std::min(kBlock, resamples - first);
        std::vector<double> weights(std::size_t(count) * images);
        cv::parallel_for_(cv::Range(0, int(count)), [&](const cv::Range& range) {
            for (int r = range.start; r < range.end; ++r)
                fill(weights.data() + std::size_t(r) * images, images, generatorOf(seed, first + r, purpose));
        });
        std::vector<std::vector<double>> sums; // of each table: resamples × width
        for (const auto& table : tables)
            sums.push_back(matrixProduct(weights, table, count, std::int64_t(images), std::int64_t(width)));
        cv::parallel_for_(cv::Range(0, int(count)), [&](const cv::Range& range) {
            std::vector<const double*> ofOne(sums.size());
            for (int r = range.start; r < range.end; ++r) {
                for (std::size_t t = 0; t < sums.size(); ++t)
                    ofOne[t] = sums[t].data() + std::size_t(r) * width;
                take(std::size_t(first + r), ofOne);
            }
        });
    }
}

/// Sum of all rows.
std::vector<double> totalOf(const std::vector<double>& table, std::size_t images, std::size_t width)
{
    return matrixProduct(std::vector<double>(images, 1.0), table, 1, std::int64_t(images), std::int64_t(width));
}

/// Between the two neighbours in rank, as NumPy's default does.
double quantile(const std::vector<float>& sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return double(sorted[below]) + (place - double(below)) * (double(sorted[above]) - double(sorted[below]));
}

std::optional<Interval> percentileInterval(std::vector<float> values)
{
    std::erase_if(values, [](float value) { return std::isnan(value); });
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Interval{quantile(values, 0.025), quantile(values, 0.975)};
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
    std::vector<std::vector<float>> values(count + 1, std::vector<float>(std::size_t(resamples))); // the last one: mIoU
    forEachResample({countTable(images, classes)}, images.size(), 2 * count, resamples, seed, drawAgain,
                    [&](std::size_t resample, const std::vector<const double*>& sums) {
                        const auto scores = scoresOf(sums[0], count);
                        for (std::size_t k = 0; k <= count; ++k)
                            values[k][resample] = float(scores[k]);
                    });
    for (std::size_t k = 0; k < count; ++k)
        intervals.iou[k] = percentileInterval(std::move(values[k]));
    intervals.meanIou = percentileInterval(std::move(values[count]));
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
    const std::vector<double> a = countTable(first.images, classes), b = countTable(other, classes);
    const std::vector<double> sumA = totalOf(a, images, 2 * count), sumB = totalOf(b, images, 2 * count);
    std::vector<double> difference(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        difference[i] = b[i] - a[i];
    const auto deltaOf = [count](const double* left, const double* right) {
        auto scores = scoresOf(left, count);
        const auto others = scoresOf(right, count);
        for (std::size_t k = 0; k <= count; ++k)
            scores[k] = others[k] - scores[k];
        return scores;
    };
    const std::vector<double> observed = deltaOf(sumA.data(), sumB.data());

    std::vector<std::vector<float>> deltas(count + 1, std::vector<float>(std::size_t(resamples)));
    forEachResample({a, b}, images, 2 * count, resamples, seed, drawAgain,
                    [&](std::size_t resample, const std::vector<const double*>& sums) {
                        const auto delta = deltaOf(sums[0], sums[1]);
                        for (std::size_t k = 0; k <= count; ++k)
                            deltas[k][resample] = float(delta[k]);
                    });

    // Under the hypothesis that the models are alike, each image's pair of counts may as well be the other way round.
    std::vector<std::vector<std::uint8_t>> asLarge(count + 1, std::vector<std::uint8_t>(std::size_t(resamples)));
    forEachResample({difference}, images, 2 * count, resamples, seed, swapAtRandom,
                    [&](std::size_t resample, const std::vector<const double*>& moved) {
                        std::vector<double> left(2 * count), right(2 * count);
                        for (std::size_t j = 0; j < 2 * count; ++j) {
                            left[j] = sumA[j] + moved[0][j];
                            right[j] = sumB[j] - moved[0][j];
                        }
                        const auto delta = deltaOf(left.data(), right.data());
                        for (std::size_t k = 0; k <= count; ++k) // ties count as "as large", whatever the last bit says
                            asLarge[k][resample] = std::abs(delta[k]) >= std::abs(observed[k]) - 1e-12;
                    });
    const auto pValue = [&](std::size_t k) { // the observed arrangement is one of the possible ones, hence the ones
        return double(1 + std::accumulate(asLarge[k].begin(), asLarge[k].end(), std::int64_t(0))) /
               double(1 + resamples);
    };

    PairedComparison comparison;
    comparison.images = images;
    comparison.delta = observed[count];
    comparison.interval = percentileInterval(std::move(deltas[count])).value_or(Interval{});
    comparison.pValue = pValue(count);
    comparison.smallestDelta = (comparison.interval.high - comparison.interval.low) / 2;
    comparison.classes.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
        if (std::isnan(observed[k])) continue;
        comparison.classes[k] = {observed[k], percentileInterval(std::move(deltas[k])), pValue(k), std::nullopt};
    }
    adjust(comparison.classes);
    return comparison;
}

} // namespace sdw
