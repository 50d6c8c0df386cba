#include "core/base/error.h"
#include "core/training/class_weights.h"
#include "tests/support/test_files.h"

#include <cmath>

using namespace sdw;

namespace {

/// Three classes with 60, 30 and 10 of 100 pixels, one class never seen.
LabelCounts counts()
{
    return {.pixels = {60, 30, 10, 0}, .imagePixels = {100, 60, 20, 0}};
}

bool close(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TestClassWeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noneIsEmpty() { QVERIFY(classWeights(counts(), "none").empty()); }
    void inverseFrequency()
    {
        const auto weights = classWeights(counts(), "inverse");
        const double sum = 1 / 0.6 + 1 / 0.3 + 1 / 0.1;
        QVERIFY(close(weights[0], 3 / 0.6 / sum));
        QVERIFY(close(weights[2], 3 / 0.1 / sum));
        QCOMPARE(weights[3], 1.0);
        QVERIFY(close(weights[0] + weights[1] + weights[2], 3.0));
    }
    void medianFrequency()
    {
        const auto weights = classWeights(counts(), "median"); // frequencies 0.6, 0.5, 0.5
        QVERIFY(close(weights[0], 0.5 / 0.6));
        QVERIFY(close(weights[1], 1.0));
        QVERIFY(close(weights[2], 1.0));
    }
    void effectiveNumberIsGentlerThanInverse()
    {
        const auto effective = classWeights(counts(), "effective"), inverse = classWeights(counts(), "inverse");
        QVERIFY(effective[0] < effective[1] && effective[1] < effective[2]);
        QVERIFY(effective[2] / effective[0] < inverse[2] / inverse[0]);
        QVERIFY(close(effective[0] + effective[1] + effective[2], 3.0));
    }
    void hugeCountsStayFinite()
    {
        const LabelCounts many{.pixels = {40'000'000'000, 1}, .imagePixels = {40'000'000'001, 1'000'000}};
        for (const char* method : {"inverse", "median", "effective"})
            for (const double weight : classWeights(many, method))
                QVERIFY(std::isfinite(weight) && weight > 0);
    }
    void mistakesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, classWeights(counts(), "magic"));
        QVERIFY_THROWS_EXCEPTION(Error, classWeights({.pixels = {0, 0}, .imagePixels = {0, 0}}, "inverse"));
    }
};

QTEST_GUILESS_MAIN(TestClassWeights)
#include "tst_class_weights.moc"
