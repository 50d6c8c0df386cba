#include "core/base/error.h"
#include "core/tensor/interpolate.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestInterpolate : public QObject {
    Q_OBJECT
private:
    static torch::Tensor row(std::vector<float> values) { return torch::tensor(values).view({1, 1, 1, -1}); }
private Q_SLOTS:
    void bilinearUsesHalfPixelCentres()
    {
        const auto out = resizeBilinear(row({0, 1}), 1, 4);
        QVERIFY(torch::allclose(out, row({0, 0.25f, 0.75f, 1})));
        QVERIFY(torch::allclose(resizeBilinear(row({0, 1}), 3, 4), out.expand({1, 1, 3, 4})));
    }
    void theFactorIsTheSamplingStep()
    {
        // By the factor 0.5, three pixels become one that samples at 0.5; by size it would sample at 1.
        QVERIFY(torch::allclose(resizeBilinearBy(row({0, 1, 5}).expand({1, 1, 3, 3}), 0.5), row({0.5f})));
        QVERIFY(torch::allclose(resizeBilinear(row({0, 1, 5}).expand({1, 1, 3, 3}), 1, 1), row({1})));
        QVERIFY(resizeBilinearBy(torch::zeros({2, 3, 5, 7}), 4).sizes() == torch::IntArrayRef({2, 3, 20, 28}));
    }
    void bicubicWeighsAsPyTorchDoes()
    {
        // Half way between two pixels the four weights are (a, 4-a, 4-a, a)/8 with a = -0.75.
        QVERIFY(
            torch::allclose(resizeBicubic(row({0, 0, 1, 0}), 1, 8)[0][0][0][4], torch::tensor(0.8789062f), 1e-5, 1e-5));
        const auto half = resizeBicubic(row({0, 1, 0, 0, 0, 0}), 1, 2); // samples at 1.0 and 4.0
        QVERIFY(torch::allclose(half, row({1, 0})));
        const auto between = resizeBicubic(row({0, 1, 0, 0}), 1, 2); // samples at 0.5 and 2.5
        QVERIFY(torch::allclose(between, row({0.59375f, -0.09375f})));
    }
    void nearestKeepsLabels()
    {
        const auto labels = torch::arange(16, torch::kLong).view({1, 4, 4});
        const auto half = resizeNearest(labels, 2, 2);
        QVERIFY(torch::equal(half, torch::tensor({0, 2, 8, 10}, torch::kLong).view({1, 2, 2})));
        QVERIFY(torch::equal(resizeNearest(half, 4, 4).slice(2, 0, 2),
                             half.slice(2, 0, 1).repeat_interleave(2, 1).expand({1, 4, 2})));
        const auto maps = torch::rand({1, 2, 7, 5});
        QVERIFY(torch::equal(resizeNearest(maps, 3, 11), at::upsample_nearest2d(maps, {3, 11})));
    }
    void sameSizeIsTheSameTensor()
    {
        const auto maps = torch::rand({1, 2, 4, 5});
        QVERIFY(resizeBilinear(maps, 4, 5).is_same(maps));
        QVERIFY(resizeBilinearBy(maps, 1).is_same(maps));
    }
    void impossibleSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, resizeBilinear(torch::zeros({1, 1, 2, 2}), 0, 4));
        QVERIFY_THROWS_EXCEPTION(Error, resizeBilinear(torch::zeros({1, 2, 2}), 4, 4));
        QVERIFY_THROWS_EXCEPTION(Error, resizeBilinearBy(torch::zeros({1, 1, 1, 4}), 0.5));
        QVERIFY_THROWS_EXCEPTION(Error, resizeNearest(torch::zeros({4}), 2, 2));
    }
};

QTEST_GUILESS_MAIN(TestInterpolate)
#include "tst_interpolate.moc"
