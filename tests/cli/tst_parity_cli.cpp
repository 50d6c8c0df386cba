#include "tests/support/program.h"

#include <QJsonArray>
#include <QTemporaryDir>

class TestParityCli : public QObject {
    Q_OBJECT
private:
    static QString golden(const char* name)
    {
        return QString::fromStdString(sdw::test::ownFile(std::string("golden/parity/") + name).string());
    }
private Q_SLOTS:
    void goodCasesPass()
    {
        const auto outcome = sdw::test::runProgram({"parity", golden("metrics"), golden("lr_schedule")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("PASS metrics") && outcome.out.contains("2 of 2 cases passed"));
    }
    void badCasesFailWithStatusThreeAndTheOthersStillCount()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(golden("metrics/tensors.safetensors"), folder.filePath("tensors.safetensors")));
        QFile meta(folder.filePath("meta.json"));
        QVERIFY(meta.open(QIODevice::WriteOnly) && meta.write(R"({"case": "broken", "num_classes": 3})") > 0);
        meta.close();
        const auto outcome = sdw::test::runProgram({"--json", "parity", folder.path(), golden("metrics")});
        QCOMPARE(outcome.status, 3);
        const auto result = outcome.json();
        QCOMPARE(result["passed"].toBool(true), false);
        QCOMPARE(result["cases"].toArray().size(), 2);
        QVERIFY(!result["cases"][0]["error"].toString().isEmpty());
        QCOMPARE(result["cases"][1]["passed"].toBool(), true);
    }
    void wrongUseIsStatusTwo() { QCOMPARE(sdw::test::runProgram({"parity"}).status, 2); }
    void noFolderIsStatusThree() { QCOMPARE(sdw::test::runProgram({"parity", "/nowhere/at/all"}).status, 3); }
};

QTEST_GUILESS_MAIN(TestParityCli)
#include "tst_parity_cli.moc"
