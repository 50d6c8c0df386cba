// What is found as one types, beyond single values: lists of the encoder that do not fit, crops that are too small.
#include "core/training/config_check.h"

#include <QtTest/QtTest>

using namespace sdw;
using nlohmann::json;

class TestConfigCheck : public QObject {
    Q_OBJECT
    static std::string pathOf(const char* path, const json& value)
    {
        json document = writeRunConfig(RunConfig());
        setValue(document, path, value);
        const auto problems = checkRunDocument(document);
        return problems.empty() ? "" : problems.front().path;
    }
private Q_SLOTS:
    void defaultsAreSound() { QVERIFY(checkRunDocument(writeRunConfig(RunConfig())).empty()); }
    void singleValuesComeFirst() { QCOMPARE(pathOf("train.power", -1), std::string("train.power")); }
    void listsThatDoNotFit() { QVERIFY(pathOf("model.encoder.depths", {2, 2}).starts_with("model.encoder")); }
    void aCropThatTheEncoderCannotTake() { QCOMPARE(pathOf("data.crop", {16, 64}), std::string("data.crop")); }
};

QTEST_GUILESS_MAIN(TestConfigCheck)
#include "tst_config_check.moc"
