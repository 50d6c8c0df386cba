#include "core/base/file_lock.h"
#include "core/training/run_summary.h"
#include "tests/support/run_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

class TestRunSummary : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path folder(const char* name) const { return m_dir.filePath(QLatin1String(name)).toStdString(); }

private Q_SLOTS:
    void followsARun()
    {
        test::RunFolderWriter run(folder("runs/a"));
        run.config();
        run.event("status", {{"status", "started"}, {"step", 0}, {"parameters", 3720000}});
        for (int step = 10; step <= 100; step += 10)
            run.train(step, 1);
        run.val(100, 0.41);
        RunSummaryReader reader(run.folder());
        RunSummary summary = reader.refresh();
        QCOMPARE(summary.state, RunState::Orphaned);
        QCOMPARE(summary.facts.encoder, std::string("mit_b0"));
        QCOMPARE(summary.facts.iterations, std::int64_t(400));
        QCOMPARE(summary.facts.classNames, (std::vector<std::string>{"road", "car", "pole"}));
        QCOMPARE(summary.step, std::int64_t(100));
        QVERIFY(std::abs(*summary.bestMeanIou - 0.41) < 1e-6);
        QCOMPARE(summary.bestStep, std::int64_t(100));
        QCOMPARE(*summary.parameters, 3720000.0);
        QCOMPARE(summary.trainedSeconds, 100.0);
        QCOMPARE(summary.startedAt, 1.7e9);
        QVERIFY(summary.complete);

        run.status("finished", 100);
        writeRunNotes(run.folder(), {"good", {"keep"}});
        summary = reader.refresh();
        QCOMPARE(summary.state, RunState::Finished);
        QCOMPARE(summary.notes.tags, (std::vector<std::string>{"keep"}));
        QVERIFY(reader.refresh() == summary);
    }
    void aJournalThatGrowsWithoutAProcessRunsElsewhere()
    {
        test::RunFolderWriter run(folder("runs/far"));
        run.status("running", 0);
        RunSummaryReader reader(run.folder());
        QCOMPARE(reader.refresh().state, RunState::Orphaned);
        run.train(10, 1);
        QCOMPARE(reader.refresh().state, RunState::Running);
        QVERIFY(reader.summary().process.elsewhere);
    }
    void theLastLinesOfAKilledProcessAreNoOtherMachine()
    {
        test::RunFolderWriter run(folder("runs/killed"));
        RunSummaryReader reader(run.folder());
        {
            const FileLock lock(run.folder() / ".lock");
            run.status("running", 0);
            QCOMPARE(reader.refresh().state, RunState::Running);
            run.train(10, 1);
        }
        QCOMPARE(reader.refresh().state, RunState::Orphaned);
        QCOMPARE(reader.refresh().state, RunState::Orphaned);
    }
    void brokenConfigurationsAreEmpty()
    {
        test::RunFolderWriter run(folder("runs/broken"));
        std::ofstream(run.folder() / "config.json")
            << "{\"model\": [], \"classes\": 3, \"train\": {\"iterations\": \"x\"}";
        QVERIFY(readRunFacts(run.folder()) == RunFacts());
        std::ofstream(run.folder() / "config.json")
            << "{\"model\": [], \"classes\": [3], \"train\": {\"iterations\": -5}}";
        QCOMPARE(readRunFacts(run.folder()).iterations, std::int64_t(0));
        QCOMPARE(readRunFacts(run.folder()).classNames.size(), std::size_t(1));
        QVERIFY(readRunFacts(folder("none")) == RunFacts());
    }
    void runsAreFoundByTheirFiles()
    {
        const fs::path runs = folder("found");
        test::RunFolderWriter(runs / "b").status("started", 0);
        test::RunFolderWriter(runs / "a").config();
        fs::create_directories(runs / "c");
        std::ofstream(runs / "c" / "launch.json") << "{}"; // a window starts it
        fs::create_directories(runs / "neither");
        std::ofstream(runs / "file") << "x";
        QCOMPARE(findRuns(runs), (std::vector<fs::path>{runs / "a", runs / "b", runs / "c"}));
        QVERIFY(findRuns(folder("none")).empty());
    }
    void readingMayBeStoppedAndGoesOn()
    {
        test::RunFolderWriter run(folder("runs/long"));
        std::string lines;
        for (int step = 1; step <= 60'000; ++step)
            lines += "{\"type\":\"train\",\"time\":1700000000,\"step\":" + std::to_string(step) +
                     ",\"loss\":1.0,\"padding\":\"" + std::string(100, 'x') + "\"}\n";
        run.raw(lines);
        RunSummaryReader reader(run.folder());
        QVERIFY(!reader.refresh([] { return false; }).complete);
        QVERIFY(reader.refresh().complete);
        QCOMPARE(reader.summary().step, std::int64_t(60'000));
    }
};

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_run_summary.moc"
