#include "core/base/error.h"
#include "core/encoders/encoder.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestEncoderCheck : public QObject {
    Q_OBJECT
private:
    static QString messageOf(const EncoderConfig& config)
    {
        try {
            resolveEncoder(config);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }
private Q_SLOTS:
    void everyEntryResolvesToItself()
    {
        QCOMPARE(encoderCatalog().size(), std::size_t(15));
        for (const EncoderEntry& entry : encoderCatalog()) {
            const auto resolved = resolveEncoder({.name = entry.id});
            QCOMPARE(resolved.name, std::string(entry.id));
            QVERIFY(resolved.width && resolved.normEps && resolved.dropPath && !resolved.depths.empty() &&
                    !resolved.heads.empty());
            QCOMPARE(resolveEncoder(resolved).depths, resolved.depths);
        }
        QCOMPARE(*resolveEncoder({.name = "swin_l"}).window, 12);
        QCOMPARE(*resolveEncoder({.name = "mit_b2"}).normEps, 1e-6);
    }
    void settingsWin()
    {
        const auto resolved = resolveEncoder({.name = "mit_b0", .width = 8, .depths = {1, 2, 1, 1}, .normEps = 1e-5});
        QCOMPARE(*resolved.width, 8);
        QCOMPARE(resolved.depths[1], 2);
        QCOMPARE(resolved.heads[3], 8);
        QCOMPARE(*resolved.patchNormEps, 1e-5); // follows norm_eps
        QCOMPARE(*resolveEncoder({.name = "mit_b0", .patchNormEps = 1e-5}).normEps, 1e-6);
    }
    void misfitsNameTheKey()
    {
        QVERIFY(messageOf({.name = "mit_b9"}).contains("Unknown encoder 'mit_b9'; known: mit_b0, "));
        QVERIFY(messageOf({.name = "mit_b0", .depths = {2, 2}})
                    .contains("model.encoder.depths: unusable value [2, 2]; mit_b0 needs 4"));
        QVERIFY(messageOf({.name = "swin_t", .heads = {3, 6, 12, 5}})
                    .contains("model.encoder.heads: 5 heads do not divide the 768"));
        QVERIFY(
            messageOf({.name = "mit_b0", .window = 7}).contains("model.encoder.window: is a setting of swin encoders"));
        QVERIFY(messageOf({.name = "swin_t", .finalNorm = true}).contains("model.encoder.final_norm"));
        QVERIFY(
            messageOf({.name = "vit_b", .outputs = {3, 12}}).contains("model.encoder.outputs: unusable value [3, 12]"));
        QVERIFY(messageOf({.name = "vit_b", .srRatios = {1}}).contains("model.encoder.sr_ratios"));
    }
};

QTEST_GUILESS_MAIN(TestEncoderCheck)
#include "tst_encoder_check.moc"
