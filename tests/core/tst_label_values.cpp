#include "core/datasets/label_values.h"
#include "tests/support/dataset_files.h"

#include <nlohmann/json.hpp>

using namespace sdw;
using namespace sdw::test;

class TestLabelValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void zeroIsReduced()
    {
        cv::Mat label(1, 256, CV_8UC1);
        for (int value = 0; value < 256; ++value)
            label.at<std::uint8_t>(value) = std::uint8_t(value);
        const cv::Mat reduced = reduceZeroLabel(label);
        for (int value = 0; value < 256; ++value)
            QCOMPARE(int(reduced.at<std::uint8_t>(value)), value == 0 || value == 255 ? 255 : value - 1);
        QCOMPARE(int(label.at<std::uint8_t>(7)), 7);
        SDW_CONTAINS(messageOf([] { reduceZeroLabel(cv::Mat(1, 1, CV_16UC1)); }), "8-bit");
    }
    void everyByteIsAClassIgnoredOrRefused()
    {
        ValueMap values({{"a", {}, 3}, {"b", {}, 0}, {"c", {}, 200}});
        values.ignore(7);
        for (int value = 0; value < 256; ++value) {
            const cv::Mat label(1, 1, CV_8UC1, cv::Scalar(value));
            const int expected = value == 3 ? 0 : value == 0 ? 1 : value == 200 ? 2 : value == 7 ? -1 : -2;
            if (expected == -2)
                SDW_CONTAINS(messageOf([&] { values.toClasses(label, "x.png"); }), QString("value %1 ").arg(value));
            else
                QCOMPARE(classesOf(values.toClasses(label, "x.png")), QList<int>({expected}));
        }
    }
    void wideValuesAreNotCutToBytes()
    {
        ValueMap values({{"a", {}, 1}, {"z", {}, 65534}});
        values.ignoreInWide(65535);
        QCOMPARE(classesOf(values.toClasses(sixPixels<std::uint16_t>({1, 65534, 65535, 1, 1, 1}), "x.png")),
                 QList<int>({0, 1, -1, 0, 0, 0}));
        SDW_CONTAINS(messageOf([&] {
                         values.toClasses(sixPixels<std::uint16_t>({1, 257, 1, 1, 1, 1}), "x.png");
                     }),
                     "value 257 at row 0, column 1");
        ValueMap bytes({{"a", {}, 1}, {"last", {}, 255}});
        bytes.ignoreInWide(255); // a class keeps its value
        QCOMPARE(classesOf(bytes.toClasses(sixPixels<std::uint16_t>({255, 1, 1, 1, 1, 1}), "x.png")),
                 QList<int>({1, 0, 0, 0, 0, 0}));
    }
    void strangersAreCounted()
    {
        const ValueMap values({{"a", {}, 0}, {"b", {}, 1}});
        cv::Mat label(4, 8, CV_8UC1);
        for (int i = 0; i < 32; ++i)
            label.at<std::uint8_t>(i / 8, i % 8) = std::uint8_t(i / 2); // each value twice
        const QString message = messageOf([&] { values.toClasses(label, "deep/x.png"); });
        SDW_CONTAINS(message, "'deep/x.png' has the value 2 at row 0, column 4");
        SDW_CONTAINS(message, "expected 0..1");
        SDW_CONTAINS(message, "2 (2 pixels), 3 (2 pixels)");
        SDW_CONTAINS(message, "and 6 more");
    }
    void aPhotoForALabelGivesAShortMessage()
    {
        cv::Mat photo(300, 300, CV_8UC3);
        for (int i = 0; i < 90000; ++i)
            photo.at<cv::Vec3b>(i / 300, i % 300) = {std::uint8_t(i), std::uint8_t(i >> 8), std::uint8_t(i >> 16)};
        const QString message = messageOf([&] {
            coloursToClasses(photo, {{"a", {200, 100, 50}, 0}}, std::nullopt, "x.png");
        });
        SDW_CONTAINS(message, "colour (0,0,0) at row 0, column 0");
        SDW_CONTAINS(message, "and at least 4088 more");
        QVERIFY(message.size() < 600);
    }
    void runsOfColours()
    {
        const ClassList classes = {{"red", {255, 0, 0}, 0}, {"blue", {0, 0, 255}, 1}};
        cv::Mat label(1, 6, CV_8UC3, cv::Scalar(0, 0, 255));
        label.at<cv::Vec3b>(2) = label.at<cv::Vec3b>(3) = {9, 9, 9};
        label.at<cv::Vec3b>(5) = {255, 0, 0};
        QCOMPARE(classesOf(coloursToClasses(label, classes, std::array<std::uint8_t, 3>{9, 9, 9}, "x.png")),
                 QList<int>({0, 0, -1, -1, 0, 1}));
        SDW_CONTAINS(messageOf([&] { coloursToClasses(label, classes, std::nullopt, "x.png"); }), "(9,9,9) (2 pixels)");
        SDW_CONTAINS(messageOf([&] {
                         coloursToClasses(label, classes, std::array<std::uint8_t, 3>{255, 0, 0}, "x.png");
                     }),
                     "class 'red' as well as for the ignored pixels");
        SDW_CONTAINS(messageOf([&] { coloursToClasses(cv::Mat(1, 1, CV_8UC1), classes, std::nullopt, "x.png"); }),
                     "8-bit colours");
    }
};

QTEST_GUILESS_MAIN(TestLabelValues)
#include "tst_label_values.moc"
