// The command line `segdeformer interact`, on a data set drawn for it.
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

using namespace sdw;

class TestInteractCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::drawDataset(m_folder.path().toStdString(), 1, 3); }

    void countsClicksWithoutAModel()
    {
        const QString out = m_folder.filePath("out");
        const auto outcome = test::runProgram({"interact", "--json", "--data", m_folder.path(), "--limit", "2",
                                               "--clicks", "4", "--classes", "square,disc", "--out", out});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["images"].toInt(), 2);
        const QJsonObject methods = outcome.json()["methods"].toObject();
        QCOMPARE(methods.keys(), (QStringList{"grabcut", "magic_wand", "superpixel"}));
        for (const QString& name : methods.keys()) {
            const QJsonObject method = methods[name].toObject();
            QCOMPARE(method["objects"].toInt(), 4);
            QVERIFY(method["noc80"].toDouble() >= 1 && method["noc80"].toDouble() <= method["noc90"].toDouble());
            QVERIFY(method["noc90"].toDouble() <= 4);
            QCOMPARE(method["iou_after_clicks"].toArray().size(), 4);
            QCOMPARE(method["classes"].toArray().size(), 2);
        }
        QFile table(out + "/clicks.csv");
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count('\n'), 1 + 3 * 4);
        QVERIFY(QFile::exists(out + "/report.json"));
    }
    void selectorsWithAModel()
    {
        const QString run = m_folder.filePath("run"), config = m_folder.filePath("config.json");
        auto settings = test::tinyConfig(m_folder.path().toStdString());
        settings["train"]["iterations"] = 4;
        settings["eval"]["every"] = 4;
        writeFileWhole(config.toStdString(), settings.dump());
        const auto trained = test::runProgram({"train", "--config", config, "--run", run});
        QVERIFY2(trained.status == 0, qPrintable(trained.err));
        const auto outcome = test::runProgram({"interact", "--json", "--model", run, "--data", m_folder.path(),
                                               "--method", "consistency,live_fit", "--target", "piece", "--clicks", "3",
                                               "--limit", "1", "--contiguous", "--threads", "2"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject methods = outcome.json()["methods"].toObject();
        QCOMPARE(methods.keys(), (QStringList{"consistency", "live_fit"}));
        for (const QString& name : methods.keys())
            QVERIFY(methods[name].toObject()["objects"].toInt() >= 3);
    }
    void refuses_data()
    {
        QTest::addColumn<QStringList>("extra");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::newRow("method") << QStringList{"--method", "guess"} << 2 << "guess";
        QTest::newRow("no model") << QStringList{"--method", "consistency"} << 2 << "needs --model";
        QTest::newRow("class") << QStringList{"--classes", "tower"} << 3 << "ground, square, disc";
        QTest::newRow("split") << QStringList{"--split", "tset"} << 3 << "tset";
        QTest::newRow("clicks") << QStringList{"--clicks", "0"} << 2 << "clicks";
        QTest::newRow("too small") << QStringList{"--method", "magic_wand", "--smallest", "100"} << 3
                                   << "nothing to click";
    }
    void refuses()
    {
        QFETCH(QStringList, extra);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto outcome = test::runProgram(QStringList{"interact", "--data", m_folder.path()} + extra);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInteractCli)
#include "tst_interact_cli.moc"
