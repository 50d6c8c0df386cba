#include "core/base/error.h"
#include "core/training/optimizer.h"
#include "tests/support/test_files.h"

#include <cmath>

using namespace sdw;

namespace {

ParameterGroup groupOf(const std::string& name, const torch::Tensor& parameter, double decay)
{
    return {.names = {name}, .parameters = {parameter}, .weightDecay = decay};
}

torch::Tensor parameter(std::vector<float> values)
{
    return torch::tensor(values).requires_grad_(true);
}

void setGradient(torch::Tensor& parameter, const torch::Tensor& gradient)
{
    parameter.mutable_grad() = gradient;
}

/// The formula of the header, in double.
struct ByHand {
    double w, m = 0, v = 0;
    int k = 0;
    void step(double g, double lr, double decay)
    {
        ++k;
        w -= lr * decay * w;
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        w -= lr * (m / (1 - std::pow(0.9, k))) / (std::sqrt(v / (1 - std::pow(0.999, k))) + 1e-8);
    }
};

} // namespace

class TestOptimizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstStepIsTheLearningRateInTheGradientsDirection()
    {
        auto w = parameter({1.0f, -2.0f, 0.5f});
        AdamW optimizer({groupOf("w", w, 0)}, {});
        setGradient(w, torch::tensor({3.0f, -0.001f, 0.0f}));
        optimizer.step(std::vector<double>{0.1});
        QVERIFY(torch::allclose(w.detach(), torch::tensor({0.9f, -1.9f, 0.5f}), 1e-5, 1e-6));
    }
    void severalStepsAndGroupsByHand()
    {
        auto a = parameter({0.7f}), b = parameter({-1.3f});
        AdamW optimizer({groupOf("a", a, 0.01), groupOf("b", b, 0.5)}, {});
        ByHand handA{0.7}, handB{-1.3};
        for (int i = 0; i < 20; ++i) {
            const float ga = std::sin(float(i)), gb = 0.1f * float(i) - 1;
            setGradient(a, torch::tensor({ga}));
            setGradient(b, torch::tensor({gb}));
            optimizer.step(std::vector<double>{0.01, 0.1});
            handA.step(ga, 0.01, 0.01);
            handB.step(gb, 0.1, 0.5);
        }
        QVERIFY(std::abs(a.item<double>() - handA.w) < 2e-6);
        QVERIFY(std::abs(b.item<double>() - handB.w) < 2e-6);
    }
    void absentGradientLeavesAParameterAlone()
    {
        auto a = parameter({1.0f}), b = parameter({1.0f});
        AdamW optimizer({{.names = {"a", "b"}, .parameters = {a, b}, .weightDecay = 0.5}}, {});
        setGradient(a, torch::tensor({1.0f}));
        optimizer.step(std::vector<double>{0.1});
        QVERIFY(a.item<float>() != 1.0f);
        QCOMPARE(b.item<float>(), 1.0f);
        // and its bias correction starts only with its first gradient
        setGradient(b, torch::tensor({5.0f}));
        optimizer.step(std::vector<double>{0.1});
        QVERIFY(std::abs(b.item<float>() - (1.0f - 0.05f - 0.1f)) < 1e-5f);
    }
    void clearedGradientsAreGone()
    {
        auto a = parameter({1.0f});
        AdamW optimizer({groupOf("a", a, 0)}, {});
        setGradient(a, torch::tensor({1.0f}));
        QCOMPARE(optimizer.gradients().size(), std::size_t(1));
        optimizer.clearGradients();
        QVERIFY(optimizer.gradients().empty());
    }
    void restoredStateContinuesBitForBit()
    {
        torch::manual_seed(1);
        const auto start = torch::randn({33, 7});
        std::vector<torch::Tensor> gradients;
        for (int i = 0; i < 12; ++i)
            gradients.push_back(torch::randn({33, 7}));
        const auto stepOn = [&](torch::Tensor& w, AdamW& optimizer, int from, int to) {
            for (int i = from; i < to; ++i) {
                setGradient(w, gradients[std::size_t(i)].clone());
                optimizer.step(std::vector<double>{1e-2 / (i + 1)});
            }
        };
        auto whole = start.clone().requires_grad_(true);
        AdamW reference({groupOf("w", whole, 0.01)}, {});
        stepOn(whole, reference, 0, 12);
        for (int cut = 0; cut <= 12; ++cut) {
            auto first = start.clone().requires_grad_(true);
            AdamW before({groupOf("w", first, 0.01)}, {});
            stepOn(first, before, 0, cut);
            std::map<std::string, torch::Tensor> saved;
            for (const auto& [name, tensor] : before.state())
                saved[name] = tensor.clone();

            auto second = first.detach().clone().requires_grad_(true);
            AdamW after({groupOf("w", second, 0.01)}, {});
            after.restore(saved);
            stepOn(second, after, cut, 12);
            QVERIFY2(torch::equal(second, whole), qPrintable(QString("cut at %1").arg(cut)));
        }
    }
    void wrongStateIsRefused()
    {
        auto w = parameter({1.0f, 2.0f});
        AdamW optimizer({groupOf("w", w, 0)}, {});
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.restore({}));
        auto state = optimizer.state();
        state["m.w"] = torch::zeros({3});
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.restore(state));
    }
};

QTEST_GUILESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
