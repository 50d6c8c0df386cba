#include "core/base/error.h"
#include "core/model/segmenter.h"
#include "tests/support/parity_fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

namespace {

ModelConfig modelOf(const QString& text)
{
    auto config = readRunConfig({{"model", nlohmann::json::parse(text.toStdString())}}).model;
    if (config.classes == 0) config.classes = 7;
    return config;
}

const char* const kMit = R"("encoder": {"name": "mit_b0", "width": 8, "depths": [1, 2, 1, 1], "drop_path": 0})";
const char* const kSwin =
    R"("encoder": {"name": "swin_t", "width": 12, "depths": [2, 2, 2, 1], "heads": [1, 2, 4, 8], "drop_path": 0})";
const char* const kVit =
    R"("encoder": {"name": "deit_s", "width": 36, "depths": [4], "heads": [3], "outputs": [0, 1, 2, 3], "image_size": 64, "drop_path": 0)";

} // namespace

class TestSegmenter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("model");
        const auto row = [](const char* folder, const QString& model) {
            QTest::newRow(folder) << QString(folder) << "{" + model + "}";
        };
        const QString paper = QString(kMit) + R"(, "decoder": {"channels": 24)",
                      official = paper + R"(, "form": "official")";
        row("mit_segformer_head",
            QString(kMit) + R"(, "decoder": {"name": "all_mlp", "channels": 24, "form": "official"})");
        row("mit_segdeformer_official", official + "}");
        row("mit_segdeformer_official_efficient_R2", official + R"(, "efficient_ratio": 2})");
        row("mit_segdeformer_paper", paper + "}");
        row("mit_segdeformer_paper_coupled", paper + R"(, "external": {"decoupled": false}})");
        row("mit_segdeformer_efficient_R2", paper + R"(, "efficient_ratio": 2})");
        const QString upernet = R"(, "decoder": {"name": "upernet", "channels": 16})";
        row("swin_upernet",
            QString(kSwin) + upernet + R"(, "auxiliary": {"enabled": true, "channels": AUX, "input": 2})");
        row("swin_upernet_segdeformer",
            QString(kSwin) + R"(, "decoder": {"fusion": "upernet", "channels": 16, "form": "official"})");
        const QString auxiliary = R"(, "auxiliary": {"enabled": true, "channels": AUX, "input": 3})";
        row("vit_upernet_noneck", QString(kVit) + "}" + upernet + auxiliary);
        row("vit_upernet_mln",
            QString(kVit) + R"(, "final_norm": true}, "neck": {"name": "multi_level"})" + upernet + auxiliary);
        row("vit_segdeformer_official", QString(kVit) + R"(}, "decoder": {"channels": 24, "form": "official"})");
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        QFETCH(QString, model);
        auto fixture = test::readFixture(parity / folder.toStdString());
        std::erase_if(fixture.weights,
                      [](const auto& item) { return item.first.ends_with("relative_position_index"); });
        const auto auxiliary = fixture.weights.find("auxiliary_head.convs.0.conv.weight");
        if (auxiliary != fixture.weights.end()) model.replace("AUX", QString::number(auxiliary->second.size(0)));
        Segmenter segmenter(modelOf(model));
        segmenter->eval();
        QCOMPARE(test::loadExactly(*segmenter, fixture.weights, ""), QStringList());
        torch::NoGradGuard noGrad;
        int compared = 0;
        for (const std::string input : {"in0.", "in1."}) {
            const auto image = fixture.tensors.find(input + "input");
            if (image == fixture.tensors.end()) continue;
            Trace trace;
            const auto out = segmenter->forward(image->second, &trace);
            trace["logits"] = out.logits;
            trace["aux_logits"] = out.auxiliaryLogits;
            for (const auto& [name, tensor] : trace) {
                const auto expected = fixture.tensors.find(input + name);
                if (expected == fixture.tensors.end()) continue;
                SDW_COMPARE_TENSORS(tensor, expected->second, 1e-4, QString::fromStdString(input + name));
                ++compared;
            }
        }
        QVERIFY(compared >= 1);
    }
    void partsHaveTheOfficialNames()
    {
        Segmenter segmenter(modelOf(
            "{" + QString(kVit) +
            R"(}, "neck": {"name": "multi_level"}, "decoder": {"name": "upernet", "channels": 8}, "auxiliary": {"enabled": true, "input": 3}})"));
        QStringList children;
        for (const auto& item : segmenter->named_children())
            children << QString::fromStdString(item.key());
        QCOMPARE(children, (QStringList{"backbone", "neck", "decode_head", "auxiliary_head"}));
        QCOMPARE(QString::fromStdString(segmenter->encoderFamily()), QString("vit"));
    }
    void auxiliaryLogitsAreForTraining()
    {
        Segmenter segmenter(
            modelOf("{" + QString(kMit) +
                    R"(, "decoder": {"channels": 8}, "auxiliary": {"enabled": true, "input": 1, "channels": 4}})"));
        const auto image = torch::randn({2, 3, 64, 96});
        QVERIFY(segmenter->forward(image).auxiliaryLogits.sizes() == torch::IntArrayRef({2, 7, 8, 12}));
        segmenter->eval();
        QVERIFY(!segmenter->forward(image).auxiliaryLogits.defined());
    }
    void configurationIsComplete()
    {
        const auto config = resolveModel(modelOf(R"({"encoder": {"name": "mit_b2"}})"));
        QCOMPARE(config.encoder.depths, (std::vector<std::int64_t>{3, 4, 6, 3}));
        QCOMPARE(config.decoder.external.midChannels, std::optional<std::int64_t>(256));
    }
    void wrongModelsAreRefused()
    {
        ModelConfig none;
        QVERIFY_THROWS_EXCEPTION(Error, std::make_shared<SegmenterImpl>(none)); // no classes
        QVERIFY_THROWS_EXCEPTION(Error, std::make_shared<SegmenterImpl>(
                                            modelOf("{" + QString(kMit) + R"(, "neck": {"name": "multi_level"}})")));
        QVERIFY_THROWS_EXCEPTION(Error, std::make_shared<SegmenterImpl>(modelOf(R"({"encoder": {"name": "resnet"}})")));
    }
    void labelsReachMomentumTokens()
    {
        Segmenter segmenter(
            modelOf("{" + QString(kMit) +
                    R"(, "decoder": {"channels": 8, "external": {"tokens": "momentum", "decoupled": false}}})"));
        segmenter->forward(torch::randn({1, 3, 64, 64}));
        segmenter->observeLabels(torch::full({1, 64, 64}, 3, torch::kLong));
        const auto memory = segmenter->named_buffers()["decode_head.token_class"];
        QVERIFY(memory[3].any().item<bool>());
        QVERIFY(!memory[2].any().item<bool>());
    }
};

QTEST_GUILESS_MAIN(TestSegmenter)
#include "tst_segmenter.moc"
