#include "core/base/error.h"
#include "core/encoders/encoder.h"
#include "tests/support/fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

class TestSwin : public QObject {
    Q_OBJECT
private:
    static EncoderConfig tiny()
    {
        return {.name = "swin_t", .width = 12, .depths = {2, 2, 2, 1}, .heads = {1, 2, 4, 8}, .dropPath = 0.0};
    }
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void parameterCountOfSwinT()
    {
        qint64 total = 0;
        for (const auto& parameter : makeEncoder({.name = "swin_t"})->parameters())
            total += parameter.numel();
        // The classifier's published 28 288 354 without its head (768·1000 + 1000), plus the norms of the first three
        // outputs (the last one's stands for the classifier's own norm).
        QCOMPARE(total, qint64(28288354 - 769000 + 2 * (96 + 192 + 384)));
    }
    void anySizeFits_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("odd") << 97 << 131;
        QTest::newRow("smaller than a window") << 20 << 9;
        QTest::newRow("one pixel") << 1 << 1;
    }
    void anySizeFits()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        const auto encoder = makeEncoder(tiny());
        const auto maps = encoder->forward(torch::randn({2, 3, height, width}));
        std::int64_t h = (height + 3) / 4, w = (width + 3) / 4, channels = 12;
        for (const auto& map : maps) {
            QVERIFY(map.sizes() == torch::IntArrayRef({2, channels, h, w}));
            h = (h + 1) / 2, w = (w + 1) / 2, channels *= 2;
        }
    }
    void theWindowCanBeChosen()
    {
        auto config = tiny();
        config.window = 4;
        const auto encoder = makeEncoder(config);
        const auto table = encoder->named_parameters()["stages.0.blocks.1.attn.w_msa.relative_position_bias_table"];
        QVERIFY(table.sizes() == torch::IntArrayRef({49, 1}));
        QCOMPARE(encoder->forward(torch::randn({1, 3, 64, 64})).size(), std::size_t(4));
    }
    void everyParameterLearns()
    {
        const auto encoder = makeEncoder(tiny());
        torch::Tensor sum = torch::zeros({});
        for (const auto& map : encoder->forward(torch::randn({2, 3, 40, 36})))
            sum = sum + (map * torch::randn_like(map)).sum();
        sum.backward();
        for (const auto& item : encoder->named_parameters())
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/swin_upernet");
        const auto encoder = makeEncoder(tiny());
        encoder->eval();
        test::loadByName(*encoder, readTensorFile(folder / "weights.safetensors"), "backbone.");
        const auto expected = readTensorFile(folder / "tensors.safetensors").tensors;
        torch::NoGradGuard noGrad;
        const auto maps = encoder->forward(expected.at("in1.input"));
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(test::largestError(maps[i], expected.at("in1.stage" + std::to_string(i + 1))) < 2e-5);
    }
};

QTEST_GUILESS_MAIN(TestSwin)
#include "tst_swin.moc"
