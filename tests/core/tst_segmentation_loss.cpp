#include "core/base/error.h"
#include "core/losses/cross_entropy.h"
#include "core/losses/dice.h"
#include "core/losses/hard_examples.h"
#include "core/losses/segmentation_loss.h"
#include "tests/support/parity_fixture.h"

using namespace sdw;

namespace {

/// Two classes, four pixels in a row: logits ln(p) of the first class, so that the probabilities are known.
torch::Tensor logitsFor(const std::vector<double>& firstClass)
{
    const auto p = torch::tensor(firstClass, torch::kDouble);
    return torch::stack({p.log(), (1 - p).log()}).view({1, 2, 1, std::int64_t(firstClass.size())}).to(torch::kFloat);
}

torch::Tensor labelRow(const std::vector<std::int64_t>& labels)
{
    return torch::tensor(labels, torch::kLong).view({1, 1, std::int64_t(labels.size())});
}

double value(const torch::Tensor& scalar)
{
    return scalar.item<double>();
}

} // namespace

#define NEAR(actual, expected)                                                                                         \
    QVERIFY2(std::abs((actual) - (expected)) < 1e-6,                                                                   \
             qPrintable(QString("%1 is not %2").arg(actual, 0, 'g', 9).arg(expected, 0, 'g', 9)))

class TestSegmentationLoss : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanIsOverAllPixelsIgnoredOnesIncluded()
    {
        const auto logits = logitsFor({0.5, 0.25, 0.9, 0.1});
        const auto labels = labelRow({0, 0, 1, -100});
        const double sum = -std::log(0.5) - std::log(0.25) - std::log(0.1);
        NEAR(value(segmentationLoss(logits, {}, {}, labels, {}).total), sum / 4);
        NEAR(value(segmentationLoss(logits, {}, {}, labels, {.averageNonIgnore = true}).total), sum / 3);
    }
    void partsAddUp()
    {
        const auto labels = labelRow({0, 1});
        const auto parts = segmentationLoss(logitsFor({0.5, 0.5}), logitsFor({0.25, 0.75}), logitsFor({0.1, 0.1}),
                                            labels, {.alpha = 0.5, .auxiliaryWeight = 0.25});
        NEAR(value(parts.seg), std::log(2.0));
        NEAR(value(parts.attn), std::log(4.0));
        NEAR(value(parts.auxiliary), -(std::log(0.1) + std::log(0.9)) / 2);
        NEAR(value(parts.total), value(parts.seg) + 0.5 * value(parts.attn) + 0.25 * value(parts.auxiliary));
        QVERIFY(!parts.dice.defined());
    }
    void noAttentionLossWhereItIsOff()
    {
        ModelConfig model;
        QCOMPARE(lossOptions(model, {}).alpha, 0.4);
        model.decoder.external.attentionLoss = false;
        const auto parts =
            segmentationLoss(logitsFor({0.5}), logitsFor({0.1}), {}, labelRow({0}), lossOptions(model, {}));
        QVERIFY(!parts.attn.defined());
        NEAR(value(parts.total), std::log(2.0));
    }
    void logitsAreResizedToTheLabels()
    {
        // A 1×1 map becomes constant, whatever the label's size.
        NEAR(value(segmentationLoss(logitsFor({0.2}), {}, {}, torch::zeros({1, 3, 5}, torch::kLong), {}).seg),
             -std::log(0.2));
    }
    void classWeightsMultiply()
    {
        const LossOptions options{.classWeights = torch::tensor({2.0f, 0.5f})};
        const auto loss = segmentationLoss(logitsFor({0.5, 0.25, 0.5}), {}, {}, labelRow({0, 1, -100}), options).seg;
        NEAR(value(loss), (2 * std::log(2.0) - 0.5 * std::log(0.75)) / 3);
    }
    void hardExamplesAreTheUncertainOnes()
    {
        const auto scores = scorePixels(logitsFor({0.9, 0.6, 0.3, 0.5}), labelRow({0, 0, 0, -100}));
        const auto kept = [&](double threshold, std::int64_t minimum) {
            const auto mask = hardExamples(scores, {.enabled = true, .threshold = threshold, .minKept = minimum});
            QString text;
            for (int i = 0; i < 4; ++i)
                text += mask[0][0][i].item<bool>() ? '1' : '0';
            return text;
        };
        QCOMPARE(kept(0.7, 1), QString("0110"));
        QCOMPARE(kept(0.1, 1), QString("0010")); // the threshold is raised until one is kept
        QCOMPARE(kept(0.1, 2), QString("0110"));
        QCOMPARE(kept(0.1, 9), QString("1110")); // never an ignored pixel
        const auto loss = segmentationLoss(logitsFor({0.9, 0.6, 0.3, 0.5}), {}, {}, labelRow({0, 0, 0, -100}),
                                           {.ohem = {.enabled = true, .threshold = 0.5, .minKept = 1}})
                              .seg;
        NEAR(value(loss), -std::log(0.3) / 4);
    }
    void diceCountsClassesAlike()
    {
        // Class 0: p = 0.5, 0.25 on its pixels and 0.2 elsewhere; class 1: 0.8 on its pixel, 0.5 and 0.75 elsewhere.
        const auto scores = scorePixels(logitsFor({0.5, 0.25, 0.2, 0.9}), labelRow({0, 0, 1, -100}));
        const double first = 2 * 0.75 / (0.95 + 2), second = 2 * 0.8 / (2.05 + 1);
        NEAR(value(diceLoss(scores)), 1 - (first + second) / 2);
        const auto parts = segmentationLoss(logitsFor({1 - 1e-7, 1e-7}), {}, {}, labelRow({0, 1}), {.dice = 3});
        QVERIFY(value(parts.dice) < 1e-5 && value(parts.total) < 1e-4);
    }
    void nothingLabelledGivesZeroAndFiniteGradients()
    {
        auto logits = logitsFor({0.5, 0.2}).requires_grad_();
        const LossOptions options{.ohem = {.enabled = true}, .dice = 1, .averageNonIgnore = true};
        const auto parts = segmentationLoss(logits, logits, {}, labelRow({-100, -100}), options);
        QCOMPARE(value(parts.total), 0.0);
        parts.total.backward();
        QCOMPARE(logits.grad().abs().sum().item<double>(), 0.0);
    }
    void halfPrecisionLogitsAreScoredInFloat()
    {
        const auto parts = segmentationLoss(logitsFor({0.5, 0.5}).to(torch::kBFloat16), {}, {}, labelRow({0, 1}), {});
        QVERIFY(parts.total.scalar_type() == torch::kFloat);
    }
    void wrongInputIsRefused()
    {
        const auto logits = logitsFor({0.5, 0.5});
        QVERIFY_THROWS_EXCEPTION(Error, segmentationLoss(logits, {}, {}, labelRow({0, 2}), {}));
        QVERIFY_THROWS_EXCEPTION(Error, segmentationLoss(logits, {}, {}, labelRow({0, 1}).to(torch::kInt), {}));
        QVERIFY_THROWS_EXCEPTION(Error, segmentationLoss(logits, {}, {}, torch::zeros({2, 1, 2}, torch::kLong), {}));
        QVERIFY_THROWS_EXCEPTION(
            Error, segmentationLoss(logits, {}, {}, labelRow({0, 1}), {.classWeights = torch::ones({3})}));
    }
};

QTEST_GUILESS_MAIN(TestSegmentationLoss)
#include "tst_segmentation_loss.moc"
