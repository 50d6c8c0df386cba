// A GPU against the CPU: the same weights, pictures and strokes on both. Skips where there is no GPU.
#include "core/annotation/label_map.h"
#include "core/base/program_files.h"
#include "core/demo/demo_dataset.h"
#include "core/explanation/explainer.h"
#include "core/inference/predictor.h"
#include "core/interactive/live_fit.h"
#include "core/tensor/device.h"
#include "core/training/events.h"
#include "core/training/train.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

#include <numeric>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

constexpr double kRounding = 5e-3; ///< TF32 of convolutions, and sums in another order

fs::path demoModel(const QString& decoder)
{
    return needShippedFile("models/demo_" + decoder.toStdString() + ".safetensors");
}

double shareOfDifferences(const cv::Mat& a, const cv::Mat& b)
{
    return double(cv::countNonZero(a != b)) / double(a.total());
}

std::vector<double> lossesOf(const fs::path& run)
{
    std::vector<double> losses;
    for (const auto& event : readEvents(run / "events.jsonl"))
        if (event.at("type") == "train") losses.push_back(event.at("loss").get<double>());
    return losses;
}

void addDecoders()
{
    QTest::addColumn<QString>("decoder");
    QTest::newRow("segformer") << "segformer";
    QTest::newRow("segdeformer") << "segdeformer";
}

} // namespace

