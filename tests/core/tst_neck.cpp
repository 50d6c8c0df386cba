#include "core/base/error.h"
#include "core/model/neck.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestNeck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void makesAPyramid()
    {
        Neck neck(NeckOptions{.channels = {6, 6, 6, 6}, .outChannels = 4});
        const auto out = neck->forward(std::vector<torch::Tensor>(4, torch::randn({2, 6, 5, 7})));
        QVERIFY(out[0].sizes() == torch::IntArrayRef({2, 4, 20, 28}));
        QVERIFY(out[1].sizes() == torch::IntArrayRef({2, 4, 10, 14}));
        QVERIFY(out[2].sizes() == torch::IntArrayRef({2, 4, 5, 7}));
        QVERIFY(out[3].sizes() == torch::IntArrayRef({2, 4, 2, 3}));
        QVERIFY(neck->channels() == std::vector<std::int64_t>(4, 4));
    }
    void namesAreTheCheckpointFormat()
    {
        Neck neck(NeckOptions{.channels = {6, 6, 6, 6}, .outChannels = 4});
        const auto parameters = neck->named_parameters();
        QCOMPARE(parameters.size(), std::size_t(16));
        QVERIFY(parameters["lateral_convs.0.conv.weight"].sizes() == torch::IntArrayRef({4, 6, 1, 1}));
        QVERIFY(parameters["convs.3.conv.weight"].sizes() == torch::IntArrayRef({4, 4, 3, 3}));
        QVERIFY(parameters.contains("lateral_convs.3.conv.bias") && parameters.contains("convs.0.conv.bias"));
    }
    void constantMapsPassThroughTheBiases() // zero weights: only the last bias is left
    {
        Neck neck(NeckOptions{.channels = {2}, .outChannels = 3, .scales = {2}});
        torch::NoGradGuard noGrad;
        for (auto& parameter : neck->parameters())
            parameter.zero_();
        neck->named_parameters()["convs.0.conv.bias"].fill_(1.5);
        QVERIFY(torch::equal(neck->forward({torch::randn({1, 2, 3, 3})})[0], torch::full({1, 3, 6, 6}, 1.5)));
    }
    void misfitsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Neck(NeckOptions{.channels = {6, 6}}));
        Neck neck(NeckOptions{.channels = {2}, .outChannels = 3, .scales = {2}});
        QVERIFY_THROWS_EXCEPTION(Error, neck->forward({torch::zeros({1, 5, 3, 3})}));
        QVERIFY_THROWS_EXCEPTION(Error, neck->forward({}));
    }
};

QTEST_GUILESS_MAIN(TestNeck)
#include "tst_neck.moc"
