// Two models beside each other: numbers worked out by hand, and words that claim no more than the numbers.
#include "core/base/error.h"
#include "core/evaluation/model_comparison.h"
#include "tests/support/test_files.h"

using namespace sdw;

namespace {

/// `images` images of 100 pixels, two classes of 50 pixels each; of every class, `right` pixels are predicted right and
/// the others are predicted as the other class.
EvaluationReport reportOf(int images, std::int64_t right)
{
    EvaluationReport report;
    report.confusion = ConfusionMatrix(2);
    for (int i = 0; i < images; ++i)
        report.images.push_back({.name = "image" + std::to_string(i),
                                 .intersection = {right, right},
                                 .labelled = {50, 50},
                                 .predicted = {50, 50}});
    const double iou = double(right) / double(100 - right);
    for (const char* name : {"sky", "a|b \"c\""})
        report.classes.push_back({.name = name, .iou = iou, .accuracy = double(right) / 50, .pixels = 50 * images});
    report.meanIou = iou;
    report.meanAccuracy = report.pixelAccuracy = double(right) / 50;
    report.meanIouInterval = Interval{iou, iou};
    return report;
}

} // namespace

class TestModelComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClearDifferenceIsCalledOne()
    {
        const ModelComparison c =
            compareModels({"A", 1'000'000, reportOf(12, 25)}, {"B", 1'500'000, reportOf(12, 40)}, 500);
        QVERIFY(qAbs(c.paired.delta - (40.0 / 60 - 25.0 / 75)) < 1e-12);
        const auto json = comparisonJson(c);
        QVERIFY(qAbs(json["delta_mIoU"].get<double>() - 1.0 / 3) < 1e-12);
        QCOMPARE(json["images"].get<int>(), 12);
        QCOMPARE(json["second"]["parameters"].get<int>(), 1'500'000);
        QCOMPARE(json["classes"].size(), std::size_t(2));
        QCOMPARE(json["classes"][0]["name"].get<std::string>(), std::string("sky"));
        const QByteArray text = comparisonText(c).c_str();
        QVERIFY(text.contains("B is ahead of A by 33.33 points on 12 images"));
        QVERIFY(text.contains("+0.50")); // million parameters
        QVERIFY(QByteArray(
                    comparisonText(compareModels({"B", 1, reportOf(12, 40)}, {"A", 1, reportOf(12, 25)}, 500)).c_str())
                    .contains("A is behind B"));
    }

    void noDifferenceIsNotCalledOne()
    {
        const ModelComparison c = compareModels({"A", 1, reportOf(5, 30)}, {"B", 1, reportOf(5, 30)}, 200);
        QCOMPARE(c.paired.delta, 0.0);
        const QByteArray text = comparisonText(c).c_str();
        QVERIFY(text.contains("cannot be told from chance"));
        QVERIFY(!text.contains("ahead"));
    }

    void classNamesCannotBreakTheTables()
    {
        const ModelComparison c = compareModels({"A", 1, reportOf(3, 30)}, {"B", 1, reportOf(3, 31)}, 100);
        const QByteArray csv = comparisonCsv(c).c_str();
        QVERIFY(csv.contains("\"a|b \"\"c\"\"\","));
        QCOMPARE(csv.count('\n'), 4); // header, two classes, mIoU
        const QByteArray markdown = comparisonMarkdown(c).c_str();
        QVERIFY(markdown.contains("| a\\|b \"c\" |"));
    }

    void differentImagesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, compareModels({"A", 1, reportOf(3, 30)}, {"B", 1, reportOf(4, 30)}));
    }
};

QTEST_GUILESS_MAIN(TestModelComparison)
#include "tst_model_comparison.moc"
