#include "core/base/error.h"
#include "core/decoders/decoder.h"
#include "core/decoders/fusion.h"
#include "core/tensor/interpolate.h"
#include "tests/support/parity_fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

namespace {

class OwnerImpl : public torch::nn::Module {};

const std::vector<std::int64_t> kWidths = {2, 3, 4, 5};

std::vector<torch::Tensor> randomMaps(std::int64_t batch = 2)
{
    return {torch::randn({batch, 2, 12, 9}), torch::randn({batch, 3, 6, 5}), torch::randn({batch, 4, 3, 3}),
            torch::randn({batch, 5, 2, 2})};
}

} // namespace

class TestAllMlpFusion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void linearFusionIsEquationOneAsPrinted() // written out with the concatenation that the implementation avoids
    {
        OwnerImpl owner;
        const auto fusion = makeLinearFusion(owner, {.inChannels = kWidths, .channels = 6});
        const auto weights = owner.named_parameters();
        const auto maps = randomMaps();
        std::vector<torch::Tensor> unified;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto name = "unify." + std::to_string(i);
            const auto tokens =
                torch::linear(maps[i].permute({0, 2, 3, 1}), weights[name + ".weight"], weights[name + ".bias"]);
            unified.push_back(resizeBilinear(tokens.permute({0, 3, 1, 2}), 12, 9));
        }
        const auto expected =
            torch::linear(torch::cat(unified, 1).permute({0, 2, 3, 1}), weights["fuse.weight"], weights["fuse.bias"]);
        const auto actual = fusion->forward(maps, nullptr);
        SDW_COMPARE_TENSORS(actual, expected.permute({0, 3, 1, 2}), 1e-5, "fused");
        QCOMPARE(weights.size(), std::size_t(10));
    }
    void convFusionIsTheConcatenatedForm_data()
    {
        QTest::addColumn<bool>("training");
        QTest::newRow("training") << true;
        QTest::newRow("evaluation") << false;
    }
    void convFusionIsTheConcatenatedForm()
    {
        QFETCH(bool, training);
        OwnerImpl owner;
        const auto fusion = makeConvFusion(owner, {.inChannels = kWidths, .channels = 6});
        torch::NoGradGuard noGrad;
        for (auto& buffer : owner.named_buffers())
            if (buffer.key().ends_with("running_mean"))
                buffer.value().normal_();
            else if (buffer.key().ends_with("running_var"))
                buffer.value().uniform_(0.5, 2.0);
        owner.train(training);
        const auto weights = owner.named_parameters();
        auto buffers = owner.named_buffers();
        const auto block = [&](const torch::Tensor& map, const std::string& name) {
            const auto convolved = torch::conv2d(map, weights[name + ".conv.weight"]);
            return torch::batch_norm(convolved, weights[name + ".bn.weight"], weights[name + ".bn.bias"],
                                     buffers[name + ".bn.running_mean"].clone(),
                                     buffers[name + ".bn.running_var"].clone(), training, 0.1, 1e-5, false)
                .relu();
        };
        const auto maps = randomMaps();
        std::vector<torch::Tensor> unified;
        for (std::size_t i = 0; i < 4; ++i)
            unified.push_back(resizeBilinear(block(maps[i], "convs." + std::to_string(i)), 12, 9));
        SDW_COMPARE_TENSORS(fusion->forward(maps, nullptr), block(torch::cat(unified, 1), "fusion_conv"), 1e-5,
                            "fused");
    }
    void deeperDecodersGetLayersOfTheirOwn()
    {
        OwnerImpl two, five;
        makeConvFusion(two, {.inChannels = kWidths, .channels = 6});
        const auto fusion = makeConvFusion(five, {.inChannels = kWidths, .channels = 6, .depth = 5});
        QCOMPARE(five.named_parameters().size(), two.named_parameters().size() + 9);
        QVERIFY(five.named_parameters().contains("layers.2.conv.weight"));
        QVERIFY(fusion->forward(randomMaps(), nullptr).sizes() == torch::IntArrayRef({2, 6, 12, 9}));
    }
    void wrongMapsAreRefused()
    {
        OwnerImpl owner;
        const auto fusion = makeLinearFusion(owner, {.inChannels = kWidths, .channels = 6});
        auto maps = randomMaps();
        maps.pop_back();
        QVERIFY_THROWS_EXCEPTION(Error, fusion->forward(maps, nullptr));
        maps.push_back(torch::zeros({2, 6, 2, 2}));
        QVERIFY_THROWS_EXCEPTION(Error, fusion->forward(maps, nullptr));
        QVERIFY_THROWS_EXCEPTION(Error, makeConvFusion(owner, {.inChannels = kWidths, .channels = 6, .depth = 1}));
    }
    void agreesWithTheReferenceHeads_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("form");
        QTest::newRow("official") << "mit_segformer_head"
                                  << "official";
        QTest::newRow("huggingface") << "hf_segformer_b0_tiny"
                                     << "huggingface";
    }
    void agreesWithTheReferenceHeads()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        QFETCH(QString, form);
        const auto fixture = test::readFixture(parity / folder.toStdString());
        const auto decoder =
            makeDecoder({.name = "all_mlp", .channels = 24, .form = form.toStdString()}, {8, 16, 40, 64}, 7);
        decoder->eval();
        QCOMPARE(test::loadExactly(*decoder, fixture.weights, "decode_head."), QStringList());
        std::vector<torch::Tensor> maps;
        for (int i = 1; i <= 4; ++i)
            maps.push_back(fixture.tensors.at("in1.stage" + std::to_string(i)));
        for (const bool grad : {true, false}) { // with and without the norms folded into the convolutions
            torch::AutoGradMode mode(grad);
            Trace trace;
            const auto out = decoder->forward(maps, &trace);
            SDW_COMPARE_TENSORS(out.logits, fixture.tensors.at("in1.logits"), 2e-5, "logits");
            for (const char* name : {"unified_0", "unified_3", "fused"})
                if (fixture.tensors.contains(std::string("in1.") + name))
                    SDW_COMPARE_TENSORS(trace.at(name), fixture.tensors.at(std::string("in1.") + name), 2e-5, name);
        }
    }
};

QTEST_GUILESS_MAIN(TestAllMlpFusion)
#include "tst_all_mlp_fusion.moc"
