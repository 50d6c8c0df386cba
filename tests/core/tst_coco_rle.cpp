#include "core/exporters/coco_rle.h"

#include "core/base/error.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

std::vector<std::uint32_t> runsOf(const cv::Mat& mask)
{
    return cocoRuns(mask, {{0, 0}, mask.size()}, mask.size());
}

} // namespace

class TestCocoRle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsGoDownTheColumnsAndBeginWithZeros()
    {
        const cv::Mat mask = (cv::Mat_<std::uint8_t>(2, 3) << 0, 1, 1, //
                              1, 0, 1);
        QCOMPARE(runsOf(mask), (std::vector<std::uint32_t>{1, 2, 1, 2}));
        const cv::Mat full(2, 2, CV_8UC1, cv::Scalar(255)), none(2, 2, CV_8UC1, cv::Scalar(0));
        QCOMPARE(runsOf(full), (std::vector<std::uint32_t>{0, 4}));
        QCOMPARE(runsOf(none), (std::vector<std::uint32_t>{4}));
    }
    void aBoxIsPlacedInItsPicture()
    {
        const cv::Mat inside(2, 1, CV_8UC1, cv::Scalar(1));
        QCOMPARE(cocoRuns(inside, {1, 1, 1, 2}, {3, 4}), (std::vector<std::uint32_t>{5, 2, 5}));
        QVERIFY_THROWS_EXCEPTION(Error, cocoRuns(inside, {3, 1, 1, 2}, {3, 4}));
    }
    void packing_data() // worked out by hand after rleToString
    {
        QTest::addColumn<std::vector<std::uint32_t>>("runs");
        QTest::addColumn<std::string>("text");
        QTest::newRow("small") << std::vector<std::uint32_t>{0, 4} << std::string("04");
        QTest::newRow("two letters") << std::vector<std::uint32_t>{5, 40} << std::string("5X1");
        QTest::newRow("sign bit") << std::vector<std::uint32_t>{16} << std::string("`0");
        QTest::newRow("differences") << std::vector<std::uint32_t>{1, 1, 9, 1, 2} << std::string("1190I");
    }
    void packing()
    {
        QFETCH(std::vector<std::uint32_t>, runs);
        QFETCH(std::string, text);
        QCOMPARE(packCocoRuns(runs), text);
        std::int64_t pixels = 0;
        for (const auto run : runs)
            pixels += run;
        QCOMPARE(unpackCocoRuns(text, pixels), runs);
    }
    void anyMaskComesBack()
    {
        cv::RNG random(3);
        for (int round = 0; round < 200; ++round) {
            cv::Mat mask(random.uniform(1, 40), random.uniform(1, 40), CV_8UC1);
            random.fill(mask, cv::RNG::UNIFORM, 0, random.uniform(2, 20));
            mask = (mask == 0) / 255;
            const auto text = packCocoRuns(runsOf(mask));
            const cv::Mat back = cocoMask(unpackCocoRuns(text, std::int64_t(mask.total())), mask.size());
            QCOMPARE(cv::countNonZero(back != mask), 0);
        }
    }
    void longRunsComeBack()
    {
        const std::vector<std::uint32_t> runs = {4000000000u, 1, 3, 4000000000u - 4};
        QCOMPARE(unpackCocoRuns(packCocoRuns(runs), 8000000000), runs);
    }
    void damagedTextIsRefused_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("empty") << std::string();
        QTest::newRow("cut off") << std::string("5X");
        QTest::newRow("too long") << std::string("59");
        QTest::newRow("too short") << std::string("51");
        QTest::newRow("negative") << std::string("5I");
        QTest::newRow("foreign letter") << std::string("5 4");
        QTest::newRow("endless number") << std::string(40, 'o');
    }
    void damagedTextIsRefused()
    {
        QFETCH(std::string, text);
        QVERIFY_THROWS_EXCEPTION(Error, unpackCocoRuns(text, 9));
    }
};

QTEST_GUILESS_MAIN(TestCocoRle)
#include "tst_coco_rle.moc"
