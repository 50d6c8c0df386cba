#include "core/base/error.h"
#include "core/interactive/row_fit.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Two known classes that are told apart by the first feature, and a third to be learnt, which the second one shows.
struct Clouds {
    torch::Tensor first, second, fresh; // at x = ±3 the classes that are there, at y = 4 the one to be learnt

    Clouds()
    {
        torch::manual_seed(3);
        const auto cloud = [](float x, float y) {
            return torch::randn({60, 4}) * 0.5 + torch::tensor({x, y, 0.0f, 0.0f});
        };
        first = cloud(-3, 0);
        second = cloud(3, 0);
        fresh = cloud(0, 4);
    }
};

RowProblem problem(const Clouds& clouds)
{
    RowProblem problem;
    problem.weight = torch::tensor({{-2.0f, 0.0f, 0.0f, 0.0f}, {2.0f, 0.0f, 0.0f, 0.0f}, {0.0f, 0.0f, 0.0f, 0.0f}});
    problem.bias = torch::zeros({3});
    problem.free = {2};
    problem.fresh = {2};
    problem.features = clouds.fresh;
    problem.labels = torch::full({60}, 2, torch::kLong);
    problem.counts = torch::ones({60});
    problem.heldFeatures = torch::cat({clouds.first, clouds.second});
    const auto logits = problem.heldFeatures.matmul(problem.weight.narrow(0, 0, 2).t());
    problem.heldShares = torch::cat({logits.softmax(1), torch::zeros({120, 1})}, 1);
    problem.heldCounts = torch::ones({120});
    return problem;
}

torch::Tensor answers(const RowFit& fit, const torch::Tensor& features)
{
    return (features.matmul(fit.weight.t()) + fit.bias).argmax(1);
}

} // namespace

class TestRowFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsARowAndHoldsTheOthers()
    {
        const Clouds clouds;
        const RowProblem given = problem(clouds);
        const RowFit fit = fitRows(given, {});
        QVERIFY(torch::equal(fit.weight.narrow(0, 0, 2), given.weight.narrow(0, 0, 2))); // not free
        QVERIFY((answers(fit, clouds.fresh) == 2).all().item<bool>());
        QVERIFY((answers(fit, clouds.first) == 0).all().item<bool>());
        QVERIFY((answers(fit, clouds.second) == 1).all().item<bool>());
        QVERIFY(fit.steps > 1);
        QVERIFY2(fit.loss < 0.2 && fit.loss < fit.lossBefore, qPrintable(QString::number(fit.loss)));
    }
    void theSameAgain()
    {
        const Clouds clouds;
        const RowFit one = fitRows(problem(clouds), {}), two = fitRows(problem(clouds), {});
        QVERIFY(torch::equal(one.weight, two.weight) && torch::equal(one.bias, two.bias));
    }
    void worksWithoutBiasAndInsideInferenceCode()
    {
        const Clouds clouds;
        RowProblem given = problem(clouds);
        given.bias = torch::Tensor();
        const torch::NoGradGuard noGrad;
        const RowFit fit = fitRows(given, {});
        QVERIFY(!fit.bias.defined());
        QVERIFY((clouds.fresh.matmul(fit.weight.t()).argmax(1) == 2).all().item<bool>());
    }
    void nothingHeldNothingKnown() // classes from zero: only what is labelled tells them apart
    {
        const Clouds clouds;
        RowProblem given;
        given.weight = torch::zeros({2, 4});
        given.bias = torch::zeros({2});
        given.free = given.fresh = {0, 1};
        given.features = torch::cat({clouds.first.narrow(0, 0, 5), clouds.second.narrow(0, 0, 5)});
        given.labels = torch::cat({torch::zeros({5}, torch::kLong), torch::ones({5}, torch::kLong)});
        given.counts = torch::ones({10});
        const RowFit fit = fitRows(given, {});
        QVERIFY((answers(fit, clouds.first) == 0).all().item<bool>());
        QVERIFY((answers(fit, clouds.second) == 1).all().item<bool>());
    }
    void strongShrinkingLeavesRowsWhereTheyBegan()
    {
        const Clouds clouds;
        RowProblem given = problem(clouds);
        given.fresh.clear();
        const RowFit loose = fitRows(given, {.shrink = 1e-3}), tight = fitRows(given, {.shrink = 1e3});
        QVERIFY((tight.weight - given.weight).abs().max().item<float>() < 1e-2);
        QVERIFY((loose.weight - given.weight).abs().max().item<float>() > 0.1);
    }
    void canBeStopped()
    {
        try {
            fitRows(problem({}), {}, [](int done, int) { return done < 2; });
            QFAIL("went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowFit)
#include "tst_row_fit.moc"
