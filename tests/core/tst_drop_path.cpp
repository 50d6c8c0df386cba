#include "core/encoders/drop_path.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestDropPath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void ratesRiseToTheLargest()
    {
        const auto rates = dropPathRates(0.3, 4);
        QCOMPARE(rates.size(), std::size_t(4));
        QCOMPARE(rates[0] + 1, 1.0);
        QCOMPARE(rates[1], 0.1);
        QCOMPARE(rates[3], 0.3);
        QCOMPARE(dropPathRates(0.3, 1)[0] + 1, 1.0);
    }
    void wholeSamplesAreDroppedAndTheRestScaled()
    {
        const auto out = dropPath(torch::ones({4000, 2, 3}), 0.25, true).flatten(1);
        QVERIFY(torch::equal(out.amax(1), out.amin(1))); // a sample is dropped whole or not at all
        const auto kept = out.select(1, 0).gt(0);
        QVERIFY(torch::allclose(out.index({kept}), torch::tensor(1 / 0.75f)));
        QVERIFY(std::abs(kept.to(torch::kFloat).mean().item<double>() - 0.75) < 0.03);
    }
    void nothingHappensOutsideTraining()
    {
        const auto x = torch::randn({2, 2});
        QVERIFY(dropPath(x, 0.5, false).is_same(x));
        QVERIFY(dropPath(x, 0, true).is_same(x));
    }
};

QTEST_GUILESS_MAIN(TestDropPath)
#include "tst_drop_path.moc"
