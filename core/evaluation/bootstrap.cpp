#include "core/evaluation/bootstrap.h"

#include "core/base/error.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cmath>
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

/// Per image: intersection and union of every class side by side. Doubles hold every count exactly.
class CountTable {
public:
    CountTable(std::span<const ImageCounts> images, int classes)
        : m_images(images.size())
        , m_width(std::size_t(classes) * 2)
        , m_values(m_images * m_width)
    {
        for (std::size_t i = 0; i < m_images; ++i) {
            const ImageCounts& image = images[i];
            if (image.intersection.size() != std::size_t(classes) || image.labelled.size() != std::size_t(classes) ||
                image.predicted.size() != std::size_t(classes))
                throw Error("The counts of image '" + image.name + "' are not those of " + std::to_string(classes) +
                            " classes.");
            double* row = m_values.data() + i * m_width;
            for (std::size_t k = 0; k < std::size_t(classes); ++k) {
                row[k] = double(image.intersection[k]);
                row[k + std::size_t(classes)] = double(image.labelled[k] + image.predicted[k] - image.intersection[k]);
            }
        }
    }
    std::size_t images() const { return m_images; }
    std::size_t width() const { return m_width; }
    const double* row(std::size_t image) const { return m_values.data() + image * m_width; }

private:
    std::size_t m_images, m_width;
    std::vector<double> m_values;
};

constexpr int kBlock = 8; ///< resamples that are summed together, so that a row of the table is fetched once for all

void addScaled(double* sum, const double* row, double factor, std::size_t width)
{
    for (std::size_t j = 0; j < width; ++j)
        sum[j] += factor * row[j];
}

/// weights: kBlock × images; sums: kBlock × width.
void weightedSums(const CountTable& table, const std::vector<float>& weights, std::vector<double>& sums)
{
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t i = 0; i < table.images(); ++i)
        for (int b = 0; b < kBlock; ++b)
            if (const float weight = weights[std::size_t(b) * table.images() + i]; weight != 0)
                addScaled(sums.data() + std::size_t(b) * table.width(), table.row(i), double(weight), table.width());
}

/// IoU of every class (NaN where the union is empty), and behind them their mean.
void scoresOf(const double* sums, std::size_t classes, double* scores)
{
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
}

/// Fills `kBlock` rows of weights, one per resample starting at `first`.
using FillWeights = void (*)(std::vector<float>& weights, std::size_t images, std::int64_t first, std::uint64_t seed);

void drawAgain(std::vector<float>& weights, std::size_t images, std::int64_t first, std::uint64_t seed)
{
    std::fill(weights.begin(), weights.end(), 0.0f);
    for (int b = 0; b < kBlock; ++b) {
        SplitMix random = generatorOf(seed, first + b, 1);
        float* row = weights.data() + std::size_t(b) * images;
        for (std::size_t i = 0; i < images; ++i)
            row[random.below(images)] += 1;
    }
}

void swapAtRandom(std::vector<float>& weights, std::size_t images, std::int64_t first, std::uint64_t seed)
{
    for (int b = 0; b < kBlock; ++b) {
        SplitMix random = generatorOf(seed, first + b, 2);
        float* row = weights.data() + std::size_t(b) * images;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < images; ++i, bits >>= 1) {
            if (i % 64 == 0) bits = random.next();
            row[i] = float(bits & 1);
        }
    }
}

