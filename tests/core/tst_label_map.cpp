#include "core/base/error.h"
#include "core/inference/protocol.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// A stand-in for a network: a few fixed filters at a quarter of the resolution, so that logits depend on the place
/// inside the window (zero padding) as those of real networks do.
class Quarter {
public:
    explicit Quarter(std::int64_t classes)
    {
        torch::manual_seed(5);
        m_weight = torch::randn({classes, 3, 7, 7}) * 0.3;
    }
    torch::Tensor operator()(const torch::Tensor& image) const
    {
        ++*calls;
        return torch::conv2d(image, m_weight, {}, 4, 3);
    }
    std::shared_ptr<int> calls = std::make_shared<int>(0);

private:
    torch::Tensor m_weight;
};

torch::Tensor image(std::int64_t height, std::int64_t width)
{
    torch::manual_seed(9);
    return torch::upsample_bilinear2d(torch::randn({1, 3, height / 6 + 2, width / 6 + 2}), {height, width}, false) +
           0.1 * torch::randn({1, 3, height, width});
}

cv::Mat plainLabels(const torch::Tensor& probabilities)
{
    const auto best = probabilities.argmax(0).to(torch::kInt).contiguous();
    cv::Mat labels;
    cv::Mat(int(best.size(0)), int(best.size(1)), CV_32SC1, best.data_ptr<int>()).convertTo(labels, CV_16U);
    return labels;
}

/// Pixels that differ although the plain form sees a clear winner.
int clearDifferences(const cv::Mat& labels, const torch::Tensor& probabilities)
{
    const auto best = std::get<0>(probabilities.topk(2, 0));
    const auto margin = (best[0] - best[1]).contiguous();
    const cv::Mat differs = labels != plainLabels(probabilities),
                  clear = cv::Mat(labels.rows, labels.cols, CV_32FC1, margin.data_ptr<float>()) > 1e-5;
    return cv::countNonZero(differs & clear);
}

} // namespace

class TestLabelMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tapsAreBilinearInterpolation_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("up") << 13 << 50;
        QTest::newRow("down") << 50 << 13;
        QTest::newRow("same") << 7 << 7;
        QTest::newRow("from one") << 1 << 5;
        QTest::newRow("to one") << 5 << 1;
        QTest::newRow("large") << 700 << 2801;
    }
    void tapsAreBilinearInterpolation()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto line = torch::randn({1, 1, from, 1});
        const auto expected = torch::upsample_bilinear2d(line, {to, 1}, false).flatten();
        const auto dense = denseTaps(bilinearTaps(from, to));
        QVERIFY(torch::allclose(dense.matmul(line.flatten()), expected, 1e-5, 1e-4));
        QVERIFY(torch::allclose(dense.sum(1), torch::ones({to})));
    }
    void chainedTapsAreOneAfterTheOther()
    {
        const auto inner = bilinearTaps(9, 31), outer = bilinearTaps(31, 20);
        QVERIFY(
            torch::allclose(denseTaps(chained(outer, inner)), denseTaps(outer).matmul(denseTaps(inner)), 1e-5, 1e-6));
        QVERIFY(torch::equal(denseTaps(mirrored(inner)), denseTaps(inner).flip(0)));
    }
    void windowsCoverTheAxis_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("crop");
        QTest::addColumn<int>("stride");
        QTest::addColumn<QVector<int>>("starts");
        QTest::newRow("fixture height") << 97 << 64 << 40 << QVector<int>{0, 33};
        QTest::newRow("fixture width") << 131 << 64 << 40 << QVector<int>{0, 40, 67};
        QTest::newRow("exact") << 104 << 64 << 40 << QVector<int>{0, 40};
        QTest::newRow("one too many") << 105 << 64 << 40 << QVector<int>{0, 40, 41};
        QTest::newRow("equal") << 64 << 64 << 40 << QVector<int>{0};
        QTest::newRow("smaller") << 50 << 64 << 40 << QVector<int>{0};
        QTest::newRow("tiny") << 1 << 64 << 40 << QVector<int>{0};
        QTest::newRow("Cityscapes") << 2048 << 1024 << 768 << QVector<int>{0, 768, 1024};
    }
    void windowsCoverTheAxis()
    {
        QFETCH(int, length);
        QFETCH(int, crop);
        QFETCH(int, stride);
        QFETCH(QVector<int>, starts);
        const auto found = windowStarts(length, crop, stride);
        QCOMPARE(QVector<int>(found.begin(), found.end()), starts);
    }
    void aWindowAsLargeAsTheImageIsTheWholeImage()
    {
        const Quarter network(5);
        const auto input = image(60, 90);
        const auto expected = torch::upsample_bilinear2d(network(input), {60, 90}, false);
        QVERIFY(torch::allclose(slideLogits(network, input, {64, 96, 40, 40}), expected, 1e-5, 1e-5));
    }
    void everyWindowIsPredictedOnce()
    {
        const Quarter network(5);
        slideLogits(network, image(97, 131), {64, 64, 40, 40});
        QCOMPARE(*network.calls, 6);
        runPass(network, image(97, 131), WindowPlan{64, 64, 40, 40});
        QCOMPARE(*network.calls, 12);
    }
    void rowByRowEqualsThePlainForm_data()
    {
        QTest::addColumn<bool>("slide");
        QTest::addColumn<bool>("flip");
        QTest::addColumn<int>("scales");
        QTest::addColumn<QSize>("picture");
        const QSize larger(257, 191), smaller(70, 50), same(131, 97);
        QTest::newRow("whole") << false << false << 1 << larger;
        QTest::newRow("whole, same size") << false << false << 1 << same;
        QTest::newRow("whole, smaller") << false << false << 1 << smaller;
        QTest::newRow("windows") << true << false << 1 << larger;
        QTest::newRow("windows, smaller") << true << false << 1 << smaller;
        QTest::newRow("mirrored") << false << true << 1 << larger;
        QTest::newRow("windows, mirrored") << true << true << 1 << larger;
        QTest::newRow("scales, mirrored") << false << true << 2 << larger;
        QTest::newRow("everything") << true << true << 2 << same;
    }
    void rowByRowEqualsThePlainForm()
    {
        QFETCH(bool, slide);
        QFETCH(bool, flip);
        QFETCH(int, scales);
        QFETCH(QSize, picture);
        const Quarter network(7);
        std::vector<torch::Tensor> inputs = {image(97, 131), image(49, 66)};
        inputs.resize(std::size_t(scales));
        const auto windows = slide ? std::optional(WindowPlan{64, 48, 40, 30}) : std::nullopt;
        const auto plain = predictProbabilities(network, inputs, flip, windows, picture.height(), picture.width());
        const auto labels = predictLabels(network, inputs, flip, windows, picture.height(), picture.width());
        QCOMPARE(labels.type(), CV_16UC1);
        QVERIFY(torch::allclose(plain.sum(0), torch::ones({picture.height(), picture.width()}), 1e-5, 1e-5));
        QCOMPARE(clearDifferences(labels, plain), 0);
    }
    void theBandsOfOtherDevicesGiveTheSame()
    {
        // Two equal passes take the way that several passes, and GPUs, take.
        const Quarter network(7);
        const auto pass = runPass(network, image(97, 131), WindowPlan{64, 48, 40, 30});
        const std::vector<LogitPass> twice = {pass, pass};
        const cv::Mat rows = labelMap(std::span(twice).first(1), 191, 257), bands = labelMap(twice, 191, 257);
        QVERIFY(cv::countNonZero(rows != bands) <= 191 * 257 / 10000); // exact ties after the softmax aside
    }
    void tinyPicturesArePadded_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("one pixel") << QSize(1, 1);
        QTest::newRow("one row") << QSize(300, 1);
        QTest::newRow("31") << QSize(31, 40);
    }
    void tinyPicturesArePadded()
    {
        QFETCH(QSize, size);
        const auto network = [](const torch::Tensor& padded) {
            if (padded.size(2) < 29 || padded.size(3) < 29) throw Error("too small");
            return Quarter(4)(padded);
        };
        const std::vector<torch::Tensor> inputs = {image(size.height(), size.width())};
        const auto plain = predictProbabilities(network, inputs, true, {}, size.height(), size.width());
        const auto labels = predictLabels(network, inputs, true, {}, size.height(), size.width());
        QCOMPARE(labels.size(), cv::Size(size.width(), size.height()));
        QCOMPARE(clearDifferences(labels, plain), 0);
    }
    void inputIsScaledIntoTheBoxAndNormalised()
    {
        DataConfig data;
        data.shortSide = 64;
        data.longSide = 128;
        const cv::Mat picture(67, 91, CV_8UC3, cv::Scalar(10, 20, 30)); // blue, green, red
        const auto input = networkInput(picture, data);
        QVERIFY(input.sizes() == torch::IntArrayRef({1, 3, 64, 87}));
        QVERIFY(std::abs(input[0][0][5][5].item<float>() - (30 - 123.675f) / 58.395f) < 1e-5);
        QVERIFY(std::abs(input[0][2][5][5].item<float>() - (10 - 103.53f) / 57.375f) < 1e-5);
        QVERIFY(networkInput(picture, data, 0.5).sizes() == torch::IntArrayRef({1, 3, 32, 43}));
        QVERIFY(networkInput(cv::Mat(1, 1000, CV_8UC3, cv::Scalar::all(0)), data).sizes() ==
                torch::IntArrayRef({1, 3, 1, 128}));
        QVERIFY_THROWS_EXCEPTION(Error, networkInput(cv::Mat(5, 5, CV_8UC1), data));
        QVERIFY_THROWS_EXCEPTION(Error, networkInput(cv::Mat(), data));
    }
    void windowsOfTheConfiguration()
    {
        DataConfig data;
        EvaluationConfig config;
        QVERIFY(!windowPlan(data, config));
        config.mode = "slide";
        QCOMPARE(windowPlan(data, config)->cropWidth, std::int64_t(512));
        QCOMPARE(windowPlan(data, config)->strideDown, std::int64_t(341));
        config.crop = {64, 96};
        config.stride = {40};
        QCOMPARE(windowPlan(data, config)->cropHeight, std::int64_t(64));
        QCOMPARE(windowPlan(data, config)->strideRight, std::int64_t(40));
        config.stride = {65, 40};
        QVERIFY_THROWS_EXCEPTION(Error, windowPlan(data, config));
    }
};

QTEST_GUILESS_MAIN(TestLabelMap)
#include "tst_label_map.moc"
