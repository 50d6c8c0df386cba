#include "core/base/error.h"
#include "core/config/field_json.h"
#include "core/config/run_config.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace sdw;
using nlohmann::json;

namespace {

QString messageOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestFieldJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsSurviveARoundTrip()
    {
        const auto written = writeRunConfig(RunConfig{});
        QCOMPARE(writeRunConfig(readRunConfig(written)).dump(), written.dump());
        QCOMPARE(written["train"]["iterations"].get<int>(), 160000);
        QCOMPARE(written["model"]["decoder"]["alpha"].get<double>(), 0.4);
    }
    void everyErrorNamesTheKey_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("expected");
        QTest::newRow("wrong type") << R"({"train": {"batch": "big"}})"
                                    << R"(train.batch: unusable value "big"; expected a whole number from 1 to 65536.)";
        QTest::newRow("out of range") << R"({"train": {"batch": 0}})"
                                      << "train.batch: unusable value 0;";
        QTest::newRow("fraction") << R"({"train": {"batch": 1.5}})"
                                  << "train.batch: unusable value 1.5;";
        QTest::newRow("misspelt") << R"({"train": {"itterations": 5}})"
                                  << "Did you mean 'iterations'?";
        QTest::newRow("not allowed") << R"({"model": {"decoder": {"form": "new"}}})"
                                     << "expected one of paper, official, huggingface";
        QTest::newRow("list length") << R"({"data": {"crop": [512]}})"
                                     << "data.crop: unusable value [512]; expected a list of 2 whole numbers";
        QTest::newRow("list element") << R"({"data": {"crop": [512, "x"]}})"
                                      << R"(data.crop[1]: unusable value "x")";
        QTest::newRow("no object") << R"({"train": 3})"
                                   << "train: unusable value 3; expected an object.";
        QTest::newRow("unknown group") << R"({"trian": {}})"
                                       << "Unknown key 'trian'";
        QTest::newRow("combination") << R"({"model": {"decoder": {"name": "all_mlp", "form": "paper"}}})"
                                     << "all_mlp has the forms official and huggingface";
    }
    void everyErrorNamesTheKey()
    {
        QFETCH(QString, document);
        QFETCH(QString, expected);
        const QString message = messageOf([&] { readRunConfig(json::parse(document.toStdString())); });
        QVERIFY2(message.contains(expected), qPrintable(message));
    }
    void optionalsTakeNull()
    {
        const auto config = readRunConfig(json::parse(R"({"model": {"encoder": {"norm_eps": null, "window": 12}}})"));
        QVERIFY(!config.model.encoder.normEps);
        QCOMPARE(*config.model.encoder.window, 12);
    }
    void overridesAreJsonOrText()
    {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "config.json";
        std::ofstream(file) << R"({"train": {"batch": 2}})";
        const auto config = loadRunConfig(file, {"train.batch=4", "model.encoder.name=mit_b1", "data.crop=[64, 96]"});
        QCOMPARE(config.train.batch, 4);
        QCOMPARE(config.model.encoder.name, std::string("mit_b1"));
        QCOMPARE(config.data.crop[1], 96);
        QVERIFY(messageOf([&] { loadRunConfig(file, {"train.batch"}); }).contains("expected key=value"));
        QVERIFY(messageOf([&] { loadRunConfig(file, {"train.x=1"}); }).contains("config.json"));
        QVERIFY(messageOf([&] { loadRunConfig(file, {"data.root=\xe4"}); }).contains("not UTF-8"));
    }
    void deeplyNestedJsonIsRefused()
    {
        QVERIFY(messageOf([] { parseJson(std::string(100000, '['), "evil.json"); }).contains("evil.json"));
        QVERIFY(messageOf([] { parseJson("{\"a\": ", "cut.json"); }).contains("not valid JSON"));
    }
};

QTEST_GUILESS_MAIN(TestFieldJson)
#include "tst_field_json.moc"
