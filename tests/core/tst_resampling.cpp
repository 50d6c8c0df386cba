// Sums over random choices of images: exact, and the same however many threads work.
#include "core/evaluation/resampling.h"

#include <opencv2/core/utility.hpp>

#include <QtTest/QtTest>

#include <mutex>
#include <numeric>

using namespace sdw;

namespace {

constexpr std::size_t kWidth = 5;

/// Image i has i + 1 in column i mod 3, a negative count in column 3, and nothing in column 4.
SparseCounts counts(std::size_t images)
{
    SparseCounts made(kWidth);
    for (std::size_t i = 0; i < images; ++i) {
        for (std::size_t column = 0; column < 3; ++column)
            made.add(column, column == i % 3 ? double(i + 1) : 0);
        made.add(3, -1);
        made.nextImage();
    }
    return made;
}

/// Sums of each resample.
std::vector<std::vector<double>> sumsOf(const SparseCounts& counts, Resample how, std::int64_t resamples,
                                        std::uint64_t seed = 1)
{
    std::vector<std::vector<double>> all(static_cast<std::size_t>(resamples));
    std::mutex mutex;
    forEachResample(counts, how, resamples, seed, [&](std::size_t first, const double* sums) {
        const std::lock_guard lock(mutex);
        for (std::size_t lane = 0; lane < kLanes && first + lane < all.size(); ++lane)
            for (std::size_t column = 0; column < kWidth; ++column)
                all[first + lane].push_back(sums[column * kLanes + lane]);
    });
    return all;
}

} // namespace

class TestResampling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weightsMultiplyEveryImage()
    {
        const SparseCounts made = counts(4); // columns: 1 + 4, 2, 3, -4, 0
        QCOMPARE(made.total(), (std::vector<double>{5, 2, 3, -4, 0}));
        std::vector<std::uint16_t> weights(4 * kLanes, 0);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            weights[0 * kLanes + lane] = std::uint16_t(lane);
            weights[3 * kLanes + lane] = 2;
        }
        std::vector<double> sums(kWidth * kLanes, 0);
        made.addWeighted(weights.data(), sums.data());
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            QCOMPARE(sums[lane], double(lane) * 1 + 2 * 4);
            QCOMPARE(sums[1 * kLanes + lane], 0.0);
            QCOMPARE(sums[3 * kLanes + lane], -double(lane) - 2);
        }
    }
    void aDrawHasAsManyImagesAsThereAre()
    {
        bool again = false;
        for (const auto& sums : sumsOf(counts(30), Resample::DrawAgain, 203)) {
            QCOMPARE(sums.size(), kWidth);
            QCOMPARE(sums[3], -30.0);
            again = again || sums[0] + sums[1] + sums[2] != 30 * 31 / 2;
        }
        QVERIFY(again); // with replacement
    }
    void aSwapTakesHalfOfTheImages()
    {
        const auto all = sumsOf(counts(100), Resample::Swap, 400);
        double sum = 0;
        for (const auto& sums : all) {
            QVERIFY(sums[3] <= 0 && sums[3] >= -100);
            sum -= sums[3];
        }
        QVERIFY(std::abs(sum / 400 - 50) < 1); // four standard errors
    }
    void threadsAndNeighboursDoNotMatter()
    {
        const SparseCounts made = counts(50);
        const int threads = cv::getNumThreads();
        cv::setNumThreads(1);
        const auto alone = sumsOf(made, Resample::DrawAgain, 100);
        cv::setNumThreads(3);
        QCOMPARE(sumsOf(made, Resample::DrawAgain, 100), alone);
        cv::setNumThreads(threads);
        auto fewer = alone;
        fewer.resize(13); // a resample does not depend on how many there are
        QCOMPARE(sumsOf(made, Resample::DrawAgain, 13), fewer);
        QVERIFY(sumsOf(made, Resample::DrawAgain, 13, 2) != fewer);
    }
};

QTEST_APPLESS_MAIN(TestResampling)
#include "tst_resampling.moc"
