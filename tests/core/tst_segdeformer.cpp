#include "core/base/error.h"
#include "core/decoders/class_tokens.h"
#include "core/decoders/classifier.h"
#include "core/decoders/decoder.h"
#include "core/decoders/token_layout.h"
#include "tests/support/parity_fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

namespace {

const std::vector<std::int64_t> kWidths = {2, 3, 4, 5};

std::vector<torch::Tensor> randomMaps()
{
    return {torch::randn({2, 2, 9, 12}), torch::randn({2, 3, 5, 6}), torch::randn({2, 4, 3, 3}),
            torch::randn({2, 5, 2, 2})};
}

std::int64_t countOf(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace

class TestSegDeformer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void everyOptionRunsForwardAndBackward_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::newRow("default") << "{}";
        QTest::newRow("internal alone") << R"({"external": {"enabled": false}})";
        QTest::newRow("external alone") << R"({"internal": {"enabled": false}})";
        QTest::newRow("heads") << R"({"internal": {"heads": 2}})";
        QTest::newRow("depth and mlp") << R"({"internal": {"depth": 2, "mlp": true}})";
        QTest::newRow("coupled") << R"({"external": {"decoupled": false}})";
        QTest::newRow("x_mid added") << R"({"external": {"second_attention": false}})";
        QTest::newRow("narrow mid") << R"({"external": {"mid_channels": 2}})";
        QTest::newRow("momentum") << R"({"external": {"tokens": "momentum", "decoupled": false}})";
        QTest::newRow("efficient") << R"({"efficient_ratio": 3})";
        QTest::newRow("upernet") << R"({"fusion": "upernet"})";
    }
    void everyOptionRunsForwardAndBackward()
    {
        QFETCH(QString, settings);
        for (const char* form : {"paper", "official"}) {
            auto json = nlohmann::json::parse(settings.toStdString());
            json["form"] = form;
            json["channels"] = 8;
            const auto config = readRunConfig({{"model", {{"decoder", json}}}}).model.decoder;
            const auto decoder = makeDecoder(config, kWidths, 3);
            const auto out = decoder->forward(randomMaps());
            QVERIFY(out.logits.sizes() == torch::IntArrayRef({2, 3, 9, 12}));
            QCOMPARE(out.midLogits.defined(), config.external.enabled);
            auto loss = out.logits.square().mean();
            if (out.midLogits.defined()) loss = loss + out.midLogits.square().mean();
            loss.backward();
            for (const auto& item : decoder->named_parameters())
                QVERIFY2(item.value().grad().defined(), item.key().c_str());
            decoder->observeLabels(torch::randint(3, {2, 36, 48}, torch::kLong));
        }
    }
    void singlePositionsAreThoseOfTheWholeMap_data() { everyOptionRunsForwardAndBackward_data(); }
    void singlePositionsAreThoseOfTheWholeMap()
    {
        QFETCH(QString, settings);
        torch::NoGradGuard noGrad;
        for (const char* form : {"paper", "official"}) {
            auto json = nlohmann::json::parse(settings.toStdString());
            json["form"] = form;
            json["channels"] = 8;
            const auto decoder = makeDecoder(readRunConfig({{"model", {{"decoder", json}}}}).model.decoder, kWidths, 3);
            decoder->eval();
            auto maps = randomMaps();
            for (auto& map : maps)
                map = map.narrow(0, 0, 1);
            Trace trace;
            const auto whole = decoder->forward(maps, &trace);
            const auto trunk = decoder->trunk(maps);
            QVERIFY(torch::equal(decoder->classify(trunk).logits, whole.logits));
            const auto positions = torch::tensor({107, 0, 13}, torch::kLong);
            SDW_COMPARE_TENSORS(decoder->augmentedAt(trunk, positions), tokensAt(trace.at("f_aug"), positions), 1e-5,
                                "f_aug");
            SDW_COMPARE_TENSORS(decoder->augmentedAt(trunk, positions).matmul(decoder->classifier().weightRows().t()) +
                                    decoder->classifier().biases(),
                                tokensAt(whole.logits, positions), 1e-5, "logits");
            auto* tokens = decoder->classTokens();
            QCOMPARE(tokens != nullptr, whole.midLogits.defined());
            if (tokens)
                SDW_COMPARE_TENSORS(tokens->queries(tokensAt(trunk.fused, positions)).matmul(tokens->keys().t()),
                                    tokensAt(whole.midLogits, positions), 1e-5, "attn_mid");
        }
    }
    void outputIsTheSumOfTheParts()
    {
        const auto decoder = makeDecoder({.channels = 8}, kWidths, 3);
        decoder->eval();
        Trace trace;
        decoder->forward(randomMaps(), &trace);
        SDW_COMPARE_TENSORS(trace.at("f_aug"), trace.at("fused") + trace.at("y_inter") + trace.at("y_exter"), 1e-6,
                            "f_aug");
    }
    void withoutTheSecondAttentionXMidItselfIsAdded()
    {
        DecoderConfig config{.channels = 8, .form = "official"};
        config.external.secondAttention = false;
        const auto decoder = makeDecoder(config, kWidths, 3);
        Trace trace;
        decoder->forward(randomMaps(), &trace);
        QVERIFY(torch::equal(trace.at("y_exter"), trace.at("x_mid")));
        for (const auto& item : decoder->named_parameters())
            QVERIFY(item.key().find("cross_attn") == std::string::npos);
    }
    void momentumTokensMoveOnlyInTraining()
    {
        DecoderConfig config{.channels = 8};
        config.external.tokens = "momentum";
        config.external.decoupled = false;
        const auto decoder = makeDecoder(config, kWidths, 3);
        QVERIFY_THROWS_EXCEPTION(Error, decoder->observeLabels(torch::zeros({2, 9, 12}, torch::kLong)));
        Trace trace;
        decoder->forward(randomMaps(), &trace);
        decoder->observeLabels(torch::ones({2, 9, 12}, torch::kLong));
        const auto memory = decoder->named_buffers()["token_class"];
        SDW_COMPARE_TENSORS(memory[1], trace.at("fused").mean(std::vector<std::int64_t>{0, 2, 3}), 1e-5, "memory");
        QCOMPARE(memory[0].abs().sum().item<float>(), 0.0f);
        decoder->eval();
        decoder->forward(randomMaps());
        QVERIFY_THROWS_EXCEPTION(Error, decoder->observeLabels(torch::zeros({2, 9, 12}, torch::kLong)));
    }
    void addedWeightsAreThoseOfThePapersTables() // what the modules add to the plain head: 8.5 C² + …, see the counts
    {
        const std::vector<std::int64_t> widths = {64, 128, 320, 512};
        const auto base = countOf(*makeDecoder({.name = "all_mlp", .form = "official"}, widths, 150));
        const auto added = [&](DecoderConfig config) {
            config.form = "official";
            return countOf(*makeDecoder(config, widths, 150)) - base;
        };
        QCOMPARE(added({}), 736768);
        DecoderConfig narrow;
        narrow.external.midChannels = 64;
        QCOMPARE(added(narrow), 638080);
    }
    void wrongSettingsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, makeDecoder({.channels = 8, .depth = 3}, kWidths, 3));
        QVERIFY_THROWS_EXCEPTION(Error, makeDecoder({.name = "nothing"}, kWidths, 3));
        QVERIFY_THROWS_EXCEPTION(Error, makeDecoder({}, kWidths, 0));
        DecoderConfig heads{.channels = 8};
        heads.internal.heads = 3;
        QVERIFY_THROWS_EXCEPTION(Error, makeDecoder(heads, kWidths, 3));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 readRunConfig({{"model", {{"decoder", {{"external", {{"tokens", "momentum"}}}}}}}}));
    }
    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("form");
        QTest::newRow("paper") << "mit_segdeformer_paper"
                               << "paper";
        QTest::newRow("official") << "mit_segdeformer_official"
                                  << "official";
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        QFETCH(QString, form);
        const auto fixture = test::readFixture(parity / folder.toStdString());
        const auto decoder = makeDecoder({.channels = 24, .form = form.toStdString()}, {8, 16, 40, 64}, 7);
        decoder->eval();
        QCOMPARE(test::loadExactly(*decoder, fixture.weights, "decode_head."), QStringList());
        std::vector<torch::Tensor> maps;
        for (int i = 1; i <= 4; ++i)
            maps.push_back(fixture.tensors.at("in1.stage" + std::to_string(i)));
        Trace trace;
        torch::NoGradGuard noGrad;
        trace["logits"] = decoder->forward(maps, &trace).logits;
        int compared = 0;
        for (const auto& [name, tensor] : trace) {
            const auto expected = fixture.tensors.find("in1." + name);
            if (expected == fixture.tensors.end()) continue;
            SDW_COMPARE_TENSORS(tensor, expected->second, 2e-5, name.c_str());
            ++compared;
        }
        QVERIFY(compared >= 6);
        const auto row = fixture.meta["inputs"]["in1"]["query_row"].get<std::int64_t>();
        for (const std::string name : {"internal", "external"}) {
            const auto query = trace.at(name + "_query").select(1, row).unsqueeze(1); // B×1×C
            const auto attention =
                (query.matmul(trace.at(name + "_key").transpose(1, 2)) / std::sqrt(24.0)).softmax(-1).squeeze(1);
            SDW_COMPARE_TENSORS(attention, fixture.tensors.at("in1." + name + "_attention_row"), 1e-5, name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSegDeformer)
#include "tst_segdeformer.moc"
