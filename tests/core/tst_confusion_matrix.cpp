#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/evaluation/confusion_matrix.h"
#include "core/model/tensor_file.h"
#include "tests/support/test_files.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

cv::Mat map(std::initializer_list<int> values)
{
    cv::Mat result(1, int(values.size()), CV_16UC1);
    int x = 0;
    for (const int value : values)
        result.at<std::uint16_t>(0, x++) = std::uint16_t(value);
    return result;
}

} // namespace

class TestConfusionMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoresOfSixPixels()
    {
        ConfusionMatrix confusion(4);
        //                prediction                  label; the last pixel does not count, class 3 occurs nowhere
        confusion.add(map({0, 0, 1, 1, 2, 9}), map({0, 1, 1, 1, 0, kIgnoreLabel}));
        QCOMPARE(confusion.total(), std::int64_t(5));
        QCOMPARE(confusion.count(1, 0), std::int64_t(1));
        QCOMPARE(*confusion.iou(0), 1.0 / 3);
        QCOMPARE(*confusion.iou(1), 2.0 / 3);
        QCOMPARE(*confusion.iou(2), 0.0); // predicted but nowhere in the label: counts as 0
        QVERIFY(!confusion.iou(3));
        QVERIFY(!confusion.accuracy(2));
        QCOMPARE(*confusion.accuracy(1), 2.0 / 3);
        QCOMPARE(*confusion.precision(0), 0.5);
        QCOMPARE(*confusion.dice(0), 0.5);
        QCOMPARE(confusion.meanIou(), 1.0 / 3);
        QCOMPARE(confusion.meanAccuracy(), (0.5 + 2.0 / 3) / 2);
        QCOMPARE(confusion.pixelAccuracy(), 3.0 / 5);
    }
    void orderAndGroupingDoNotMatter()
    {
        cv::Mat prediction(40, 50, CV_16UC1), label(40, 50, CV_16UC1);
        cv::RNG random(1);
        random.fill(prediction, cv::RNG::UNIFORM, 0, 5);
        random.fill(label, cv::RNG::UNIFORM, 0, 5);
        label(cv::Rect(3, 4, 10, 10)).setTo(kIgnoreLabel);
        ConfusionMatrix whole(5), parts(5), upper(5);
        whole.add(prediction, label);
        parts.add(prediction.rowRange(13, 40),
                  label.rowRange(13, 40)); // rows of a larger matrix: not contiguous with others
        upper.add(prediction.rowRange(0, 13), label.rowRange(0, 13));
        parts.add(upper);
        for (int l = 0; l < 5; ++l)
            for (int p = 0; p < 5; ++p) {
                std::int64_t expected = 0;
                for (int y = 0; y < 40; ++y)
                    for (int x = 0; x < 50; ++x)
                        expected += label.at<std::uint16_t>(y, x) == l && prediction.at<std::uint16_t>(y, x) == p;
                QCOMPARE(whole.count(l, p), expected);
                QCOMPARE(parts.count(l, p), expected);
            }
        QCOMPARE(whole.total(), std::int64_t(40 * 50 - 100));
    }
    void refusedPairsLeaveTheCountsAlone_data()
    {
        QTest::addColumn<int>("prediction");
        QTest::addColumn<int>("label");
        QTest::addColumn<QString>("expected");
        QTest::newRow("prediction") << 3 << 0 << "The prediction at column 1, row 0 is class 3; expected 0 to 2.";
        QTest::newRow("label") << 0 << 7 << "The label at column 1, row 0 is class 7; expected 0 to 2.";
    }
    void refusedPairsLeaveTheCountsAlone()
    {
        QFETCH(int, prediction);
        QFETCH(int, label);
        QFETCH(QString, expected);
        ConfusionMatrix confusion(3);
        try {
            confusion.add(map({0, prediction}), map({0, label}));
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.what()), expected);
        }
        QCOMPARE(confusion.total(), std::int64_t(0));
    }
    void otherSizesAndTypesAreRefused()
    {
        ConfusionMatrix confusion(3);
        QVERIFY_THROWS_EXCEPTION(Error, confusion.add(map({0, 1}), map({0})));
        QVERIFY_THROWS_EXCEPTION(Error, confusion.add(cv::Mat(1, 2, CV_8UC1), map({0, 1})));
        QVERIFY_THROWS_EXCEPTION(Error, confusion.add(ConfusionMatrix(4)));
        QVERIFY_THROWS_EXCEPTION(Error, ConfusionMatrix(60000)); // 29 GB
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/metrics");
        const auto tensors = readTensorFile(folder / "tensors.safetensors").tensors;
        ConfusionMatrix confusion(9);
        for (std::int64_t i = 0; i < 3; ++i) {
            const auto plane = [&](const char* name) {
                auto values = tensors.at(name)[i].contiguous();
                cv::Mat wide;
                cv::Mat(23, 31, CV_8UC1, values.data_ptr<std::uint8_t>()).convertTo(wide, CV_16U);
                wide.setTo(kIgnoreLabel, wide == 255);
                return wide;
            };
            confusion.add(plane("pred"), plane("label"));
        }
        const auto close = [&](const char* name, int index, const std::optional<double>& value) {
            const double expected = double(tensors.at(name)[index].item<float>());
            return value ? std::abs(*value - expected) < 1e-6 : std::isnan(expected);
        };
        for (int k = 0; k < 9; ++k) {
            QCOMPARE(double(confusion.intersection(k)), double(tensors.at("area_intersect")[k].item<float>()));
            QCOMPARE(double(confusion.unionOf(k)), double(tensors.at("area_union")[k].item<float>()));
            QVERIFY(close("IoU", k, confusion.iou(k)));
            QVERIFY(close("Acc", k, confusion.accuracy(k)));
            QVERIFY(close("Precision", k, confusion.precision(k)));
            QVERIFY(close("Dice", k, confusion.dice(k)));
        }
        QVERIFY(close("mIoU", 0, confusion.meanIou()));
        QVERIFY(close("mAcc", 0, confusion.meanAccuracy()));
        QVERIFY(close("aAcc", 0, confusion.pixelAccuracy()));
    }
    void transposingSwapsLabelsAndPredictions()
    {
        ConfusionMatrix confusion(3), swapped(3);
        const cv::Mat one = (cv::Mat_<std::uint16_t>(1, 5) << 0, 0, 1, 2, 2),
                      two = (cv::Mat_<std::uint16_t>(1, 5) << 0, 1, 1, 0, 0);
        confusion.add(one, two);
        swapped.add(two, one);
        for (int label = 0; label < 3; ++label)
            for (int prediction = 0; prediction < 3; ++prediction)
                QCOMPARE(confusion.transposed().count(label, prediction), swapped.count(label, prediction));
    }

    void nothingCountedGivesZeroMeans()
    {
        const ConfusionMatrix confusion(3);
        QCOMPARE(confusion.meanIou(), 0.0);
        QCOMPARE(confusion.pixelAccuracy(), 0.0);
        QVERIFY(!confusion.iou(0));
    }
};

QTEST_GUILESS_MAIN(TestConfusionMatrix)
#include "tst_confusion_matrix.moc"
