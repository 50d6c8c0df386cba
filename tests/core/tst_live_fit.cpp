// Learning from strokes, with the demonstration models on scenes they never saw.
#include "core/base/error.h"
#include "core/datasets/dataset.h"
#include "core/demo/demo_dataset.h"
#include "core/evaluation/confusion_matrix.h"
#include "core/inference/predictor.h"
#include "core/interactive/click_simulator.h"
#include "core/interactive/live_fit.h"
#include "tests/support/class_surgery.h"
#include "tests/support/scribbles.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

constexpr int kRoof = int(demo::DemoClass::Roof);

Sample scene(int index)
{
    const demo::Scene drawn = demo::drawDemoScene({.seed = 7}, "val", index);
    Sample sample{.name = "scene " + std::to_string(index), .image = drawn.image, .label = {}};
    drawn.label.convertTo(sample.label, CV_16U);
    return sample;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

/// Scenes with enough of a roof to paint on.
std::vector<Sample> houses(int count)
{
    std::vector<Sample> found;
    for (int i = 0; int(found.size()) < count && i < 40; ++i)
        if (Sample one = scene(i); cv::countNonZero(one.label == kRoof) > 1500) found.push_back(std::move(one));
    return found;
}

} // namespace

class TestLiveFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_scenes = houses(3);
        QCOMPARE(m_scenes.size(), std::size_t(3));
        for (const char* decoder : {"segdeformer", "segformer"})
            test::saveWithoutClass(models() / (std::string("demo_") + decoder + ".safetensors"), "roof", file(decoder));
    }
    void learnsANewClassAndHoldsTheOthers_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::newRow("segdeformer") << "segdeformer";
        QTest::newRow("segformer") << "segformer";
    }
    void learnsANewClassAndHoldsTheOthers()
    {
        QFETCH(QString, decoder);
        LiveFit fit(file(decoder), {.device = "cpu"});
        QCOMPARE(fit.classes().size(), std::size_t(12));
        QCOMPARE(fit.addClass("roof", {198, 66, 48}), 12);
        QCOMPARE(fit.originalClasses(), 12);
        for (const Sample& one : m_scenes)
            fit.addImage(one.name, one.image);
        for (int i : {0, 1})
            fit.setStrokes(m_scenes[std::size_t(i)].name, roofStrokes(i));
        const FitReport report = fit.update();
        QCOMPARE(report.images, 2);
        QVERIFY(report.strokes > 20 && report.steps > 2 && report.seconds > 0);
        QVERIFY2(report.loss < 0.3 && report.loss < report.lossBefore, qPrintable(QString::number(report.loss)));
        QVERIFY(fit.fitted());

        // The third scene was never painted on.
        const Sample& unseen = m_scenes[2];
        ConfusionMatrix before(13), after(13);
        before.add(inData(fit.originalLabels(unseen.name)), unseen.label);
        after.add(inData(fit.labels(unseen.name)), unseen.label);
        QVERIFY2(*after.iou(kRoof) > 0.4, qPrintable(QString::number(*after.iou(kRoof))));
        double lost = 0;
        for (int k = 0; k < 13; ++k)
            if (k != kRoof && before.iou(k) && before.labelled(k) > 200)
                lost = std::max(lost, *before.iou(k) - after.iou(k).value_or(0));
        QVERIFY2(lost < 0.05, qPrintable(QString::number(lost)));
        const cv::Mat scores = fit.scores(unseen.name, 12);
        QCOMPARE(scores.size(), unseen.image.size());
        QVERIFY(cv::mean(scores, unseen.label == kRoof)[0] > cv::mean(scores, unseen.label != kRoof)[0] + 0.3);

        // The same strokes by another way give the same fit.
        LiveFit again = fit.fresh();
        QCOMPARE(again.classes().size(), std::size_t(12));
        again.addClass("roof", {1, 2, 3});
        again.setStrokes(m_scenes[0].name, roofStrokes(0));
        again.update();
        QVERIFY(!same(again.labels(unseen.name), fit.labels(unseen.name)));
        again.setStrokes(m_scenes[1].name, roofStrokes(1));
        again.update();
        QVERIFY(same(again.labels(unseen.name), fit.labels(unseen.name)));

        const auto kept = file("kept_" + decoder);
        fit.keep(kept);
        Predictor predictor(kept, {.device = "cpu"});
        QCOMPARE(predictor.classes().size(), std::size_t(13));
        QCOMPARE(predictor.classes()[12].name, std::string("roof"));
        QCOMPARE(predictor.classes()[12].colour, (std::array<std::uint8_t, 3>{198, 66, 48}));
        QVERIFY(same(predictor.labels(unseen.image), fit.labels(unseen.name)));
        const auto about = nlohmann::json::parse(readTensorFile(kept).metadata.at("live_fit"));
        QCOMPARE(about["from"].get<std::string>(), decoder.toStdString());
        QCOMPARE(about["images"].get<int>(), 2);
        QCOMPARE(about["added_classes"], nlohmann::json::array({"roof"}));

        // A kept model is where the next fit can begin.
        LiveFit next(kept, {.device = "cpu"});
        next.addImage("a", unseen.image);
        QVERIFY(same(next.labels("a"), fit.labels(unseen.name)));

        Predictor original(file(decoder), {.device = "cpu"});
        QVERIFY(same(fit.originalLabels(unseen.name), original.labels(unseen.image)));
        fit.discard();
        QVERIFY(!fit.fitted());
        QCOMPARE(fit.classes().size(), std::size_t(12));
        QVERIFY(same(fit.labels(unseen.name), original.labels(unseen.image)));
        QCOMPARE(fit.update().images, 0);
        QVERIFY(same(fit.labels(unseen.name), original.labels(unseen.image)));
        QVERIFY_THROWS_EXCEPTION(Error, fit.keep(file("nothing")));
    }
    void correctsAnOldClass() // strokes of a class that the model has move it where they say
    {
        LiveFit fit(file("segdeformer"), {.device = "cpu"});
        fit.addImage("a", m_scenes[0].image);
        const cv::Mat before = fit.labels("a");
        cv::Mat strokes(before.size(), CV_16UC1, cv::Scalar(kUnlabelled));
        const cv::Rect area(100, 20, 60, 6); // somewhere in the sky
        const int other = before.at<std::uint16_t>(22, 120) == 2 ? 3 : 2;
        strokes(area).setTo(cv::Scalar(other));
        fit.setStrokes("a", strokes);
        fit.update();
        QVERIFY(cv::countNonZero(fit.labels("a")(area) == other) > area.area() / 2);
    }
    void fromZero()
    {
        LiveFit fit(models() / "demo_segdeformer.safetensors", {.device = "cpu", .forgetClasses = true});
        QVERIFY(fit.classes().empty());
        fit.addImage("a", m_scenes[0].image);
        fit.addImage("b", m_scenes[1].image);
        fit.addImage("c", m_scenes[2].image);
        QCOMPARE(cv::countNonZero(fit.labels("a") != kUnlabelled), 0);
        fit.addClass("the rest", {});
        fit.addClass("never painted", {});
        fit.addClass("roof", {200, 0, 0});
        Random random(5);
        for (const auto& [key, i] : {std::pair("a", 0), std::pair("c", 2)}) {
            cv::Mat truth(m_scenes[std::size_t(i)].label.size(), CV_16UC1, cv::Scalar(0));
            truth.setTo(cv::Scalar(2), m_scenes[std::size_t(i)].label == kRoof);
            fit.setStrokes(key, test::scribble(truth, {0, 2}, random, {.strokes = 8}));
        }
        fit.update();
        // Where it was painted the rest is found; another roof may be of another colour.
        const cv::Mat labels = fit.labels("a"), roof = m_scenes[0].label == kRoof;
        QCOMPARE(cv::countNonZero(fit.labels("b") == 1), 0);
        QVERIFY(cv::countNonZero((labels == 2) & roof) > cv::countNonZero(roof) * 3 / 4);
        QVERIFY(cv::countNonZero((labels == 2) & ~roof) < cv::countNonZero(roof) / 4);
        const cv::Mat scores = fit.scores("a", 2);
        QVERIFY(cv::mean(scores, roof)[0] > cv::mean(scores, ~roof)[0] + 0.3);
        QCOMPARE(cv::countNonZero(fit.scores("b", 1)), 0);
        fit.keep(file("zero"));
        Predictor predictor(file("zero"), {.device = "cpu"});
        QCOMPARE(predictor.classes().size(), std::size_t(2));
        QCOMPARE(predictor.classes()[1].name, std::string("roof"));
    }
    void knownLabelsHoldTheOldClasses_data() { learnsANewClassAndHoldsTheOthers_data(); }
    void knownLabelsHoldTheOldClasses()
    {
        QFETCH(QString, decoder);
        LiveFit fit(file(decoder), {.device = "cpu"});
        fit.addClass("roof", {});
        fit.addImage("painted", m_scenes[0].image);
        fit.setStrokes("painted", roofStrokes(0));
        std::vector<Sample> unseen;
        for (int i = 20; i < 32; ++i) {
            const Sample one = scene(i);
            fit.addImage(one.name, one.image);
            if (i < 26)
                fit.setKnown(one.name, inModel(one.label));
            else
                unseen.push_back(one);
        }
        const FitReport report = fit.update();
        QCOMPARE(report.images, 1);
        QCOMPARE(report.knownImages, 6);
        QVERIFY2(report.held > 0.98, qPrintable(QString::number(report.held)));
        ConfusionMatrix before(13), after(13);
        for (const Sample& one : unseen) {
            before.add(inData(fit.originalLabels(one.name)), one.label);
            after.add(inData(fit.labels(one.name)), one.label);
        }
        double change = 0;
        int classes = 0;
        for (int k = 0; k < 13; ++k)
            if (k != kRoof && before.iou(k)) change += after.iou(k).value_or(0) - *before.iou(k), ++classes;
        QVERIFY2(change / classes > -0.002, qPrintable(QString::number(change / classes)));
        QVERIFY2(after.iou(kRoof).value_or(0) > 0.2, qPrintable(QString::number(after.iou(kRoof).value_or(0))));
        const cv::Mat held = fit.labels(unseen[0].name);

        // The same labels again, then none: no longer held by them.
        fit.update();
        QVERIFY(same(fit.labels(unseen[0].name), held));
        for (int i = 20; i < 26; ++i)
            fit.setKnown(scene(i).name, {});
        QCOMPARE(fit.update().knownImages, 0);
    }
    void aClassThatIsSplitIsNotHeld() // its labels lie under the strokes of the new one
    {
        LiveFit fit(file("segdeformer"), {.device = "cpu"});
        const int added = fit.addClass("roof", {});
        fit.addImage("a", m_scenes[0].image);
        cv::Mat labels = inModel(m_scenes[0].label);
        labels.setTo(cv::Scalar(3), m_scenes[0].label == kRoof); // roofs were labelled as something else until now
        fit.setKnown("a", labels);
        fit.setStrokes("a", roofStrokes(0));
        QCOMPARE(fit.update().knownImages, 1);
        const cv::Mat roof = m_scenes[0].label == kRoof, found = fit.labels("a") == added;
        QVERIFY2(cv::countNonZero(found & roof) > cv::countNonZero(roof) / 10,
                 qPrintable(QString::number(cv::countNonZero(found & roof) / double(cv::countNonZero(roof)))));

        // Where nobody painted on such labels they are believed.
        LiveFit trusting = fit.fresh();
        trusting.addClass("roof", {});
        trusting.addImage("b", m_scenes[0].image);
        trusting.setKnown("b", labels);
        trusting.setStrokes("a", roofStrokes(0));
        trusting.update();
        QVERIFY(cv::countNonZero((trusting.labels("a") == added) & roof) < cv::countNonZero(found & roof) / 2);
    }
    void littleToGoBy()
    {
        LiveFit zero(models() / "demo_segdeformer.safetensors", {.device = "cpu", .forgetClasses = true});
        zero.addImage("a", m_scenes[0].image);
        zero.addClass("one", {});
        zero.addClass("two", {});
        const cv::Mat none(m_scenes[0].image.size(), CV_16UC1, cv::Scalar(kUnlabelled));
        zero.setStrokes("a", none);
        QCOMPARE(zero.update().strokes, 0);
        QVERIFY(!zero.fitted());
        cv::Mat strokes = none.clone(); // one class alone is everything
        strokes(cv::Rect(20, 20, 1, 1)).setTo(cv::Scalar(1));
        zero.setStrokes("a", strokes);
        zero.update();
        QCOMPARE(cv::countNonZero(zero.labels("a") != 1), 0);
        zero.keep(file("one class"));
        QCOMPARE(Predictor(file("one class"), {.device = "cpu"}).classes().size(), std::size_t(1));
        strokes(cv::Rect(100, 150, 1, 1)).setTo(cv::Scalar(0)); // a dab of another
        zero.setStrokes("a", strokes);
        zero.update();
        const cv::Mat labels = zero.labels("a");
        QVERIFY(cv::countNonZero(labels == 0) > 0 && cv::countNonZero(labels == 1) > 0);
        zero.setStrokes("a", none);
        zero.update();
        QVERIFY(!zero.fitted());
        QVERIFY_THROWS_EXCEPTION(Error, zero.keep(file("nothing")));

        LiveFit fit(file("segformer"), {.device = "cpu"});
        const int roof = fit.addClass("roof", {});
        fit.addImage("a", m_scenes[0].image);
        fit.setKnown("a", none); // nothing is known after all
        strokes = none.clone();
        strokes(cv::Rect(20, 20, 1, 1)).setTo(cv::Scalar(roof));
        fit.setStrokes("a", strokes);
        QCOMPARE(fit.update().knownImages, 0);
        QVERIFY(fit.fitted());
    }
    void clicksTeachAClassOfTheirOwn()
    {
        const auto model = models() / "demo_segdeformer.safetensors";
        const Sample& scene = m_scenes[0];
        const auto fit = std::make_shared<LiveFit>(model, LiveFitOptions{.device = "cpu"});
        fit->addImage(kClickedImage, scene.image);
        const SelectorContext context{.image = scene.image,
                                      .features =
                                          Explainer(model, {.device = "cpu", .shortSide = {}}).explain(scene.image),
                                      .model = model,
                                      .fit = fit};
        const auto selector = makeSelector("live_fit", context);
        const cv::Mat roof = scene.label == kRoof;
        const ClickTrace trace = simulateClicks(*selector, roof, {}, {.mostClicks = 6});
        QVERIFY2(*std::max_element(trace.iou.begin(), trace.iou.end()) > 0.8,
                 qPrintable(QString::number(trace.iou.back())));
        QVERIFY(selector->select({}).empty());
        const cv::Rect box(trace.marks[0].points[0] - cv::Point(12, 8), cv::Size(25, 17)); // its middle is meant
        const Region inside = selector->select({.marks = {}, .box = box});
        QVERIFY(inside.contains(trace.marks[0].points[0]) && (inside.bounds() & box) == inside.bounds());
        QVERIFY(!fit->fitted()); // it stays as it was given
    }
    void featuresComeBackWhenTheyHadToGo()
    {
        LiveFit fit(file("segformer"), {.device = "cpu", .featureBytes = 1});
        for (const Sample& one : m_scenes)
            fit.addImage(one.name, one.image);
        const cv::Mat first = fit.labels(m_scenes[0].name);
        fit.addImage(m_scenes[0].name, m_scenes[0].image.clone()); // the same picture
        QVERIFY(same(fit.labels(m_scenes[0].name), first));
        fit.removeImage(m_scenes[0].name);
        QVERIFY(!fit.hasImage(m_scenes[0].name) && fit.hasImage(m_scenes[1].name));
    }
    void slidingWindowsAndSmallPictures()
    {
        Model model = openModel(file("segdeformer"), torch::kCPU);
        model.run["eval"]["mode"] = "slide";
        model.run["eval"]["crop"] = {64, 96};
        model.run["eval"]["stride"] = {48, 64};
        saveModel(file("slide"), model.segmenter, model.classes, model.run);
        LiveFit fit(file("slide"), {.device = "cpu"});
        fit.addClass("roof", {});
        fit.addImage("a", m_scenes[0].image);
        fit.setStrokes("a", roofStrokes(0));
        QVERIFY(fit.update().loss < 0.5);
        fit.addImage("narrow", m_scenes[0].image(cv::Rect(0, 0, 10, 200)).clone());
        fit.keep(file("slid"));
        Predictor predictor(file("slid"), {.device = "cpu"});
        for (const auto& [key, image] : {std::pair("a", m_scenes[0].image),
                                         std::pair("narrow", m_scenes[0].image(cv::Rect(0, 0, 10, 200)).clone())})
            QVERIFY(same(predictor.labels(image), fit.labels(key)));
    }
    void wrongUseIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, LiveFit(file("no such model")));
        LiveFit fit(file("segdeformer"), {.device = "cpu"});
        QVERIFY_THROWS_EXCEPTION(Error, fit.addClass("sky", {}));
        QVERIFY_THROWS_EXCEPTION(Error, fit.addClass("", {}));
        QVERIFY_THROWS_EXCEPTION(Error, fit.addImage("a", cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, fit.addImage("a", cv::Mat(8, 8, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, fit.labels("a"));
        QVERIFY_THROWS_EXCEPTION(Error, fit.setStrokes("a", cv::Mat(8, 8, CV_16UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, fit.setKnown("a", {}));
        fit.addImage("a", m_scenes[0].image);
        QVERIFY_THROWS_EXCEPTION(Error, fit.setKnown("a", cv::Mat(8, 8, CV_16UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, fit.setStrokes("a", cv::Mat(8, 8, CV_16UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, fit.setStrokes("a", m_scenes[0].image));
        QVERIFY_THROWS_EXCEPTION(Error, fit.scores("a", 12));
        QVERIFY_THROWS_EXCEPTION(Error, fit.keep(file("nothing")));

        // A fit that is stopped leaves the one before.
        fit.addClass("roof", {});
        fit.setStrokes("a", roofStrokes(0));
        try {
            fit.update([](int, int) { return false; });
            QFAIL("went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
        QVERIFY(!fit.fitted());
    }

private:
    std::filesystem::path models() const
    {
        return std::filesystem::path(qgetenv("SDW_SOURCE_DIR").toStdString()) / "models";
    }
    std::filesystem::path file(const QString& name) const
    {
        return (m_folder.filePath(name) + ".safetensors").toStdString();
    }
    /// The new class is the last, behind the twelve that are left.
    cv::Mat roofStrokes(int i) const
    {
        Random random(std::uint64_t(i) + 1);
        cv::Mat strokes = test::scribble(m_scenes[std::size_t(i)].label, {kRoof}, random);
        strokes.setTo(cv::Scalar(12), strokes == kRoof);
        return strokes;
    }
    /// The labels of a project that knows no roofs yet, as the model numbers its classes.
    static cv::Mat inModel(const cv::Mat& labels)
    {
        cv::Mat result = labels.clone();
        result.forEach<std::uint16_t>([](std::uint16_t& value, const int*) {
            value = value == kRoof ? std::uint16_t(kUnlabelled) : value > kRoof && value < 13 ? value - 1 : value;
        });
        return result;
    }
    static cv::Mat inData(const cv::Mat& labels) // as the data set numbers them
    {
        cv::Mat result = labels.clone();
        result.forEach<std::uint16_t>([](std::uint16_t& value, const int*) {
            value = value == 12 ? std::uint16_t(kRoof) : value >= kRoof ? std::uint16_t(value + 1) : value;
        });
        return result;
    }

    QTemporaryDir m_folder;
    std::vector<Sample> m_scenes;
};

QTEST_GUILESS_MAIN(TestLiveFit)
#include "tst_live_fit.moc"
