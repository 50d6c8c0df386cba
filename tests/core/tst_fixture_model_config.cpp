#include "core/base/error.h"
#include "core/parity/fixture.h"

#include <QtTest/QtTest>

using namespace sdw;
using nlohmann::json;

class TestFixtureModelConfig : public QObject {
    Q_OBJECT
private:
    static json meta()
    {
        return json::parse(R"({"backbone": {"type": "MixVisionTransformer", "embed_dims": 8, "num_layers": [1, 2, 1, 1],
            "num_heads": [1, 2, 5, 8], "sr_ratios": [8, 4, 2, 1], "patch_sizes": [7, 3, 3, 3], "mlp_ratio": 4},
            "head": {"type": "SegDeformerHead3", "channels": 24, "num_classes": 7, "dropout_ratio": 0.1, "in_index": [0, 1, 2, 3]}})");
    }
    static QString messageOf(const json& document)
    {
        try {
            fixtureModelConfig(document, {});
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }
private Q_SLOTS:
    void officialHead()
    {
        const auto config = fixtureModelConfig(meta(), {});
        QCOMPARE(*config.encoder.width, 8);
        QCOMPARE(config.encoder.depths[1], 2);
        QCOMPARE(*config.encoder.normEps, 1e-6);
        QCOMPARE(config.decoder.form, std::string("official"));
        QCOMPARE(config.decoder.channels, 24);
        QCOMPARE(config.classes, 7);
    }
    void paperHeadHasNoType()
    {
        auto document = meta();
        document["head"] = {{"channels", 16}, {"num_classes", 3}, {"reduction", 2}, {"decoupled", false}};
        const auto config = fixtureModelConfig(document, {});
        QCOMPARE(config.decoder.form, std::string("paper"));
        QCOMPARE(config.decoder.efficientRatio, 2);
        QVERIFY(!config.decoder.external.decoupled);
    }
    void segDeformerBehindUperNetShowsInTheWeights()
    {
        auto document = meta();
        document["head"] = {{"type", "UPerHead"}, {"channels", 16}, {"num_classes", 3}, {"pool_scales", {1, 2, 3, 6}}};
        document["aux"] = {{"type", "FCNHead"}, {"channels", 12}, {"in_index", 3}};
        const auto plain = fixtureModelConfig(document, {"decode_head.conv_seg.weight"});
        QCOMPARE(plain.decoder.name, std::string("upernet"));
        QVERIFY(plain.auxiliary.enabled);
        QCOMPARE(plain.auxiliary.input, 3);
        const auto deformer = fixtureModelConfig(document, {"decode_head.class_token.cls_token"});
        QCOMPARE(deformer.decoder.name, std::string("segdeformer"));
        QCOMPARE(deformer.decoder.fusion, std::string("upernet"));
    }
    void encoderAloneGetsFourMaps()
    {
        const auto config = fixtureModelConfig(
            json::parse(R"({"backbone": {"type": "VisionTransformer", "img_size": [64, 64], "embed_dims": 48,
            "num_layers": 2, "num_heads": 3, "out_indices": [0, 1], "final_norm": true}})"),
            {});
        QVERIFY(config.encoder.outputs == std::vector<std::int64_t>({0, 1, 1, 1}));
        QVERIFY(config.encoder.finalNorm);
        QCOMPARE(*config.encoder.imageSize, 64);
    }
    void huggingFace()
    {
        auto document =
            json::parse(R"({"layout": "hf_segformer", "hidden_sizes": [8, 16, 40, 64], "depths": [2, 1, 1, 1],
            "num_attention_heads": [1, 2, 5, 8], "sr_ratios": [8, 4, 2, 1], "decoder_hidden_size": 24, "num_labels": 7, "layer_norm_eps": 1e-5})");
        const auto config = fixtureModelConfig(document, {});
        QCOMPARE(config.decoder.form, std::string("huggingface"));
        QCOMPARE(*config.encoder.normEps, 1e-5);
        document["hidden_sizes"][2] = 48;
        QVERIFY(messageOf(document).contains("hidden_sizes[2] is 48"));
    }
    void whatCannotBeBuiltIsNamed_data()
    {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("expected");
        QTest::newRow("backbone") << R"({"backbone": {"type": "ResNet"}})"
                                  << "Unknown backbone.type 'ResNet'";
        QTest::newRow("head") << R"({"head": {"type": "FCNHead"}})"
                              << "Unknown head.type 'FCNHead'";
        QTest::newRow("fixed") << R"({"backbone": {"mlp_ratio": 2}})"
                               << "backbone.mlp_ratio is 2; only 4 can be built";
        QTest::newRow("type") << R"({"backbone": {"embed_dims": "big"}})"
                              << "backbone.embed_dims: unusable value \"big\"";
        QTest::newRow("missing") << R"({"head": {"channels": null}})"
                                 << "head.channels is missing";
        QTest::newRow("range") << R"({"head": {"channels": -4}})"
                               << "model.decoder.channels";
        QTest::newRow("neck") << R"({"neck": {"type": "FPN"}})"
                              << "neck.type is \"FPN\"";
    }
    void whatCannotBeBuiltIsNamed()
    {
        QFETCH(QString, patch);
        QFETCH(QString, expected);
        auto document = meta();
        document.merge_patch(json::parse(patch.toStdString()));
        QVERIFY2(messageOf(document).contains(expected), qPrintable(messageOf(document)));
    }
};

QTEST_GUILESS_MAIN(TestFixtureModelConfig)
#include "tst_fixture_model_config.moc"
