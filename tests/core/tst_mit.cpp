#include "core/base/error.h"
#include "core/encoders/encoder.h"
#include "tests/support/fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

class TestMit : public QObject {
    Q_OBJECT
private:
    static EncoderConfig tiny() { return {.name = "mit_b0", .width = 8, .depths = {1, 2, 1, 1}, .dropPath = 0.0}; }
    static std::int64_t count(const torch::nn::Module& module)
    {
        std::int64_t total = 0;
        for (const auto& parameter : module.parameters())
            total += parameter.numel();
        return total;
    }
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void parameterCountsAreThePublishedOnes_data()
    {
        QTest::addColumn<qint64>("parameters");
        QTest::newRow("mit_b0") << qint64(3319392);
        QTest::newRow("mit_b1") << qint64(13151424);
        QTest::newRow("mit_b2") << qint64(24196288);
        QTest::newRow("mit_b3") << qint64(44072128);
        QTest::newRow("mit_b4") << qint64(60842688);
        QTest::newRow("mit_b5") << qint64(81443008);
    }
    void parameterCountsAreThePublishedOnes()
    {
        QFETCH(qint64, parameters);
        const auto encoder = makeEncoder({.name = QTest::currentDataTag()});
        QCOMPARE(qint64(count(*encoder)), parameters);
    }
    void oddSizesAreRoundedUpAtEveryStage()
    {
        const auto maps = makeEncoder(tiny())->forward(torch::randn({2, 3, 97, 131}));
        QCOMPARE(maps.size(), std::size_t(4));
        QVERIFY(maps[0].sizes() == torch::IntArrayRef({2, 8, 25, 33}));
        QVERIFY(maps[1].sizes() == torch::IntArrayRef({2, 16, 13, 17}));
        QVERIFY(maps[2].sizes() == torch::IntArrayRef({2, 40, 7, 9}));
        QVERIFY(maps[3].sizes() == torch::IntArrayRef({2, 64, 4, 5}));
    }
    void smallestImageIsTwentyNinePixels()
    {
        const auto encoder = makeEncoder(tiny());
        QCOMPARE(encoder->forward(torch::randn({1, 3, 29, 29})).size(), std::size_t(4));
        QVERIFY_THROWS_EXCEPTION(Error, encoder->forward(torch::randn({1, 3, 28, 40})));
        QVERIFY_THROWS_EXCEPTION(Error, encoder->forward(torch::randn({1, 1, 64, 64})));
    }
    void everyParameterLearns()
    {
        const auto encoder = makeEncoder(tiny());
        torch::Tensor sum = torch::zeros({});
        for (const auto& map : encoder->forward(torch::randn({2, 3, 32, 32})))
            sum = sum + (map * torch::randn_like(map)).sum();
        sum.backward();
        for (const auto& item : encoder->named_parameters())
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
    }
    void dropPathActsInTrainingOnly()
    {
        auto config = tiny();
        config.dropPath = 0.9;
        const auto encoder = makeEncoder(config);
        const auto image = torch::randn({2, 3, 32, 32});
        torch::NoGradGuard noGrad;
        QVERIFY(!torch::equal(encoder->forward(image)[3], encoder->forward(image)[3]));
        encoder->eval();
        QVERIFY(torch::equal(encoder->forward(image)[3], encoder->forward(image)[3]));
    }
    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("input");
        QTest::newRow("regular") << "in0";
        QTest::newRow("odd") << "in1";
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(folder, "parity/mit_segdeformer_official");
        QFETCH(QString, input);
        const auto in = input.toStdString();
        const auto encoder = makeEncoder(tiny());
        encoder->eval();
        test::loadByName(*encoder, readTensorFile(folder / "weights.safetensors"), "backbone.");
        const auto expected = readTensorFile(folder / "tensors.safetensors").tensors;
        torch::NoGradGuard noGrad;
        const auto maps = encoder->forward(expected.at(in + ".input"));
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(test::largestError(maps[i], expected.at(in + ".stage" + std::to_string(i + 1))) < 2e-5);
    }
};

QTEST_GUILESS_MAIN(TestMit)
#include "tst_mit.moc"
