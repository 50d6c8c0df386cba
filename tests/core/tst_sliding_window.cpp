#include "core/inference/protocol.h"
#include "core/inference/sliding_window.h"
#include "core/model/checkpoint.h"
#include "tests/support/test_files.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

ModelConfig tinyConfig()
{
    ModelConfig config;
    config.encoder.name = "mit_b0";
    config.encoder.width = 8;
    config.encoder.depths = {1, 2, 1, 1};
    config.encoder.heads = {1, 2, 5, 8};
    config.encoder.srRatios = {8, 4, 2, 1};
    config.decoder.name = "segdeformer";
    config.decoder.form = "official";
    config.decoder.channels = 24;
    config.classes = 7;
    return config;
}

Segmenter tinyModel()
{
    torch::manual_seed(3);
    Segmenter model(tinyConfig());
    model->eval();
    return model;
}

cv::Mat drawnPicture(int height, int width)
{
    cv::Mat picture(height, width, CV_8UC3);
    cv::RNG random(4);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    picture.colRange(width / 3, width).setTo(cv::Scalar(30, 160, 90), picture.colRange(width / 3, width) > 100);
    return picture;
}

/// The reference's outputs for its own input tensors.
class Fixture {
public:
    explicit Fixture(const std::filesystem::path& folder)
        : m_tensors(readTensorFile(folder / "tensors.safetensors").tensors)
        , model(tinyModel())
    {
        loadWeights(model, readTensorFile(folder / "weights.safetensors"));
    }
    const torch::Tensor& operator[](const char* name) const { return m_tensors.at(name); }
    ForwardLogits forward()
    {
        return [this](const torch::Tensor& image) {
            const torch::NoGradGuard noGradients;
            return model->forward(image).logits;
        };
    }

private:
    std::map<std::string, torch::Tensor> m_tensors;

public:
    Segmenter model;
};

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

torch::Tensor everyThird(const torch::Tensor& map)
{
    return map.slice(-2, 0, std::nullopt, 3).slice(-1, 0, std::nullopt, 3);
}

double agreement(const cv::Mat& labels, torch::Tensor expected)
{
    expected = expected[0].contiguous();
    cv::Mat wide;
    cv::Mat(labels.rows, labels.cols, CV_8UC1, expected.data_ptr<std::uint8_t>()).convertTo(wide, CV_16U);
    return double(cv::countNonZero(labels == wide)) / double(labels.total());
}

constexpr int kHeight = 191, kWidth = 257;

} // namespace

class TestSlidingWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windowsAgreeWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/inference_protocol");
        Fixture fixture(folder);
        const auto logits = slideLogits(fixture.model, fixture["input"], {64, 64}, {40, 40});
        QVERIFY(largestDifference(logits.slice(2, 0, std::nullopt, 2).slice(3, 0, std::nullopt, 2),
                                  fixture["slide_logits_stride2"]) < 1e-4);
        QVERIFY(largestDifference(slideLogits(fixture.model, fixture["input_small"], {64, 64}, {40, 40}),
                                  fixture["slide_small_logits"]) < 1e-4);

        const WindowPlan windows{64, 64, 40, 40};
        const std::vector<torch::Tensor> inputs = {fixture["input"]};
        const auto shares = predictProbabilities(fixture.forward(), inputs, false, windows, kHeight, kWidth);
        QVERIFY(largestDifference(everyThird(shares), fixture["slide_rescaled_prob_stride3"][0]) < 1e-5);
        QVERIFY(agreement(predictLabels(fixture.forward(), inputs, false, windows, kHeight, kWidth),
                          fixture["slide_rescaled_label"]) >= 0.999);
    }
    void wholeImageAgreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/inference_protocol");
        Fixture fixture(folder);
        const std::vector<torch::Tensor> inputs = {fixture["input"]};
        const auto shares = predictProbabilities(fixture.forward(), inputs, false, {}, kHeight, kWidth);
        QVERIFY(largestDifference(everyThird(shares), fixture["whole_rescaled_prob_stride3"][0]) < 1e-5);
        QVERIFY(agreement(predictLabels(fixture.forward(), inputs, false, {}, kHeight, kWidth),
                          fixture["whole_rescaled_label"]) >= 0.999);
    }
    void scalesAndMirroringAgreeWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/inference_protocol");
        Fixture fixture(folder);
        const std::vector<torch::Tensor> inputs = {fixture["ms_input_0.5"], fixture["ms_input_1.0"]};
        const auto shares = predictProbabilities(fixture.forward(), inputs, true, {}, kHeight, kWidth);
        QVERIFY(largestDifference(everyThird(shares), fixture["msflip_prob_stride3"][0]) < 1e-5);
        QVERIFY(agreement(predictLabels(fixture.forward(), inputs, true, {}, kHeight, kWidth),
                          fixture["msflip_label"]) >= 0.999);
    }
    void labelsAreTheArgMaxOfTheProbabilities_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("flip");
        QTest::newRow("whole") << "whole" << false;
        QTest::newRow("windows, mirrored") << "slide" << true;
    }
    void labelsAreTheArgMaxOfTheProbabilities()
    {
        QFETCH(QString, mode);
        QFETCH(bool, flip);
        Segmenter model = tinyModel();
        DataConfig data;
        data.shortSide = 96;
        EvaluationConfig config;
        config.mode = mode.toStdString();
        config.crop = {64, 64};
        config.flip = flip;
        const cv::Mat picture = drawnPicture(150, 210);
        const auto best = predictProbabilities(model, picture, data, config).topk(2, 0);
        const cv::Mat labels = predictLabels(model, picture, data, config);
        QCOMPARE(labels.size(), picture.size());
        QCOMPARE(labels.type(), CV_16UC1);
        const auto margin = std::get<0>(best)[0] - std::get<0>(best)[1];
        int wrong = 0;
        for (int y = 0; y < labels.rows; ++y)
            for (int x = 0; x < labels.cols; ++x)
                wrong += labels.at<std::uint16_t>(y, x) != std::get<1>(best)[0][y][x].item<std::int64_t>() &&
                         margin[y][x].item<float>() > 1e-5f;
        QCOMPARE(wrong, 0);
    }
    void sixteenBitsAreNearlyTheSame()
    {
        Segmenter model = tinyModel();
        DataConfig data;
        data.shortSide = 96;
        const cv::Mat picture = drawnPicture(100, 140);
        const auto full = predictProbabilities(model, picture, data, {}, "fp32"),
                   half = predictProbabilities(model, picture, data, {}, "bf16");
        QVERIFY(half.scalar_type() == torch::kFloat);
        QVERIFY(largestDifference(full, half) < 0.05);
        QVERIFY(largestDifference(full, half) > 0); // it did compute in 16 bits
    }
    void gradientsGoOnAfterwards()
    {
        Segmenter model = tinyModel();
        DataConfig data;
        data.shortSide = 64;
        predictLabels(model, drawnPicture(64, 64), data, {}, "bf16");
        const auto logits = model->forward(torch::randn({1, 3, 64, 64})).logits;
        logits.sum().backward(); // would throw on tensors cast inside the prediction
        QVERIFY(model->parameters().front().grad().defined());
    }
};

QTEST_GUILESS_MAIN(TestSlidingWindow)
#include "tst_sliding_window.moc"
