#include "core/parity/comparison.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestComparison : public QObject {
    Q_OBJECT
private:
    static ParityValue last(const Comparison& comparison) { return comparison.values().back(); }
private Q_SLOTS:
    void theLargestDifferenceCounts()
    {
        Comparison comparison;
        comparison.tensor("x", torch::tensor({1.0, 2.0, 3.0}), torch::tensor({1.0, 2.25, 3.125}), 0.2);
        QCOMPARE(last(comparison).error, 0.25);
        QVERIFY(!last(comparison).passed());
        comparison.tensor("x", torch::tensor({1.0, 2.0}), torch::tensor({1.0, 2.25}), 0.25);
        QVERIFY(last(comparison).passed());
    }
    void bytesDoNotWrapRound()
    {
        Comparison comparison;
        comparison.tensor("x", torch::tensor({0}, torch::kByte), torch::tensor({255}, torch::kByte), 1);
        QCOMPARE(last(comparison).error, 255.0);
    }
    void noNumberMatchesOnlyNoNumber()
    {
        Comparison comparison;
        const auto some = torch::tensor({1.0, std::nan("")}), all = torch::tensor({1.0, 2.0});
        comparison.tensor("both", some, some.clone(), 0);
        QVERIFY(last(comparison).passed());
        comparison.tensor("one", some, all, 1e9);
        QVERIFY(!last(comparison).passed());
        comparison.number("number", std::nan(""), 1, 1e9);
        QVERIFY(!last(comparison).passed());
    }
    void anotherShapeNeverPasses()
    {
        Comparison comparison;
        comparison.tensor("x", torch::zeros({2, 1}), torch::zeros({2}), 1e9);
        QVERIFY(!last(comparison).passed());
        QVERIFY(last(comparison).note.find("[2, 1]") != std::string::npos);
        comparison.labels("x", torch::zeros({2, 1}), torch::zeros({2}), 1);
        QVERIFY(!last(comparison).passed());
    }
    void masksAndShares()
    {
        Comparison comparison;
        comparison.masked("x", torch::tensor({1.0, 9.0}), torch::tensor({1.0, 2.0}), torch::tensor({true, false}), 0);
        QVERIFY(last(comparison).passed());
        QVERIFY(last(comparison).note.find("1 of 2") != std::string::npos);
        comparison.labels("x", torch::tensor({1, 2, 3, 4}), torch::tensor({1, 2, 3, 5}), 0.25);
        QCOMPARE(last(comparison).error, 0.25);
        QVERIFY(last(comparison).passed());
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
