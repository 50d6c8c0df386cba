#include "core/model/key_layouts.h"

#include "core/base/error.h"
#include "core/model/layout_table.h"
#include "core/model/tensor_file.h"
#include "tests/support/test_files.h"

#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

QString differenceOf(const TensorMap& got, const TensorMap& expected)
{
    for (const auto& [name, tensor] : expected) {
        const auto found = got.find(name);
        if (found == got.end()) return QString::fromStdString("lacks " + name);
        if (found->second.sizes() != tensor.sizes() || found->second.scalar_type() != tensor.scalar_type() ||
            !torch::equal(found->second, tensor))
            return QString::fromStdString("differs in " + name);
    }
    for (const auto& entry : got)
        if (!expected.count(entry.first)) return QString::fromStdString("has " + entry.first + " in addition");
    return {};
}

/// The smallest set of tensors of a timm ViT: width 4, one block, 2×2 patches.
TensorMap smallVit(std::int64_t positions = 5)
{
    torch::manual_seed(1);
    const auto random = [](torch::IntArrayRef sizes) { return torch::randn(sizes); };
    return {{"cls_token", random({1, 1, 4})},
            {"pos_embed", random({1, positions, 4})},
            {"patch_embed.proj.weight", random({4, 3, 16, 16})},
            {"blocks.0.norm1.weight", random({4})},
            {"blocks.0.attn.qkv.weight", random({12, 4})},
            {"blocks.0.attn.qkv.bias", random({12})}};
}

