#include "core/base/file_lock.h"
#include "tests/support/run_files.h"
#include "ui/jobs/job_list.h"
#include "ui/training/run_watcher.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

class TestRunWatcher : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    JobList m_jobs;
    int m_runs = 0;

    test::RunFolderWriter newRun()
    {
        return test::RunFolderWriter(m_dir.filePath(QStringLiteral("run%1").arg(m_runs++)).toStdString());
    }

private Q_SLOTS:
    void followsARunFromBeforeItsBeginning()
    {
        auto run = newRun();
        std::filesystem::remove_all(run.folder());
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(10, 10);
        QSignalSpy changed(&watcher, &RunWatcher::changed);
        watcher.setWatching(true);
        QTRY_COMPARE(watcher.state(), RunState::Gone);
        std::filesystem::create_directories(run.folder());
        run.config();
        const FileLock lock(run.folder() / ".lock");
        run.status("started", 0);
        run.train(10, 1);
        QTRY_COMPARE(watcher.log().trainCount(), std::size_t(1));
        QTRY_COMPARE(watcher.state(), RunState::Running);
        QTRY_COMPARE(watcher.classNames().size(), std::size_t(3));
        QCOMPARE(watcher.iterations(), std::int64_t(400));
        run.train(20, 1);
        run.status("paused", 20);
        QTRY_COMPARE(watcher.state(), RunState::Paused);
        QCOMPARE(watcher.log().trainCount(), std::size_t(2));
        QVERIFY(changed.count() >= 3);
    }
    void aKilledProcessIsSeenWithoutANewLine()
    {
        auto run = newRun();
        run.status("running", 0);
        auto lock = std::make_unique<FileLock>(run.folder() / ".lock");
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(10, 10);
        watcher.setWatching(true);
        QTRY_COMPARE(watcher.state(), RunState::Running);
        lock.reset();
        QTRY_COMPARE(watcher.state(), RunState::Orphaned);
    }
    void knowsFromWhichCheckpointTheRunWouldGoOn()
    {
        auto run = newRun();
        run.status("running", 0);
        auto lock = std::make_unique<FileLock>(run.folder() / ".lock");
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(10, 10);
        QVERIFY(!watcher.resumePoint());
        watcher.setWatching(true);
        QTRY_VERIFY(watcher.resumePoint() && watcher.resumePoint()->beginsAgain());
        const auto last = run.checkpoint("last", 8);
        QTRY_COMPARE(watcher.resumePoint()->step, std::int64_t(8));
        std::fstream(last, std::ios::in | std::ios::out | std::ios::binary)
            .seekp(-1, std::ios::end)
            .put('x'); // its header is sound: while the run goes on nobody reads all of it
        QTest::qWait(30);
        QTRY_COMPARE(watcher.resumePoint()->step, std::int64_t(8));
        lock.reset();
        QTRY_VERIFY(watcher.resumePoint() && watcher.resumePoint()->isRefused());
        QCOMPARE(watcher.state(), RunState::Orphaned);
        run.checkpoint("last", 12);
        QTRY_VERIFY(watcher.resumePoint() && watcher.resumePoint()->step == 12);
    }
    void nothingIsReadWhileItIsOff()
    {
        auto run = newRun();
        run.train(10, 1);
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(5, 5);
        QTest::qWait(30);
        QCOMPARE(watcher.log().trainCount(), std::size_t(0));
        watcher.setWatching(true);
        QTRY_VERIFY(watcher.isSettled());
        QCOMPARE(watcher.log().trainCount(), std::size_t(1));
        watcher.setWatching(false);
        run.train(20, 1);
        QTest::qWait(30);
        QCOMPARE(watcher.log().trainCount(), std::size_t(1));
        watcher.look(); // asked for by hand
        QTRY_COMPARE(watcher.log().trainCount(), std::size_t(2));
    }
    void quietFilesAreNotTalkedAbout()
    {
        auto run = newRun();
        run.train(10, 1);
        run.status("finished", 10);
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(5, 5);
        watcher.setWatching(true);
        QTRY_VERIFY(watcher.isSettled() && watcher.state() == RunState::Finished);
        QSignalSpy changed(&watcher, &RunWatcher::changed);
        QTest::qWait(50);
        QCOMPARE(changed.count(), 0);
    }
    void longJournalsComeInSlicesAndShowAsWork()
    {
        auto run = newRun();
        std::string lines;
        const std::string padding(200, 'x');
        constexpr int kEvents = 80'000; // some 20 MB: several slices
        for (int step = 1; step <= kEvents; ++step)
            lines += "{\"type\":\"train\",\"time\":1700000000,\"step\":" + std::to_string(step) +
                     ",\"loss\":1.0,\"padding\":\"" + padding + "\"}\n";
        run.raw(lines);
        RunWatcher watcher(run.folder(), m_jobs);
        bool listed = false;
        connect(&m_jobs, &JobList::changed, &watcher, [&] { listed |= !m_jobs.running().empty(); });
        std::size_t before = 0;
        int times = 0;
        connect(&watcher, &RunWatcher::changed, this, [&] {
            QVERIFY(watcher.log().trainCount() >= before);
            before = watcher.log().trainCount();
            ++times;
        });
        watcher.setWatching(true);
        QTRY_VERIFY_WITH_TIMEOUT(watcher.isSettled(), 60'000);
        QCOMPARE(watcher.log().trainCount(), std::size_t(kEvents));
        QCOMPARE(before, std::size_t(kEvents));
        QVERIFY(times >= 1);
        QVERIFY(listed);
    }
    void mayBeDestroyedWhileItReads()
    {
        auto run = newRun();
        for (int step = 1; step <= 2000; ++step)
            run.train(step, 1);
        auto watcher = std::make_unique<RunWatcher>(run.folder(), m_jobs);
        watcher->setWatching(true);
        watcher.reset();
        QCoreApplication::processEvents();
    }
    void aFolderThatDisappearsKeepsWhatWasRead()
    {
        auto run = newRun();
        run.train(10, 1);
        run.status("finished", 10);
        RunWatcher watcher(run.folder(), m_jobs);
        watcher.setPace(5, 5);
        watcher.setWatching(true);
        QTRY_COMPARE(watcher.state(), RunState::Finished);
        std::filesystem::remove_all(run.folder());
        QTRY_COMPARE(watcher.state(), RunState::Gone);
        QCOMPARE(watcher.log().trainCount(), std::size_t(1));
    }
};

QTEST_MAIN(TestRunWatcher)
#include "tst_run_watcher.moc"
