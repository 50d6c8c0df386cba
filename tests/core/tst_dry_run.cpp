// A dry run says what a training would take, leaves nothing behind, and fails where the training would.
#include "core/base/error.h"
#include "core/training/dry_run.h"
#include "tests/support/drawn_dataset.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;

class TestDryRun : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    std::filesystem::path data() const { return m_root.filePath("data").toStdString(); }
    nlohmann::json document() const
    {
        auto tiny = test::tinyConfig(data());
        tiny["train"]["threads"] = 1; // more would wait for each other
        return tiny;
    }
    RunConfig config() const { return readRunConfig(document()); }
private Q_SLOTS:
    void initTestCase()
    {
        const QString scratch = m_root.filePath("tmp");
        QVERIFY(QDir().mkpath(scratch));
        qputenv("TMPDIR", scratch.toLocal8Bit());
        test::drawDataset(data());
    }
    void saysWhatTheRunWouldTake()
    {
        std::vector<int> stages;
        const DryRunReport report = dryRun(config(), [&](int done, int total) {
            stages.push_back(done);
            return done < total;
        });
        QCOMPARE(report.device, std::string("cpu"));
        QCOMPARE(report.trainImages, std::size_t(12));
        QCOMPARE(report.valImages, std::size_t(4));
        QCOMPARE(report.iterations, 12);
        QCOMPARE(report.evaluations, 2);
        QVERIFY(report.parameters > 1000);
        QVERIFY(report.loss > 0.1 && report.loss < 10);
        QVERIFY(report.secondsPerIteration > 0 && report.secondsPerEvaluation > 0);
        QCOMPARE(report.totalSeconds, 12 * report.secondsPerIteration + 2 * report.secondsPerEvaluation);
        QVERIFY(report.memoryPeakMb > 10);
        QVERIFY(report.checkpointBytes > 3 * 4 * report.parameters); // weights and two moments
        QVERIFY(stages.size() > 3 && std::ranges::is_sorted(stages));
        QVERIFY(QDir(m_root.filePath("tmp")).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot));
    }
    void withoutValidationThereIsNone()
    {
        RunConfig some = config();
        some.data.val.clear();
        const DryRunReport report = dryRun(some);
        QCOMPARE(report.evaluations, 0);
        QCOMPARE(report.secondsPerEvaluation, 0.0);
    }
    void failsWhereTheRunWould_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no data") << "root"
                                 << "/nowhere";
        QTest::newRow("no split") << "train"
                                  << "test";
        QTest::newRow("no validation") << "val"
                                       << "test";
    }
    void failsWhereTheRunWould()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        auto document = this->document();
        document["data"][key.toStdString()] = value.toStdString();
        QVERIFY_THROWS_EXCEPTION(Error, dryRun(readRunConfig(document)));
        QVERIFY(QDir(m_root.filePath("tmp")).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot));
    }
    void canBeStopped()
    {
        try {
            dryRun(config(), [](int done, int) { return done < 2; });
            QFAIL("not stopped");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestDryRun)
#include "tst_dry_run.moc"
