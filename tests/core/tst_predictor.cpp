#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/inference/predictor.h"
#include "core/inference/sliding_window.h"
#include "core/model/checkpoint.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const ClassList kThree = {{"a", {1, 2, 3}, 0}, {"b", {4, 5, 6}, 1}, {"c", {7, 8, 9}, 2}};

RunConfig tinyRun()
{
    RunConfig config;
    config.model.encoder.name = "mit_b0";
    config.model.encoder.width = 8;
    config.model.encoder.depths = {1, 1, 1, 1};
    config.model.decoder.channels = 16;
    config.model.classes = 3;
    config.data.shortSide = 64;
    config.data.crop = {48, 48};
    config.eval.mode = "slide";
    config.classes = kThree;
    return config;
}

cv::Mat picture(int height, int width)
{
    cv::Mat image(height, width, CV_8UC3);
    cv::RNG random(8);
    random.fill(image, cv::RNG::UNIFORM, 0, 256);
    return image;
}

} // namespace

class TestPredictor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_file = std::filesystem::path(m_folder.path().toStdString()) / "model.safetensors";
        torch::manual_seed(1);
        m_model = Segmenter(tinyRun().model);
        m_model->eval();
        saveModel(m_file, m_model, kThree, writeRunConfig(tinyRun()));
    }
    void predictsAsTheModelDoes()
    {
        Predictor predictor(m_file, {.device = "cpu"});
        QCOMPARE(predictor.classes().size(), std::size_t(3));
        QCOMPARE(predictor.classes()[2].name, std::string("c"));
        QCOMPARE(predictor.evaluation().mode, std::string("slide")); // as its run says
        const cv::Mat image = picture(80, 120);
        const cv::Mat labels = predictor.labels(image);
        QCOMPARE(labels.size(), image.size());
        QCOMPARE(cv::countNonZero(labels != predictLabels(m_model, image, tinyRun().data, tinyRun().eval)), 0);
    }
    void settingsCanBeReplaced()
    {
        EvaluationConfig whole;
        Predictor predictor(m_file, {.device = "cpu", .evaluation = whole, .shortSide = 96});
        const cv::Mat image = picture(80, 120);
        DataConfig data = tinyRun().data;
        data.shortSide = 96;
        QCOMPARE(cv::countNonZero(predictor.labels(image) != predictLabels(m_model, image, data, whole)), 0);
        whole.flip = true;
        predictor.setEvaluation(whole);
        QCOMPARE(cv::countNonZero(predictor.labels(image) != predictLabels(m_model, image, data, whole)), 0);
        whole.mode = "slide";
        whole.crop = {48, 48};
        whole.stride = {49, 49};
        QVERIFY_THROWS_EXCEPTION(Error, predictor.setEvaluation(whole));
    }
    void picturesOfAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("one pixel") << QSize(1, 1);
        QTest::newRow("one row") << QSize(500, 1);
        QTest::newRow("one column") << QSize(1, 77);
        QTest::newRow("tall") << QSize(33, 900);
    }
    void picturesOfAnySize()
    {
        QFETCH(QSize, size);
        Predictor predictor(m_file, {.device = "cpu"});
        QCOMPARE(predictor.labels(picture(size.height(), size.width())).size(), cv::Size(size.width(), size.height()));
    }
    void wrongInputIsAnError()
    {
        Predictor predictor(m_file, {.device = "cpu"});
        QVERIFY_THROWS_EXCEPTION(Error, predictor.labels(cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, predictor.labels(cv::Mat(5, 5, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, Predictor("no such model"));
        QVERIFY_THROWS_EXCEPTION(Error, Predictor(m_file, {.precision = "fp8"}));
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    Segmenter m_model{nullptr};
};

QTEST_GUILESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
