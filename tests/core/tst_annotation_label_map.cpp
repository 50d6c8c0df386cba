#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

cv::Mat noise(cv::Size size, int values, std::uint64_t seed)
{
    cv::Mat_<std::uint16_t> mat(size);
    Random random(seed);
    for (auto& value : mat)
        value = std::uint16_t(random.below(std::uint64_t(values)));
    return mat;
}

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::countNonZero(a != b) == 0;
}

} // namespace

class TestAnnotationLabelMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewMapIsUnlabelledAndTakesNoMemory()
    {
        const LabelMap map(10'000, 10'000);
        QCOMPARE(map.at(9'999, 9'999), kUnlabelled);
        QCOMPARE(map.count(kUnlabelled), std::int64_t(100'000'000));
        for (int tile = 0; tile < map.grid().count(); ++tile)
            QVERIFY(map.labels().tile(tile).uniform());
        QVERIFY(!map.hasInstances());
    }
    void theThreeStatesAreNoClassAndDiffer()
    {
        QVERIFY(kUnlabelled != kBackground && kUnlabelled != kIgnoreLabel && kBackground != kIgnoreLabel);
        QVERIFY(kUnlabelled > kLastClass && kBackground > kLastClass && kIgnoreLabel > kLastClass);
    }
    void readsBackWhatItWasMadeFrom_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a tile") << 256 << 256;
        QTest::newRow("a pixel more") << 257 << 513;
        QTest::newRow("a line") << 1 << 3000;
        QTest::newRow("a wide side") << 2 << 40'001;
    }
    void readsBackWhatItWasMadeFrom()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        const cv::Mat labels = noise({width, height}, 7, 1);
        const LabelMap map(labels);
        QVERIFY(equal(map.read(), labels));
        const cv::Rect inside = cv::Rect(width / 3, height / 3, width / 2, height / 2) & map.grid().image();
        QVERIFY(inside.empty() || equal(map.read(inside), labels(inside)));
        for (std::uint16_t value = 0; value < 8; ++value)
            QCOMPARE(map.count(value), std::int64_t(cv::countNonZero(labels == value)));
    }
    void countsFollowEveryTile()
    {
        LabelMap map(noise({600, 600}, 300, 2));
        const LabelMap before = map;
        map.setLabels(4, LabelTile(5));
        cv::Mat expected = before.read();
        expected(map.grid().area(4)) = 5;
        QVERIFY(equal(map.read(), expected));
        std::int64_t total = 0;
        for (const auto& [value, pixels] : map.counts()) {
            QCOMPARE(pixels, std::int64_t(cv::countNonZero(expected == value)));
            total += pixels;
        }
        QCOMPARE(total, std::int64_t(360'000));
        QVERIFY(!(map == before)); // a snapshot stays as it was
        map.setLabels(4, before.labels().tile(4));
        QVERIFY(map == before);
        QCOMPARE(map.counts(), before.counts());
    }
    void tilesOfOneValueAreFoundAtTheBorderToo()
    {
        cv::Mat labels(300, 300, CV_16UC1, cv::Scalar(9));
        labels.at<std::uint16_t>(0, 0) = 1;
        const LabelMap map(labels);
        QVERIFY(!map.labels().tile(0).uniform());
        for (int tile = 1; tile < 4; ++tile)
            QVERIFY(map.labels().tile(tile).uniform());
    }
    void objectNumbersAreAPlaneOfTheirOwn()
    {
        cv::Mat_<int> instances(300, 400, 0);
        instances(299, 399) = 70'000;
        const LabelMap map(noise({400, 300}, 3, 3), instances);
        QVERIFY(map.hasInstances());
        QCOMPARE(map.instances().at(399, 299), 70'000u);
        QVERIFY(cv::countNonZero(map.instances().read(map.grid().image()) != instances) == 0);
    }
    void unusableSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, LabelMap(0, 5));
        QVERIFY_THROWS_EXCEPTION(Error, LabelMap(5, kLargestSide + 1));
        QVERIFY_THROWS_EXCEPTION(Error, LabelMap(cv::Mat(3, 3, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, LabelMap(noise({3, 3}, 2, 4), cv::Mat(2, 3, CV_32SC1)));
        QCOMPARE(LabelMap(kLargestSide, 1).height(), kLargestSide);
    }
    void runsEndWhereTheValueChanges()
    {
        for (int length = 1; length < 40; ++length) {
            std::vector<std::uint16_t> row(50, 3);
            row[std::size_t(length)] = 4;
            QCOMPARE(runEnd(row.data(), 0, 50), length);
            QCOMPARE(runEnd(row.data(), 0, std::min(length, 7)), std::min(length, 7));
        }
    }
};

QTEST_GUILESS_MAIN(TestAnnotationLabelMap)
#include "tst_annotation_label_map.moc"
