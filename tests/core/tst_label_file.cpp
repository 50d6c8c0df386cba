#include "core/annotation/label_file.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

LabelMap mapWith(std::uint16_t classes)
{
    cv::Mat_<std::uint16_t> labels(300, 270);
    Random random(1);
    for (auto& value : labels) {
        const auto number = random.below(classes + 3u);
        value = number < classes ? std::uint16_t(number) : std::uint16_t(kBackground + (number - classes));
    }
    return LabelMap(labels);
}

} // namespace

class TestLabelFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAndReadsBack_data()
    {
        QTest::addColumn<int>("classes");
        QTest::addColumn<int>("depth");
        QTest::newRow("none") << 0 << CV_8U;
        QTest::newRow("few") << 11 << CV_8U;
        QTest::newRow("the most of 8 bits") << 253 << CV_8U;
        QTest::newRow("one more") << 254 << CV_16U;
        QTest::newRow("many") << 3000 << CV_16U;
    }
    void writesAndReadsBack()
    {
        QFETCH(int, classes);
        QFETCH(int, depth);
        const LabelMap map = mapWith(std::uint16_t(classes));
        const std::string bytes = encodeLabelFile(map);
        QCOMPARE(decodePng(bytes, "x", 1 << 30).pixels.type(), CV_MAKETYPE(depth, 1));
        QVERIFY(decodeLabelFile(bytes, "x.png", {270, 300}) == map);
    }
    void theStatesHaveValuesOfTheirOwn()
    {
        cv::Mat_<std::uint16_t> labels(1, 4);
        labels << kBackground, kUnlabelled, kIgnoreLabel, 7;
        const cv::Mat pixels = decodePng(encodeLabelFile(LabelMap(labels)), "x", 100).pixels;
        for (int x = 0; x < 4; ++x)
            QCOMPARE(int(pixels.at<std::uint8_t>(x)), x == 3 ? 7 : 253 + x);
    }
    void aPaletteIsForLooksOnly()
    {
        const LabelMap map = mapWith(5);
        const std::string bytes = encodeLabelFile(map, {{1, 2, 3}, {4, 5, 6}});
        QCOMPARE(decodePng(bytes, "x", 1 << 30).palette[1], (std::array<std::uint8_t, 3>{4, 5, 6}));
        QVERIFY(decodeLabelFile(bytes, "x.png", {270, 300}) == map);
    }
    void otherFilesAreRefused()
    {
        const std::string bytes = encodeLabelFile(mapWith(3));
        QVERIFY_THROWS_EXCEPTION(Error, decodeLabelFile(bytes, "x.png", {270, 301}));
        QVERIFY_THROWS_EXCEPTION(Error, decodeLabelFile(bytes, "x.png", {100, 100}));
        QVERIFY_THROWS_EXCEPTION(Error, decodeLabelFile(bytes.substr(0, 500), "x.png", {270, 300}));
        QVERIFY_THROWS_EXCEPTION(Error, decodeLabelFile("no picture", "x.png", {270, 300}));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 decodeLabelFile(encodePng(cv::Mat::zeros(300, 270, CV_8UC3)), "x.png", {270, 300}));
    }
};

QTEST_GUILESS_MAIN(TestLabelFile)
#include "tst_label_file.moc"