class TestCuda : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    demo::Scene m_scene = demo::drawDemoScene({.seed = 7}, "val", 0);

    fs::path folder(const char* name) const { return fs::path(m_root.path().toStdString()) / name; }
    /// Without dropout and drop-path, whose random numbers differ between devices.
    RunConfig config(const char* device, const nlohmann::json& training = nlohmann::json::object()) const
    {
        auto document = test::tinyConfig(folder("data"));
        document.merge_patch({{"model", {{"encoder", {{"drop_path", 0.0}}}, {"decoder", {{"dropout", 0.0}}}}},
                              {"train", {{"device", device}}}});
        document.merge_patch({{"train", training}});
        return readRunConfig(document);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string& found = openCuda(); !torch::cuda::is_available()) QSKIP(found.c_str());
        test::drawDataset(folder("data"));
    }

    void predictsAsTheCpuDoes_data() { addDecoders(); }
    void predictsAsTheCpuDoes()
    {
        QFETCH(QString, decoder);
        Predictor cpu(demoModel(decoder), {.device = "cpu"}), gpu(demoModel(decoder), {.device = "cuda"});
        QCOMPARE(gpu.device(), std::string("cuda:0"));
        EvaluationConfig windows;
        windows.mode = "slide";
        windows.crop = {96, 96};
        windows.stride = {64, 64};
        windows.flip = true;
        for (const EvaluationConfig& protocol : {EvaluationConfig{}, windows}) {
            cpu.setEvaluation(protocol);
            gpu.setEvaluation(protocol);
            const double differ = shareOfDifferences(cpu.labels(m_scene.image), gpu.labels(m_scene.image));
            QVERIFY2(differ < 0.005, qPrintable(QString::number(differ)));
        }
        for (const char* precision : {"bf16", "fp16"}) {
            Predictor half(demoModel(decoder), {.device = "cuda", .precision = precision});
            const double differ = shareOfDifferences(
                Predictor(demoModel(decoder), {.device = "cpu"}).labels(m_scene.image), half.labels(m_scene.image));
            QVERIFY2(differ < 0.03, qPrintable(QString("%1: %2").arg(precision).arg(differ)));
        }
    }
    void explainsAsTheCpuDoes()
    {
        const auto explain = [&](const char* device) {
            return Explainer(demoModel("segdeformer"), {.device = device, .shortSide = 96}).explain(m_scene.image);
        };
        const auto cpu = explain("cpu"), gpu = explain("cuda");
        const cv::Point at(m_scene.image.cols / 3, m_scene.image.rows / 2);
        for (const FeatureStage stage : gpu->stages())
            QVERIFY2(cv::norm(cpu->consistency(stage, at), gpu->consistency(stage, at), cv::NORM_INF) < 0.05,
                     featureStageId(stage));
        for (const ContextKind kind : {ContextKind::Internal, ContextKind::External}) {
            const cv::Mat row = cpu->attention(kind, at);
            QVERIFY(cv::norm(row, gpu->attention(kind, at), cv::NORM_L1) < 0.05);
        }
        QVERIFY(shareOfDifferences(cpu->midLabels(), gpu->midLabels()) < 0.005);
        for (const ClassScoreParts& parts : gpu->scores(at))
            QVERIFY(std::abs(parts.bias + parts.fused + parts.internal + parts.external - parts.logit) < 0.05);
    }
    void learnsAsTheCpuDoes()
    {
        const nlohmann::json training = {{"iterations", 8}, {"ema", 0.9}, {"accumulate", 2}, {"clip_norm", 1.0}};
        train(config("cpu", training), folder("cpu"), false);
        train(config("cuda", training), folder("gpu"), false);
        const auto cpu = lossesOf(folder("cpu")), gpu = lossesOf(folder("gpu"));
        QCOMPARE(gpu.size(), std::size_t(8));
        for (std::size_t i = 0; i < cpu.size(); ++i)
            QVERIFY2(std::abs(gpu[i] / cpu[i] - 1) < kRounding * double(i + 1),
                     qPrintable(QString("step %1: %2 and %3").arg(i).arg(cpu[i]).arg(gpu[i])));
    }
    void learnsInEveryPrecision_data()
    {
        QTest::addColumn<QString>("precision");
        for (const char* precision : {"fp32", "bf16", "fp16"})
            QTest::newRow(precision) << precision;
    }
    void learnsInEveryPrecision()
    {
        QFETCH(QString, precision);
        const auto run = folder(qPrintable("run_" + precision));
        const auto result = train(config("cuda", {{"precision", precision.toStdString()},
                                                  {"iterations", 60},
                                                  {"lr", 3e-3},
                                                  {"checkpoint_every", 30},
                                                  {"class_weights", "median"},
                                                  {"dice", 0.5}}),
                                  run, false);
        QVERIFY(result.finished);
        const auto losses = lossesOf(run);
        QCOMPARE(losses.size(), std::size_t(60));
        const auto mean = [&](std::size_t first) {
            return std::accumulate(losses.begin() + std::ptrdiff_t(first), losses.begin() + std::ptrdiff_t(first) + 10,
                                   0.0) /
                   10;
        };
        QVERIFY2(mean(50) < 0.8 * mean(0), qPrintable(QString("%1 to %2").arg(mean(0)).arg(mean(50))));
        QVERIFY(result.bestMeanIou && *result.bestMeanIou > 0.2);
    }
    void goesOnOnTheOtherDevice()
    {
        std::atomic<bool> stop{false};
        TrainHooks hooks;
        hooks.stop = &stop;
        hooks.watch = [&](const TrainStatus& status) { stop = stop || status.step >= 5; };
        QCOMPARE(train(config("cuda"), folder("moved"), false, hooks).step, std::int64_t(5));
        QVERIFY(train(config("cpu"), folder("moved"), true).finished);
        train(config("cpu"), folder("stayed"), false);
        const auto moved = lossesOf(folder("moved")), stayed = lossesOf(folder("stayed"));
        QCOMPARE(moved.size(), stayed.size());
        QVERIFY(std::abs(moved.back() / stayed.back() - 1) < 0.05);
    }
    void fitsStrokes()
    {
        const auto fitted = [&](const char* device) {
            LiveFit fit(demoModel("segdeformer"), {.device = device});
            const int added = fit.addClass("new", {1, 2, 3});
            fit.addImage("scene", m_scene.image);
            cv::Mat strokes(m_scene.image.size(), CV_16UC1, cv::Scalar(kUnlabelled));
            strokes.rowRange(8, 14).colRange(10, 60) = added;
            strokes.rowRange(strokes.rows - 14, strokes.rows - 8).colRange(10, 60) = 0;
            fit.setStrokes("scene", strokes);
            fit.update();
            return fit.labels("scene");
        };
        const double differ = shareOfDifferences(fitted("cpu"), fitted("cuda"));
        QVERIFY2(differ < 0.02, qPrintable(QString::number(differ)));
    }
};

QTEST_GUILESS_MAIN(TestCuda)
#include "tst_cuda.moc"
