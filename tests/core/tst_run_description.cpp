// The description of a run's settings is the configuration itself, no more and no less; and it finds every fault.
#include "core/base/error.h"
#include "core/config/presets.h"
#include "core/config/run_description.h"

#include <QtTest/QtTest>

#include <set>

using namespace sdw;
using nlohmann::json;

namespace {

/// Paths of all values that are no objects.
void leaves(const json& value, const std::string& path, std::set<std::string>& found)
{
    if (!value.is_object()) {
        found.insert(path);
        return;
    }
    for (const auto& [key, below] : value.items())
        leaves(below, path.empty() ? key : path + "." + key, found);
}

std::vector<std::string> pathsOf(const std::vector<FieldProblem>& problems)
{
    std::vector<std::string> paths;
    for (const auto& problem : problems)
        paths.push_back(problem.path);
    return paths;
}

} // namespace

class TestRunDescription : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsEverySettingWithItsDefault()
    {
        const json whole = writeRunConfig(RunConfig());
        std::set<std::string> wanted, told;
        leaves(whole, "", wanted);
        for (const auto& field : runFields()) {
            QVERIFY2(told.insert(field.path).second, field.path.c_str());
            const json* standard = findValue(whole, field.path);
            QVERIFY2(standard && *standard == field.standard, field.path.c_str());
            QVERIFY2(!field.info.help.empty() && !field.groups.empty(), field.path.c_str());
        }
        QCOMPARE(told, wanted);
    }
    void offersEveryEncoderAndLayout()
    {
        const auto fieldOf = [](const std::string& path) {
            return *std::ranges::find(runFields(), path, &FieldDescription::path);
        };
        QVERIFY(std::ranges::count(fieldOf("model.encoder.name").info.allowed, "swin_l") == 1);
        QVERIFY(std::ranges::count(fieldOf("model.decoder.name").info.allowed, "segdeformer") == 1);
        QCOMPARE(fieldOf("data.layout").info.allowed.front(), std::string("auto"));
        QVERIFY(std::ranges::count(fieldOf("data.layout").info.allowed, "project") == 1);
    }
    void saysWhatCanBeGiven_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << "train.batch"
                               << "whole number from 1 to 65536";
        QTest::newRow("open") << "train.warmup"
                              << "whole number of at least 0";
        QTest::newRow("choice") << "eval.mode"
                                << "one of whole, slide";
        QTest::newRow("list") << "data.crop"
                              << "list of 2 whole numbers from 16 to 8192";
        QTest::newRow("optional") << "model.encoder.width"
                                  << "whole number from 1 to 8192, or null";
        QTest::newRow("switch") << "data.photometric"
                                << "true or false";
    }
    void saysWhatCanBeGiven()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        const auto field = std::ranges::find(runFields(), path.toStdString(), &FieldDescription::path);
        QVERIFY(field != runFields().end());
        QCOMPARE(QString::fromStdString(allowedText(*field)), text);
    }
    void findsEveryFault()
    {
        json document = writeRunConfig(RunConfig());
        setValue(document, "train.batch", 0);
        setValue(document, "train.lr", "fast");
        setValue(document, "data.crop", {512});
        setValue(document, "model.encoder.name", "mit_b9");
        const std::vector<std::string> wanted = {"model.encoder.name", "data.crop", "train.batch", "train.lr"};
        QCOMPARE(pathsOf(findProblems(document)), wanted);
        for (const auto& problem : findProblems(document))
            QVERIFY2(problem.message.starts_with(problem.path + ": unusable value"), problem.message.c_str());
    }
    void findsWhatDoesNotFitTogether()
    {
        json document = writeRunConfig(RunConfig());
        setValue(document, "model.decoder.internal.heads", 3);
        QCOMPARE(pathsOf(findProblems(document)), std::vector<std::string>{"model.decoder.internal.heads"});
        setValue(document, "model.decoder.internal", {{"enabled", false}});
        setValue(document, "model.decoder.external", {{"enabled", false}});
        QCOMPARE(pathsOf(findProblems(document)), std::vector<std::string>{"model.decoder"}); // a group
        QVERIFY(findProblems(json{{"train", {{"bach", 2}}}}).size() == 1); // a key that nobody knows
    }
    void acceptsEveryPreset()
    {
        for (const auto& name : presetNames()) {
            const auto problems = findProblems(writeRunConfig(loadRunConfig(presetFile(name))));
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message.c_str());
        }
    }
    void anErrorLeadsToItsSetting()
    {
        QCOMPARE(problemOf("data.val: split 'x' is not there.").path, std::string("data.val"));
        QCOMPARE(problemOf("model.classes is 5, but there are 4.").path, std::string("model.classes"));
        QCOMPARE(problemOf("data.crop[0]: too small.").path, std::string("data.crop"));
        QCOMPARE(problemOf("model.decoder: neither.").path, std::string("model.decoder"));
        QCOMPARE(problemOf("Cannot open '/a/b'.").path, std::string());
        QCOMPARE(problemOf("").path, std::string());
    }
};

QTEST_GUILESS_MAIN(TestRunDescription)
#include "tst_run_description.moc"
