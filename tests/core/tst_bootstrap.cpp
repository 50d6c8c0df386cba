#include "core/base/error.h"
#include "core/evaluation/bootstrap.h"

#include <QtTest/QtTest>

#include <random>

using namespace sdw;

namespace {

/// Images of 1000 pixels of one class each ("which"), of which `right` are predicted right and the others as the next.
ImageCounts image(int number, int classes, int which, int right)
{
    ImageCounts counts{"image" + std::to_string(number), std::vector<std::int64_t>(std::size_t(classes)), {}, {}};
    counts.labelled = counts.predicted = counts.intersection;
    const auto own = std::size_t(which), next = std::size_t((which + 1) % classes);
    counts.labelled[own] = 1000;
    counts.intersection[own] = counts.predicted[own] = right;
    counts.predicted[next] += 1000 - right;
    return counts;
}

EvaluationReport reportOf(std::vector<ImageCounts> images, int classes)
{
    EvaluationReport report;
    report.confusion = ConfusionMatrix(classes);
    report.images = std::move(images);
    return report;
}

std::vector<ImageCounts> drawn(std::mt19937& random, int count, double quality)
{
    std::vector<ImageCounts> images;
    std::normal_distribution<double> spread(quality, 100);
    for (int i = 0; i < count; ++i)
        images.push_back(image(i, 2, i % 2, int(std::clamp(spread(random), 0.0, 1000.0))));
    return images;
}

double meanIou(const std::vector<ImageCounts>& images)
{
    double sum = 0;
    for (std::size_t k = 0; k < 2; ++k) {
        double both = 0, all = 0;
        for (const ImageCounts& counts : images) {
            both += double(counts.intersection[k]);
            all += double(counts.labelled[k] + counts.predicted[k] - counts.intersection[k]);
        }
        sum += both / all / 2;
    }
    return sum;
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalImagesGiveNoWidth()
    {
        std::vector<ImageCounts> images;
        for (int i = 0; i < 10; ++i)
            images.push_back({std::to_string(i), {50, 0}, {100, 0}, {50, 0}});
        const auto intervals = bootstrapIntervals(images, 2, 100);
        QCOMPARE(intervals.meanIou->low, 0.5);
        QCOMPARE(intervals.meanIou->high, 0.5);
        QVERIFY(intervals.iou[0]);
        QVERIFY(!intervals.iou[1]); // occurs nowhere
    }
    void dependsOnTheSeedAlone()
    {
        std::mt19937 random(1);
        const auto images = drawn(random, 37, 600);
        const auto first = bootstrapIntervals(images, 2, 333, 5), again = bootstrapIntervals(images, 2, 333, 5),
                   other = bootstrapIntervals(images, 2, 333, 6);
        QCOMPARE(first.meanIou->low, again.meanIou->low);
        QCOMPARE(first.iou[1]->high, again.iou[1]->high);
        QVERIFY(first.meanIou->low != other.meanIou->low);
        QVERIFY(first.meanIou->low < meanIou(images) && meanIou(images) < first.meanIou->high);
    }
    void intervalCoversTheTruth()
    {
        // Truth: mIoU of a very large draw. 95 % of 400 intervals should hold it; four standard errors are 4.4 %.
        std::mt19937 random(7);
        const double truth = meanIou(drawn(random, 200000, 600));
        int covered = 0;
        for (int trial = 0; trial < 400; ++trial) {
            const auto interval = *bootstrapIntervals(drawn(random, 100, 600), 2, 400, std::uint64_t(trial)).meanIou;
            covered += interval.low <= truth && truth <= interval.high;
        }
        QVERIFY2(covered >= 362 && covered <= 397, qPrintable(QString::number(covered)));
    }
    void anImageWithoutCountsForAClassIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, bootstrapIntervals(std::vector<ImageCounts>{image(0, 2, 0, 5)}, 3, 10));
    }
    void aModelDoesNotDifferFromItself()
    {
        std::mt19937 random(2);
        const auto report = reportOf(drawn(random, 50, 600), 2);
        const auto comparison = compareReports(report, report, 500);
        QCOMPARE(comparison.delta, 0.0);
        QCOMPARE(comparison.interval.low, 0.0);
        QCOMPARE(comparison.interval.high, 0.0);
        QCOMPARE(comparison.pValue, 1.0);
        QCOMPARE(*comparison.classes[0].pValue, 1.0);
        QCOMPARE(*comparison.classes[0].adjustedPValue, 1.0);
        QCOMPARE(comparison.images, std::size_t(50));
    }
    void aClearDifferenceIsSeen()
    {
        std::mt19937 random(3);
        const auto worse = drawn(random, 60, 500), better = drawn(random, 60, 700);
        const auto comparison = compareReports(reportOf(worse, 2), reportOf(better, 2), 999);
        QVERIFY(std::abs(comparison.delta - (meanIou(better) - meanIou(worse))) < 1e-12);
        QVERIFY(comparison.interval.low > 0 && comparison.interval.low < comparison.delta &&
                comparison.delta < comparison.interval.high);
        QCOMPARE(comparison.pValue, 0.001); // 1 / (1 + 999): no swap came near
        QVERIFY(*comparison.classes[1].adjustedPValue >= *comparison.classes[1].pValue);
        const auto reversed = compareReports(reportOf(better, 2), reportOf(worse, 2), 999);
        QCOMPARE(reversed.delta, -comparison.delta);
    }
    void permutationValuesAreUniformWithoutADifference()
    {
        std::mt19937 random(11);
        int below = 0;
        constexpr int kTrials = 300;
        for (int trial = 0; trial < kTrials; ++trial) {
            const auto comparison = compareReports(reportOf(drawn(random, 40, 600), 2),
                                                   reportOf(drawn(random, 40, 600), 2), 199, std::uint64_t(trial));
            below += comparison.pValue <= 0.2;
        }
        QVERIFY2(below > 33 && below < 88, qPrintable(QString::number(below))); // 60 expected, four standard errors
    }
    void imagesAreMatchedByName()
    {
        std::mt19937 random(4);
        auto images = drawn(random, 20, 600);
        const auto report = reportOf(images, 2);
        std::reverse(images.begin(), images.end());
        QCOMPARE(compareReports(report, reportOf(images, 2), 100).interval.high, 0.0);
        images.pop_back();
        QVERIFY_THROWS_EXCEPTION(Error, compareReports(report, reportOf(images, 2), 100));
        QVERIFY_THROWS_EXCEPTION(Error, compareReports(reportOf(images, 2), report, 100));
        QVERIFY_THROWS_EXCEPTION(Error, compareReports(report, reportOf({}, 3), 100));
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