template <typename Call>
QString problemOf(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestKeyLayouts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patternsMatchWholeNames()
    {
        using layouts::matchName;
        const std::array<layouts::Part, 3> parts{{{"q", 1}, {"kv", 2}}};
        const auto captures = matchName("block{s}.{j}.attn.{part}.*", "block2.13.attn.kv.weight", parts);
        QVERIFY(captures.has_value());
        QVERIFY(captures->i == 1 && captures->j == 13 && captures->part == 1 && captures->rest == "weight");
        QCOMPARE(QString::fromStdString(layouts::makeName("layers.{i}.1.{j}.x_*", *captures, parts)),
                 "layers.1.1.13.x_weight");
        QVERIFY(!matchName("block{s}.*", "block0.weight", {})); // {s} counts from one
        QVERIFY(!matchName("norm{i}.*", "norm1.a.weight", {})); // * is one word
        QVERIFY(!matchName("norm{i}.*", "norm1.", {}));
        QVERIFY(!matchName("norm{i}.*", "norm.weight", {}));
        QVERIFY(!matchName("pos_embed", "pos_embedding", {}));
        QVERIFY(!matchName("pos_embed", "pos_emb", {}));
        QVERIFY(!matchName("norm{i}.*", "norm99999999999999999999.weight", {}));
    }

    void fixturesConvertBothWays_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("layout");
        const auto row = [](const char* folder, const char* file, const char* family, const char* layout) {
            QTest::newRow(qPrintable(QString("%1 %2").arg(family, layout)))
                << QString(folder) << QString(file) << QString(family) << QString(layout);
        };
        row("layouts_mit", "mmseg", "mit", "mmseg");
        row("layouts_mit", "nvlabs", "mit", "nvlabs");
        row("layouts_mit", "hf", "mit", "huggingface");
        row("layouts_swin", "mmseg", "swin", "mmseg");
        row("layouts_swin", "official", "swin", "microsoft");
        row("layouts_swin", "timm", "swin", "timm");
        row("layouts_swin", "hf", "swin", "huggingface");
        row("layouts_vit", "mmseg", "vit", "mmseg");
        row("layouts_vit", "timm", "vit", "timm");
        row("layouts_vit", "hf", "vit", "huggingface");
    }
    void fixturesConvertBothWays()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QString, family);
        QFETCH(QString, layout);
        const fs::path cases = parity / folder.toStdString();
        const TensorMap foreign = readTensorFile(cases / ("weights_" + file.toStdString() + ".safetensors")).tensors;
        const TensorMap official = readTensorFile(cases / "weights_mmseg.safetensors").tensors;

        const OfficialWeights weights = toOfficialKeys(foreign);
        QCOMPARE(QString::fromStdString(weights.family), family);
        QCOMPARE(QString::fromStdString(weights.layout), layout);
        QVERIFY(weights.encoderOnly);
        QCOMPARE(differenceOf(fromOfficialKeys(weights.tensors, weights.family, "mmseg"), official), QString());
        QCOMPARE(differenceOf(fromOfficialKeys(weights.tensors, weights.family, layout.toStdString()), foreign),
                 QString());

        std::vector<std::string> names;
        for (const auto& entry : foreign)
            names.push_back(entry.first);
        QVERIFY(recogniseLayout(names) == std::pair(family.toStdString(), layout.toStdString()));
    }

    void everyPrefixIsAccepted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("prefix");
        for (const char* prefix :
             {"module.", "backbone.", "module.backbone.", "encoder.", "model.", "_orig_mod.module."})
            QTest::newRow(qPrintable(QString("mit nvlabs ") + prefix)) << "layouts_mit/weights_nvlabs.safetensors"
                                                                       << "" << prefix;
        for (const char* prefix : {"module.segformer.encoder.", "encoder.", ""})
            QTest::newRow(qPrintable(QString("mit huggingface ") + prefix)) << "layouts_mit/weights_hf.safetensors"
                                                                            << "segformer.encoder." << prefix;
        QTest::newRow("swin huggingface bare") << "layouts_swin/weights_hf.safetensors"
                                               << "swin."
                                               << "";
        QTest::newRow("swin huggingface backbone") << "layouts_swin/weights_hf.safetensors"
                                                   << "swin."
                                                   << "backbone.";
        QTest::newRow("swin timm backbone") << "layouts_swin/weights_timm.safetensors"
                                            << ""
                                            << "backbone.";
        QTest::newRow("vit huggingface deit") << "layouts_vit/weights_hf.safetensors"
                                              << "vit."
                                              << "deit.";
        QTest::newRow("vit huggingface bare") << "layouts_vit/weights_hf.safetensors"
                                              << "vit."
                                              << "";
        QTest::newRow("vit mmseg module") << "layouts_vit/weights_mmseg.safetensors"
                                          << ""
                                          << "module.";
    }
    void everyPrefixIsAccepted()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, file);
        QFETCH(QString, old);
        QFETCH(QString, prefix);
        const TensorMap plain = readTensorFile(parity / file.toStdString()).tensors;
        TensorMap renamed;
        for (const auto& [name, tensor] : plain)
            renamed[name.starts_with(old.toStdString()) ? prefix.toStdString() + name.substr(std::size_t(old.size()))
                                                        : name] = tensor;
        QCOMPARE(differenceOf(toOfficialKeys(renamed).tensors, toOfficialKeys(plain).tensors), QString());
    }

    void transformers5NamesAreAccepted()
    {
        SDW_NEED_TEST_FILES(file, "parity/hf_segformer_b0_tiny/weights.safetensors");
        const TensorMap saved = readTensorFile(file).tensors;
        TensorMap inMemory;
        for (const auto& [name, tensor] : saved) {
            QString key = QString::fromStdString(name);
            const auto change = [&key](const char* from, const char* to) { key.replace(QRegularExpression(from), to); };
            change("^segformer\\.encoder\\.patch_embeddings\\.(\\d+)", "segformer.stages.\\1.patch_embeddings");
            change("^segformer\\.encoder\\.layer_norm\\.(\\d+)", "segformer.stages.\\1.layer_norm");
            change("^segformer\\.encoder\\.block\\.(\\d+)\\.(\\d+)", "segformer.stages.\\1.blocks.\\2");
            change("attention\\.self\\.(q|k|v)(uery|ey|alue)\\.", "attention.\\1_proj.");
            change("attention\\.output\\.dense", "attention.o_proj");
            change("attention\\.self\\.sr", "attention.sequence_reduction.sequence_reduction");
            change("attention\\.self\\.layer_norm", "attention.sequence_reduction.layer_norm");
            change("layer_norm_1", "layernorm_before");
            change("layer_norm_2", "layernorm_after");
            change("dense(\\d)", "fc\\1");
            change("linear_c\\.", "linear_projections.");
            inMemory[key.toStdString()] = tensor;
        }
        const OfficialWeights weights = toOfficialKeys(inMemory);
        QVERIFY(weights.family == "mit" && weights.layout == "huggingface" && !weights.encoderOnly);
        QCOMPARE(differenceOf(weights.tensors, toOfficialKeys(saved).tensors), QString());
        QCOMPARE(differenceOf(fromOfficialKeys(weights.tensors, "mit", "huggingface"), saved), QString());
    }

    void segformersOwnHeadGoesBothWays()
    {
        SDW_NEED_TEST_FILES(file, "parity/hf_segformer_b0_tiny/weights.safetensors");
        const OfficialWeights weights = toOfficialKeys(readTensorFile(file).tensors);
        TensorMap original = fromOfficialKeys(weights.tensors, "mit", "nvlabs");
        QVERIFY(original.count("backbone.block1.0.attn.kv.weight"));
        for (const char* name : {"decode_head.linear_c1.proj.weight", "decode_head.linear_fuse.conv.weight",
                                 "decode_head.linear_fuse.bn.running_var", "decode_head.linear_pred.bias"})
            QVERIFY2(original.count(name), name);
        original["decode_head.conv_seg.weight"] = torch::zeros({7, 128, 1, 1}); // the base class's, never used
        const OfficialWeights back = toOfficialKeys(original);
        QVERIFY(back.layout == "nvlabs");
        QCOMPARE(back.dropped.size(), std::size_t(1));
        QCOMPARE(differenceOf(back.tensors, weights.tensors), QString());
    }

    void ownNamesAreOfficialNames()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        for (const auto& [folder, layout] :
             {std::pair("mit_segdeformer_paper", "paper"), std::pair("swin_upernet_segdeformer", "mmseg"),
              std::pair("vit_upernet_mln", "mmseg")}) {
            TensorMap tensors = readTensorFile(parity / folder / "weights.safetensors").tensors;
            const OfficialWeights weights = toOfficialKeys(tensors);
            QCOMPARE(QString::fromStdString(weights.layout), QString(layout));
            std::erase_if(tensors, [](const auto& entry) { return entry.first.ends_with("relative_position_index"); });
            QCOMPARE(differenceOf(weights.tensors, tensors), QString());
        }
    }

    void patchMergingOrderIsThePapers() // official[c*4 + 2*dy + dx] = p[(dy + 2*dx)*C + c]
    {
        const std::int64_t C = 3;
        TensorMap timm{{"layers.0.blocks.0.attn.qkv.weight", torch::zeros({9, 3})},
                       {"layers.1.downsample.norm.weight", torch::arange(4.0f * C)}};
        const auto official = toOfficialKeys(timm).tensors.at("backbone.stages.0.downsample.norm.weight");
        for (std::int64_t c = 0; c < C; ++c)
            for (std::int64_t dy = 0; dy < 2; ++dy)
                for (std::int64_t dx = 0; dx < 2; ++dx)
                    QCOMPARE(official[c * 4 + 2 * dy + dx].item<float>(), float((dy + 2 * dx) * C + c));
    }

    void distillationTokenIsRemoved_data()
    {
        QTest::addColumn<bool>("huggingface");
        QTest::newRow("timm") << false;
        QTest::newRow("huggingface") << true;
    }
    void distillationTokenIsRemoved()
    {
        QFETCH(bool, huggingface);
        TensorMap tensors = smallVit(6); // class, distillation, 2×2 patches
        const torch::Tensor old = tensors.at("pos_embed");
        if (huggingface) {
            tensors = {{"deit.embeddings.cls_token", tensors.at("cls_token")},
                       {"deit.embeddings.position_embeddings", old},
                       {"deit.embeddings.distillation_token", torch::zeros({1, 1, 4})},
                       {"distillation_classifier.weight", torch::zeros({1000, 4})}};
        } else {
            tensors["dist_token"] = torch::zeros({1, 1, 4});
            tensors["head_dist.weight"] = torch::zeros({1000, 4});
        }
        const OfficialWeights weights = toOfficialKeys(tensors);
        const torch::Tensor position = weights.tensors.at("backbone.pos_embed");
        QVERIFY(position.sizes() == torch::IntArrayRef({1, 5, 4}));
        QVERIFY(torch::equal(position[0][0], old[0][0]));
        QVERIFY(torch::equal(position[0].narrow(0, 1, 4), old[0].narrow(0, 2, 4)));
        QCOMPARE(weights.notes.size(), std::size_t(1));
        QCOMPARE(weights.dropped.size(), std::size_t(2));
    }

    void foreignEncodersAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("expected");
        QTest::newRow("layer scale") << "blocks.0.ls1.gamma"
                                     << "layer scale";
        QTest::newRow("beit") << "blocks.0.gamma_1"
                              << "layer scale";
        QTest::newRow("q norm") << "blocks.0.attn.q_norm.weight"
                                << "query and key norms";
        QTest::newRow("registers") << "reg_token"
                                   << "register tokens";
        QTest::newRow("bias") << "blocks.0.attn.relative_position_bias_table"
                              << "relative position bias";
    }
    void foreignEncodersAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, expected);
        TensorMap tensors = smallVit();
        tensors[key.toStdString()] = torch::zeros({4});
        const QString problem = problemOf([&] { toOfficialKeys(tensors); });
        QVERIFY2(problem.contains(expected) && problem.contains(key), qPrintable(problem));
    }

    void partsThatDoNotFitAreNamed()
    {
        TensorMap tensors{{"vit.encoder.layer.0.attention.attention.query.weight", torch::zeros({4, 4})},
                          {"vit.encoder.layer.0.attention.attention.value.weight", torch::zeros({4, 4})}};
        QVERIFY(problemOf([&] { toOfficialKeys(tensors); }).contains("'key'"));
        tensors["vit.encoder.layer.0.attention.attention.key.weight"] = torch::zeros({4, 5});
        const QString problem = problemOf([&] { toOfficialKeys(tensors); });
        QVERIFY2(problem.contains("[4, 4]") && problem.contains("[4, 5]"), qPrintable(problem));

        TensorMap odd{{"layers.0.1.0.attn.attn.in_proj_weight", torch::zeros({7, 4})}};
        QVERIFY(problemOf([&] {
                    fromOfficialKeys(toOfficialKeys(odd).tensors, "mit", "huggingface");
                }).contains("3 equal parts"));
        TensorMap merging{{"layers.0.blocks.0.attn.qkv.weight", torch::zeros({9, 3})},
                          {"layers.1.downsample.norm.weight", torch::zeros({6})}};
        QVERIFY(problemOf([&] { toOfficialKeys(merging); }).contains("patch merging"));
    }

    void strangersStayAsTheyAre()
    {
        const OfficialWeights weights = toOfficialKeys({{"some.thing", torch::zeros({1})}});
        QVERIFY(weights.family.empty() && weights.layout.empty());
        QVERIFY(weights.tensors.count("some.thing"));
        QVERIFY(toOfficialKeys({}).tensors.empty());
        QVERIFY(problemOf([] { fromOfficialKeys({}, "mit", "timm"); }).contains("nvlabs, huggingface"));
    }
};

QTEST_GUILESS_MAIN(TestKeyLayouts)
#include "tst_key_layouts.moc"
