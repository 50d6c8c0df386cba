#include "core/base/error.h"
#include "core/evaluation/evaluate.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Samples in memory; a sample with an empty image stands for a file that cannot be read.
class MemoryDataset : public Dataset {
public:
    std::vector<Sample> samples;
    ClassList list = {{"left", {255, 0, 0}, 0}, {"right", {0, 255, 0}, 1}, {"nowhere", {0, 0, 255}, 2}};

    const std::string& layout() const override { return m_layout; }
    const ClassList& classes() const override { return list; }
    std::vector<std::string> splits() const override { return {"val"}; }
    std::size_t size(const std::string& split) const override
    {
        if (split != "val") throw Error("Unknown split '" + split + "'; known: val.");
        return samples.size();
    }
    std::string name(const std::string&, std::size_t index) const override { return samples.at(index).name; }
    std::filesystem::path imagePath(const std::string&, std::size_t index) const override
    {
        return samples.at(index).name + ".png";
    }
    bool hasLabel(const std::string&, std::size_t index) const override { return !samples.at(index).label.empty(); }
    Sample get(const std::string&, std::size_t index) const override
    {
        if (samples.at(index).image.empty()) throw Error("Cannot read 'broken.png': it is damaged.");
        return samples.at(index);
    }
    const std::vector<DatasetProblem>& problems() const override { return m_problems; }

private:
    std::string m_layout = "memory";
    std::vector<DatasetProblem> m_problems;
};

/// Dark on the left, bright on the right, and so the label; `edge` is where it changes in the image.
Sample sample(const std::string& name, int edge)
{
    Sample result{name, cv::Mat(20, 40, CV_8UC3, cv::Scalar::all(0)), cv::Mat(20, 40, CV_16UC1, cv::Scalar(0))};
    result.image.colRange(edge, 40).setTo(cv::Scalar::all(255));
    result.label.colRange(20, 40).setTo(1);
    return result;
}

cv::Mat brightIsRight(const cv::Mat& image)
{
    cv::Mat labels(image.size(), CV_16UC1);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x)
            labels.at<std::uint16_t>(y, x) = image.at<cv::Vec3b>(y, x)[0] > 127;
    return labels;
}

MemoryDataset twoGoodAndOthers()
{
    MemoryDataset dataset;
    dataset.samples = {sample("exact", 20),
                       {"broken", {}, cv::Mat(20, 40, CV_16UC1)},
                       {"unlabelled", cv::Mat(20, 40, CV_8UC3), {}},
                       sample("late", 30)};
    return dataset;
}

QString messageOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestEvaluate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoresTwoImages()
    {
        const auto dataset = twoGoodAndOthers();
        std::vector<std::string> seen;
        std::vector<int> progress;
        const auto report = evaluate(
            dataset, "val", brightIsRight, {},
            [&](int done, int total) {
                progress.push_back(done);
                return total == 3;
            },
            [&](const Sample& one, const cv::Mat& prediction) {
                seen.push_back(one.name + std::to_string(cv::countNonZero(prediction)));
            });
        QCOMPARE(seen, (std::vector<std::string>{"exact400", "late200"}));
        QCOMPARE(progress, (std::vector<int>{0, 1, 2, 3}));
        // Left: 400 + 400 labelled, 400 + 600 predicted, all labelled ones right. Right: 400 + 400, 400 + 200, 600
        // right.
        QCOMPARE(*report.classes[0].iou, 800.0 / 1000);
        QCOMPARE(*report.classes[1].iou, 600.0 / 800);
        QVERIFY(!report.classes[2].iou && !report.classes[2].iouInterval && !report.classes[2].boundaryIou);
        QCOMPARE(report.meanIou, 0.775);
        QCOMPARE(report.pixelAccuracy, 1400.0 / 1600);
        QCOMPARE(report.classes[1].pixels, std::int64_t(800));
        QVERIFY(report.classes[0].boundaryIou && *report.classes[0].boundaryIou < 1);
        QVERIFY(report.meanIouInterval->low <= report.meanIou && report.meanIou <= report.meanIouInterval->high);
        QCOMPARE(report.images.size(), std::size_t(2));
        QCOMPARE(report.images[1].predicted[1], std::int64_t(200));
        QCOMPARE(report.skipped.size(), std::size_t(1));
        QCOMPARE(report.skipped[0].file, std::string("broken"));
        QVERIFY(report.skipped[0].message.find("damaged") != std::string::npos);
    }
    void noResamplesNoIntervals()
    {
        EvaluationConfig config;
        config.bootstrap = 0;
        QVERIFY(!evaluate(twoGoodAndOthers(), "val", brightIsRight, config).meanIouInterval);
    }
    void stopsWhenAsked()
    {
        int calls = 0;
        try {
            evaluate(twoGoodAndOthers(), "val", brightIsRight, {}, [&](int, int) { return ++calls < 2; });
            QFAIL("ran on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
        QCOMPARE(calls, 2);
    }
    void nothingToScoreIsAnError()
    {
        MemoryDataset dataset;
        dataset.samples = {{"unlabelled", cv::Mat(20, 40, CV_8UC3), {}}};
        QVERIFY(messageOf([&] { evaluate(dataset, "val", brightIsRight, {}); }).contains("no labelled image"));
        dataset.samples = {{"broken", {}, cv::Mat(20, 40, CV_16UC1)}};
        QVERIFY(messageOf([&] { evaluate(dataset, "val", brightIsRight, {}); }).contains("damaged"));
        QVERIFY(messageOf([&] { evaluate(dataset, "test", brightIsRight, {}); }).contains("known: val"));
        dataset.list.clear();
        QVERIFY(messageOf([&] { evaluate(dataset, "val", brightIsRight, {}); }).contains("no classes"));
    }
    void aPredictionThatDoesNotFitIsNamed()
    {
        const auto tooSmall = [](const cv::Mat&) { return cv::Mat(2, 2, CV_16UC1); };
        QVERIFY(messageOf([&] {
                    evaluate(twoGoodAndOthers(), "val", tooSmall, {});
                }).contains("Image 'exact' cannot be scored"));
    }
    void reportForPeople()
    {
        const QString text = QString::fromStdString(reportText(evaluate(twoGoodAndOthers(), "val", brightIsRight, {})));
        const QStringList lines = text.split('\n');
        QVERIFY(lines[1].startsWith("left") && lines[1].contains("80.0"));
        QVERIFY(lines[3].startsWith("nowhere"));
        QCOMPARE(lines[3].count(QString::fromUtf8("–")), 5);
        QCOMPARE(lines[3].size(), lines[1].size());
        QVERIFY(text.contains("mIoU 77.5 %, pixel accuracy 87.5 %, on 2 images; 1 skipped."));
        QVERIFY(text.contains("skipped broken:"));
    }
    void reportForPrograms()
    {
        const auto json = reportJson(evaluate(twoGoodAndOthers(), "val", brightIsRight, {}));
        QCOMPARE(json["mIoU"].get<double>(), 0.775);
        QCOMPARE(json["classes"][1]["IoU"].get<double>(), 0.75);
        QVERIFY(json["classes"][2]["IoU"].is_null());
        QCOMPARE(json["classes"][1]["IoU_interval"].size(), std::size_t(2));
        QCOMPARE(json["confusion"][1].dump(), std::string("[200,600,0]"));
        QCOMPARE(json["skipped"][0]["file"].get<std::string>(), std::string("broken"));
    }
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
