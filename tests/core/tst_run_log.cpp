#include "core/training/run_log.h"
#include "tests/support/run_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestRunLog : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_runs = 0;

    test::RunFolderWriter newRun()
    {
        return test::RunFolderWriter(m_dir.filePath(QStringLiteral("run%1").arg(m_runs++)).toStdString());
    }
    static std::vector<std::int64_t> stepsOf(const RunLog& log, Measure measure)
    {
        const auto curve = log.curve(measure);
        return {curve.steps.begin(), curve.steps.end()};
    }

private Q_SLOTS:
    void keepsFiguresInColumns()
    {
        auto run = newRun();
        run.event("status", {{"status", "started"}, {"step", 0}, {"parameters", 3720000}});
        run.train(10, 2);
        run.train(20, 1);
        run.val(20, 0.4, {0.5, 0.3, nullptr});
        run.event("checkpoint", {{"step", 20}, {"file", "checkpoints/last.safetensors"}});
        run.status("paused", 20);
        RunLog log(run.folder());
        QVERIFY(log.poll());
        QVERIFY(!log.poll()); // nothing new
        QCOMPARE(stepsOf(log, Measure::Loss), (std::vector<std::int64_t>{10, 20}));
        QCOMPARE(log.curve(Measure::Loss).values[1], 1.f);
        QCOMPARE(log.curve(Measure::Loss).seconds[1], 20.0);
        QCOMPARE(log.curve(Measure::MeanIou).values[0], 0.4f);
        QCOMPARE(log.classes(), std::size_t(3));
        QCOMPARE(log.classCurve(1).values[0], 0.3f);
        QVERIFY(std::isnan(log.classCurve(2).values[0]));
        QCOMPARE(log.best()->step, std::int64_t(20));
        QCOMPARE(log.parameters(), 3720000.0);
        QCOMPARE(log.checkpoints().back().file, std::string("checkpoints/last.safetensors"));
        QCOMPARE(log.lastStatus(), std::string("paused"));
        QCOMPARE(log.lastStep(), std::int64_t(20));
    }
    void addingKeepsTheGenerationAndReplacingChangesIt()
    {
        auto run = newRun();
        run.train(10, 1);
        RunLog log(run.folder());
        log.poll();
        const auto generation = log.curve(Measure::Loss).generation;
        run.train(20, 1);
        log.poll();
        QCOMPARE(log.curve(Measure::Loss).generation, generation);
        run.train(20, 3); // again: the one before does not count any more
        log.poll();
        QVERIFY(log.curve(Measure::Loss).generation != generation);
        QCOMPARE(stepsOf(log, Measure::Loss), (std::vector<std::int64_t>{10, 20}));
        QCOMPARE(log.curve(Measure::Loss).values[1], 3.f);
    }
    void aResumedRunReplacesWhatCameAfter()
    {
        auto run = newRun();
        run.status("started", 0);
        for (int step = 10; step <= 50; step += 10) {
            run.train(step, 1);
            run.val(step, step / 100.0);
            run.event("checkpoint", {{"step", step}, {"file", "a"}});
        }
        run.time += 5000; // killed, and found the next morning
        run.status("resumed", 30);
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(stepsOf(log, Measure::Loss), (std::vector<std::int64_t>{10, 20, 30}));
        QCOMPARE(stepsOf(log, Measure::MeanIou), (std::vector<std::int64_t>{10, 20, 30}));
        QCOMPARE(log.best()->step, std::int64_t(30));
        QCOMPARE(log.checkpoints().back().step, std::int64_t(30));
        run.train(40, 2);
        log.poll();
        QCOMPARE(stepsOf(log, Measure::Loss).back(), std::int64_t(40));
        QCOMPARE(log.curve(Measure::Loss).seconds.back(), 40.0); // neither the gap nor the lost steps count
    }
    void pausesAreNoTimeOfTraining()
    {
        auto run = newRun();
        run.status("started", 0);
        run.train(10, 1, 10);
        run.status("paused", 10);
        run.time += 100'000;
        run.status("running", 10);
        run.train(20, 1, 10);
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(log.trainedSeconds(), 20.0);
        QCOMPARE(log.clockJumps(), std::int64_t(0));
    }
    void clockJumpsDoNotBendTime()
    {
        auto run = newRun();
        run.status("started", 0);
        for (int step = 1; step <= 10; ++step)
            run.train(step, 1, 10);
        run.train(11, 1, -7200); // set back: winter time, twice
        run.train(12, 1, 10);
        run.train(13, 1, 1e6); // set forward by days
        run.train(14, 1, 10);
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(log.clockJumps(), std::int64_t(2));
        const auto seconds = log.curve(Measure::Loss).seconds;
        QVERIFY(std::is_sorted(seconds.begin(), seconds.end()));
        QVERIFY2(std::abs(seconds.back() - 140) < 1, qPrintable(QString::number(seconds.back())));
    }
    void everythingIsVoidWhenTheFileIsAnother()
    {
        auto run = newRun();
        run.train(10, 1);
        run.val(10, 0.9, {0.9});
        run.raw("garbage\n");
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(log.garbageLines(), std::int64_t(1));
        QCOMPARE(log.firstGarbage(), std::string("line 3: garbage"));
        std::filesystem::remove(run.journal());
        run.train(1, 2);
        QVERIFY(log.poll());
        QCOMPARE(stepsOf(log, Measure::Loss), (std::vector<std::int64_t>{1}));
        QVERIFY(!log.best());
        QCOMPARE(log.classes(), std::size_t(0));
        QCOMPARE(log.garbageLines(), std::int64_t(0));
    }
    void whatWasReadStandsWhenTheFolderGoes()
    {
        auto run = newRun();
        run.train(10, 1);
        RunLog log(run.folder());
        log.poll();
        std::filesystem::remove_all(run.folder());
        QVERIFY(log.poll());
        QCOMPARE(log.state(), JournalState::Gone);
        QCOMPARE(log.trainCount(), std::size_t(1));
        QVERIFY(!log.poll());
    }
    void classesMayBecomeMore()
    {
        auto run = newRun();
        run.val(10, 0.5, {0.5});
        run.val(20, 0.5, {0.5, 0.25});
        run.val(30, 0.5, nlohmann::ordered_json::array());
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(log.classes(), std::size_t(2));
        QCOMPARE(log.classCurve(1).values.size(), std::size_t(3));
        QVERIFY(std::isnan(log.classCurve(1).values[0]));
        QCOMPARE(log.classCurve(1).values[1], 0.25f);
    }
    void listsAreBounded()
    {
        auto run = newRun();
        std::string lines;
        for (int i = 0; i < 12'000; ++i)
            lines += "{\"type\":\"error\",\"step\":1,\"message\":\"no " + std::to_string(i) + "\"}\n";
        run.raw(lines);
        RunLog log(run.folder());
        log.poll();
        QCOMPARE(log.errors().size(), RunLog::kMostEntries);
        QCOMPARE(log.errors().back().message, std::string("no 11999"));
    }
};

QTEST_GUILESS_MAIN(TestRunLog)
#include "tst_run_log.moc"
