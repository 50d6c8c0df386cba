#include "core/training/gradients.h"
#include "tests/support/test_files.h"

#include <limits>

using namespace sdw;

class TestGradients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void normIsOverAll()
    {
        QCOMPARE(gradientNorm({torch::tensor({3.0f}), torch::tensor({0.0f, 4.0f})}).item<float>(), 5.0f);
        QCOMPARE(gradientNorm({}).item<float>(), 0.0f);
    }
    void clippingKeepsTheDirection()
    {
        std::vector<torch::Tensor> gradients = {torch::tensor({3.0f}), torch::tensor({0.0f, 4.0f})};
        clipGradients(gradients, gradientNorm(gradients), 1.0);
        QVERIFY(torch::allclose(gradients[0], torch::tensor({0.6f})));
        QVERIFY(torch::allclose(gradients[1], torch::tensor({0.0f, 0.8f})));
        clipGradients(gradients, gradientNorm(gradients), 10.0); // short ones are left as they are
        QVERIFY(torch::allclose(gradients[0], torch::tensor({0.6f})));
    }
    void scalerHalvesOnOverflowAndDoublesLater()
    {
        GradScaler scaler(true);
        std::vector<torch::Tensor> gradients = {torch::tensor({65536.0f, 131072.0f})};
        QVERIFY(scaler.unscale(gradients));
        QVERIFY(torch::equal(gradients[0], torch::tensor({1.0f, 2.0f})));
        gradients[0][1] = std::numeric_limits<float>::infinity();
        QVERIFY(!scaler.unscale(gradients));
        scaler.update(false);
        QCOMPARE(scaler.scale(), 32768.0);
        for (int i = 0; i < 2000; ++i)
            scaler.update(true);
        QCOMPARE(scaler.scale(), 65536.0);
        QCOMPARE(scaler.goodSteps(), std::int64_t(0));
        QCOMPARE(scaler.scaled(torch::tensor({2.0f})).item<float>(), 131072.0f);
    }
    void scalerThatIsOffChangesNothing()
    {
        GradScaler scaler(false);
        std::vector<torch::Tensor> gradients = {torch::tensor({std::numeric_limits<float>::infinity()})};
        QVERIFY(scaler.unscale(gradients));
        scaler.update(false);
        QCOMPARE(scaler.scale(), 65536.0);
        QCOMPARE(scaler.scaled(torch::tensor({2.0f})).item<float>(), 2.0f);
    }
};

QTEST_GUILESS_MAIN(TestGradients)
#include "tst_gradients.moc"
