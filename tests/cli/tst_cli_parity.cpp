#include "tests/support/test_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

class TestCliParity : public QObject {
    Q_OBJECT
private:
    struct Outcome {
        int status = -1;
        QByteArray out, err;
    };
    static Outcome call(const QStringList& arguments)
    {
        QProcess process;
        process.start(sdw::test::program(), arguments);
        if (!process.waitForFinished(120000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QString golden(const char* name)
    {
        return QString::fromStdString(sdw::test::ownFile(std::string("golden/parity/") + name).string());
    }
private Q_SLOTS:
    void goodCasesPass()
    {
        const auto outcome = call({"parity", golden("metrics"), golden("lr_schedule")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(outcome.out.contains("PASS metrics") && outcome.out.contains("2 of 2 cases passed"));
    }
    void badCasesFailWithStatusThreeAndTheOthersStillCount()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(golden("metrics/tensors.safetensors"), folder.filePath("tensors.safetensors")));
        QFile meta(folder.filePath("meta.json"));
        QVERIFY(meta.open(QIODevice::WriteOnly) && meta.write(R"({"case": "broken", "num_classes": 3})") > 0);
        meta.close();
        const auto outcome = call({"--json", "parity", folder.path(), golden("metrics")});
        QCOMPARE(outcome.status, 3);
        const auto result = QJsonDocument::fromJson(outcome.out).object();
        QCOMPARE(result["passed"].toBool(true), false);
        QCOMPARE(result["cases"].toArray().size(), 2);
        QVERIFY(!result["cases"][0]["error"].toString().isEmpty());
        QCOMPARE(result["cases"][1]["passed"].toBool(), true);
    }
    void wrongUseIsStatusTwo() { QCOMPARE(call({"parity"}).status, 2); }
    void noFolderIsStatusThree() { QCOMPARE(call({"parity", "/nowhere/at/all"}).status, 3); }
};

QTEST_GUILESS_MAIN(TestCliParity)
#include "tst_cli_parity.moc"
