#include "core/base/file_lock.h"
#include "core/training/run_state.h"
#include "tests/support/run_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;

class TestRunState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAndProcessesTogether_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("alive");
        QTest::addColumn<bool>("elsewhere");
        QTest::addColumn<bool>("pid");
        QTest::addColumn<RunState>("state");
        QTest::newRow("nothing yet") << "" << false << false << false << RunState::NotBegun;
        QTest::newRow("getting ready") << "" << true << false << true << RunState::Waiting;
        QTest::newRow("killed while getting ready") << "" << false << false << true << RunState::Orphaned;
        QTest::newRow("runs") << "running" << true << false << true << RunState::Running;
        QTest::newRow("runs on another machine") << "running" << false << true << true << RunState::Running;
        QTest::newRow("killed") << "running" << false << false << true << RunState::Orphaned;
        QTest::newRow("killed, pid swept away") << "resumed" << false << false << false << RunState::Orphaned;
        QTest::newRow("evaluates") << "evaluating" << true << false << true << RunState::Evaluating;
        QTest::newRow("pauses") << "paused" << true << false << true << RunState::Paused;
        QTest::newRow("killed in a pause") << "paused" << false << false << true << RunState::Orphaned;
        QTest::newRow("finished") << "finished" << false << false << false << RunState::Finished;
        QTest::newRow("being resumed") << "stopped" << true << false << true << RunState::Waiting;
        QTest::newRow("stopped") << "stopped" << false << false << false << RunState::Stopped;
        QTest::newRow("failed") << "failed" << false << false << false << RunState::Failed;
        QTest::newRow("a word of later versions") << "dreaming" << true << false << true << RunState::Running;
    }
    void wordsAndProcessesTogether()
    {
        QFETCH(QString, status);
        QFETCH(bool, alive);
        QFETCH(bool, elsewhere);
        QFETCH(bool, pid);
        RunProcess process{.alive = alive, .elsewhere = elsewhere};
        if (pid) process.pid = 4711;
        QTEST(runState(status.toStdString(), process), "state");
    }
    void processesAreFoundByTheirLock()
    {
        QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        QVERIFY(!findRunProcess(folder).alive);
        std::ofstream(folder / "pid") << "1234\n";
        {
            const FileLock lock(folder / ".lock");
            QVERIFY(findRunProcess(folder).alive);
        }
        const RunProcess process = findRunProcess(folder);
        QVERIFY(!process.alive);
        QCOMPARE(*process.pid, std::int64_t(1234));
        std::ofstream(folder / "pid") << "nonsense";
        QVERIFY(!findRunProcess(folder).pid);
        QVERIFY(!findRunProcess(folder / "none").folder);
        QCOMPARE(runState("running", findRunProcess(folder / "none")), RunState::Gone);
    }
    void whatIsLaunchedHasAMomentToBegin()
    {
        QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        const auto state = [&] { return runState("", findRunProcess(folder)); };
        QCOMPARE(state(), RunState::NotBegun);
        std::ofstream(folder / "launch.json") << "{}";
        QCOMPARE(state(), RunState::Waiting);
        const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
        std::filesystem::last_write_time(folder / "launch.json", long_ago);
        QCOMPARE(state(), RunState::NotBegun);
        std::ofstream(folder / "console.txt").flush(); // begun once more
        QCOMPARE(state(), RunState::Waiting);
        std::ofstream(folder / "console.txt") << "segdeformer: there is no data set\n";
        QCOMPARE(state(), RunState::NotBegun);
    }
};

QTEST_GUILESS_MAIN(TestRunState)
#include "tst_run_state.moc"