/// Runs `take(resample, sums of each table)` for every resample, on all cores.
void forEachResample(const std::vector<const CountTable*>& tables, std::int64_t resamples, std::uint64_t seed,
                     FillWeights fill, const std::function<void(std::int64_t, const std::vector<const double*>&)>& take)
{
    const std::size_t images = tables.front()->images();
    const std::int64_t blocks = (resamples + kBlock - 1) / kBlock;
    cv::parallel_for_(cv::Range(0, int(blocks)), [&](const cv::Range& range) {
        std::vector<float> weights(kBlock * images);
        std::vector<std::vector<double>> sums;
        for (const CountTable* table : tables)
            sums.emplace_back(kBlock * table->width());
        for (int block = range.start; block < range.end; ++block) {
            const std::int64_t first = std::int64_t(block) * kBlock;
            fill(weights, images, first, seed);
            for (std::size_t t = 0; t < tables.size(); ++t)
                weightedSums(*tables[t], weights, sums[t]);
            for (int b = 0; b < kBlock && first + b < resamples; ++b) {
                std::vector<const double*> rows;
                for (std::size_t t = 0; t < tables.size(); ++t)
                    rows.push_back(sums[t].data() + std::size_t(b) * tables[t]->width());
                take(first + b, rows);
            }
        }
    });
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
    const CountTable table(images, classes);
    const auto count = std::size_t(classes);
    std::vector<std::vector<float>> values(count + 1, std::vector<float>(std::size_t(resamples))); // the last one: mIoU
    forEachResample({&table}, resamples, seed, drawAgain,
                    [&](std::int64_t resample, const std::vector<const double*>& sums) {
                        std::vector<double> scores(count + 1);
                        scoresOf(sums[0], count, scores.data());
                        for (std::size_t k = 0; k <= count; ++k)
                            values[k][std::size_t(resample)] = float(scores[k]);
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
    const CountTable a(first.images, classes), b(other, classes);
    const auto count = std::size_t(classes);
    const std::size_t width = a.width();

    std::vector<double> totalA(width), totalB(width), scoresA(count + 1), scoresB(count + 1), observed(count + 1);
    for (std::size_t i = 0; i < a.images(); ++i) {
        addScaled(totalA.data(), a.row(i), 1, width);
        addScaled(totalB.data(), b.row(i), 1, width);
    }
    scoresOf(totalA.data(), count, scoresA.data());
    scoresOf(totalB.data(), count, scoresB.data());
    for (std::size_t k = 0; k <= count; ++k)
        observed[k] = scoresB[k] - scoresA[k];

    std::vector<std::vector<float>> deltas(count + 1, std::vector<float>(std::size_t(resamples)));
    forEachResample({&a, &b}, resamples, seed, drawAgain,
                    [&](std::int64_t resample, const std::vector<const double*>& sums) {
                        std::vector<double> left(count + 1), right(count + 1);
                        scoresOf(sums[0], count, left.data());
                        scoresOf(sums[1], count, right.data());
                        for (std::size_t k = 0; k <= count; ++k)
                            deltas[k][std::size_t(resample)] = float(right[k] - left[k]);
                    });

    // Under the hypothesis that the models are alike, each image's pair of counts may as well be the other way round.
    std::vector<std::vector<std::uint8_t>> asLarge(count + 1, std::vector<std::uint8_t>(std::size_t(resamples)));
    forEachResample(
        {&a, &b}, resamples, seed, swapAtRandom, [&](std::int64_t resample, const std::vector<const double*>& moved) {
            std::vector<double> sumsA(width), sumsB(width), left(count + 1), right(count + 1);
            for (std::size_t j = 0; j < width; ++j) {
                sumsA[j] = totalA[j] - moved[0][j] + moved[1][j];
                sumsB[j] = totalB[j] - moved[1][j] + moved[0][j];
            }
            scoresOf(sumsA.data(), count, left.data());
            scoresOf(sumsB.data(), count, right.data());
            for (std::size_t k = 0; k <= count; ++k) // ties count as "as large", whatever the last bit says
                asLarge[k][std::size_t(resample)] = std::abs(right[k] - left[k]) >= std::abs(observed[k]) - 1e-12;
        });
    const auto pValue = [&](std::size_t k) { // the observed arrangement is one of the possible ones, hence the ones
        return double(1 + std::accumulate(asLarge[k].begin(), asLarge[k].end(), std::int64_t(0))) /
               double(1 + resamples);
    };

    PairedComparison comparison;
    comparison.images = a.images();
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
