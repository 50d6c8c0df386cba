#include "core/base/error.h"
#include "core/decoders/decoder.h"
#include "tests/support/parity_fixture.h"
#include "tests/support/test_files.h"

using namespace sdw;

class TestUperNetFusion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsHaveTheFirstMapsSize()
    {
        const auto decoder = makeDecoder({.name = "upernet", .channels = 8}, {2, 3, 4, 5}, 3);
        decoder->eval();
        const auto out = decoder->forward({torch::randn({1, 2, 13, 9}), torch::randn({1, 3, 7, 5}),
                                           torch::randn({1, 4, 4, 3}), torch::randn({1, 5, 2, 2})});
        QVERIFY(out.logits.sizes() == torch::IntArrayRef({1, 3, 13, 9}));
        QVERIFY(!out.midLogits.defined());
    }
    void depthBelongsToAllMlp()
    {
        QVERIFY_THROWS_EXCEPTION(Error, makeDecoder({.name = "upernet", .channels = 8, .depth = 3}, {2, 3, 4, 5}, 3));
    }
    void agreesWithTheReference_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("map");
        QTest::newRow("pyramid") << "swin_upernet"
                                 << "stage";
        QTest::newRow("flat") << "vit_upernet_noneck"
                              << "stage";
        QTest::newRow("neck") << "vit_upernet_mln"
                              << "neck";
    }
    void agreesWithTheReference()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        QFETCH(QString, map);
        const auto fixture = test::readFixture(parity / folder.toStdString());
        std::vector<torch::Tensor> maps;
        std::vector<std::int64_t> widths;
        for (int i = 1; i <= 4; ++i) {
            maps.push_back(fixture.tensors.at("in1." + map.toStdString() + std::to_string(i)));
            widths.push_back(maps.back().size(1));
        }
        const auto decoder = makeDecoder({.name = "upernet", .channels = 16}, widths, 7);
        decoder->eval();
        QCOMPARE(test::loadExactly(*decoder, fixture.weights, "decode_head."), QStringList());
        for (const bool grad : {true, false}) {
            torch::AutoGradMode mode(grad);
            Trace trace;
            const auto out = decoder->forward(maps, &trace);
            SDW_COMPARE_TENSORS(out.logits, fixture.tensors.at("in1.logits"), 2e-5, "logits");
            for (const char* name : {"ppm_1", "ppm_2", "ppm_3", "ppm_6", "fused"})
                if (fixture.tensors.contains(std::string("in1.") + name))
                    SDW_COMPARE_TENSORS(trace.at(name), fixture.tensors.at(std::string("in1.") + name), 2e-5, name);
        }
    }
};

QTEST_GUILESS_MAIN(TestUperNetFusion)
#include "tst_upernet_fusion.moc"
