#include "core/base/file_io.h"
#include "core/training/parameter_groups.h"
#include "tests/support/test_files.h"

#include <nlohmann/json.hpp>

using namespace sdw;

namespace {

bool is(const ParameterRule& rule, double lr, double decay)
{
    return rule.lrScale == lr && rule.decayScale == decay;
}

} // namespace

class TestParameterGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mitRules()
    {
        QVERIFY(is(parameterRule("backbone.layers.0.1.0.norm1.weight", "mit", 10), 1, 0));
        QVERIFY(is(parameterRule("backbone.layers.0.1.0.attn.norm.bias", "mit", 10), 1, 0));
        QVERIFY(is(parameterRule("backbone.layers.0.2.weight", "mit", 10), 1, 1)); // the stage norm is not called one
        QVERIFY(is(parameterRule("backbone.layers.0.1.0.ffn.layers.0.bias", "mit", 10), 1, 1));
        QVERIFY(is(parameterRule("decode_head.fusion_conv.bn.weight", "mit", 10), 10, 1));
        QVERIFY(
            is(parameterRule("decode_head.norm.weight", "mit", 10), 10, 1)); // equal length: 'head' comes before 'norm'
        QVERIFY(is(parameterRule("auxiliary_head.conv_seg.bias", "mit", 10), 10, 1));
    }
    void swinAndVitRules()
    {
        QVERIFY(
            is(parameterRule("backbone.stages.0.blocks.0.attn.w_msa.relative_position_bias_table", "swin", 1), 1, 0));
        QVERIFY(is(parameterRule("backbone.norm3.weight", "swin", 1), 1, 0));
        QVERIFY(is(parameterRule("decode_head.psp_modules.0.1.bn.weight", "swin", 1), 1, 1));
        QVERIFY(
            is(parameterRule("decode_head.psp_modules.0.1.norm.weight", "swin", 1), 1, 0)); // no rule for the head then
        QVERIFY(is(parameterRule("backbone.pos_embed", "vit", 1), 1, 0));
        QVERIFY(is(parameterRule("backbone.cls_token", "vit", 1), 1, 0));
        QVERIFY(is(parameterRule("backbone.layers.3.ln1.weight", "vit", 1), 1, 1));
        QVERIFY(is(parameterRule("backbone.pos_embed", "swin", 1), 1, 1));
    }
    void agreesWithTheCodeBase()
    {
        SDW_NEED_TEST_FILES(file, "parity/train_step_official/meta.json");
        const auto groups = nlohmann::json::parse(readFileWhole(file)).at("param_groups");
        QVERIFY(groups.size() > 50);
        for (const auto& [name, group] : groups.items()) {
            const ParameterRule rule = parameterRule(name, "mit", 10);
            QVERIFY2(std::abs(rule.lrScale * 3e-3 - group.at("lr").get<double>()) < 1e-12, name.c_str());
            QVERIFY2(std::abs(rule.decayScale * 0.01 - group.at("weight_decay").get<double>()) < 1e-12, name.c_str());
        }
    }
    void depthsOfMit()
    {
        const EncoderConfig encoder{.name = "mit_b0", .depths = {2, 2, 2, 2}};
        const auto depth = [&](const std::string& name) { return parameterDepth("backbone." + name, encoder); };
        QCOMPARE(encoderLayers(encoder), std::int64_t(8));
        QCOMPARE(depth("layers.0.0.projection.weight"), std::int64_t(0));
        QCOMPARE(depth("layers.0.1.0.norm1.weight"), std::int64_t(1));
        QCOMPARE(depth("layers.0.1.1.ffn.layers.0.weight"), std::int64_t(2));
        QCOMPARE(depth("layers.0.2.weight"), std::int64_t(2));
        QCOMPARE(depth("layers.1.0.projection.weight"), std::int64_t(3));
        QCOMPARE(depth("layers.3.1.1.attn.attn.in_proj_weight"), std::int64_t(8));
        QCOMPARE(depth("layers.3.2.bias"), std::int64_t(8));
        QCOMPARE(parameterDepth("decode_head.conv_seg.weight", encoder), std::int64_t(9));
    }
    void depthsOfSwinAndVit()
    {
        const EncoderConfig swin{.name = "swin_t", .depths = {2, 2, 6, 2}};
        QCOMPARE(parameterDepth("backbone.patch_embed.norm.weight", swin), std::int64_t(0));
        QCOMPARE(parameterDepth("backbone.stages.2.blocks.5.norm1.weight", swin), std::int64_t(10));
        QCOMPARE(parameterDepth("backbone.stages.0.downsample.reduction.weight", swin), std::int64_t(2));
        QCOMPARE(parameterDepth("backbone.norm1.weight", swin), std::int64_t(4));
        const EncoderConfig vit{.name = "vit_s", .depths = {12}};
        QCOMPARE(parameterDepth("backbone.pos_embed", vit), std::int64_t(0));
        QCOMPARE(parameterDepth("backbone.layers.11.ln1.weight", vit), std::int64_t(12));
        QCOMPARE(parameterDepth("backbone.ln1.weight", vit), std::int64_t(12));
        QCOMPARE(parameterDepth("neck.convs.0.conv.weight", vit), std::int64_t(13));
    }
};

QTEST_GUILESS_MAIN(TestParameterGroups)
#include "tst_parameter_groups.moc"
