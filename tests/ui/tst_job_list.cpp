// Work that runs aside is listed while it runs, and can be stopped from the tray.
#include "core/base/error.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/jobs/job_tray.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest/QtTest>

#include <thread>

using namespace sdw;
using namespace sdw::ui;

namespace {

Job::Work untilStopped(int done, int total)
{
    return [done, total](const Progress& progress) -> Job::Deliver {
        while (progress(done, total))
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        throw Error("Stopped.", ErrorKind::Interrupted);
    };
}

} // namespace

class TestJobList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsWhatRuns()
    {
        JobList list;
        Job job;
        list.track(&job, QStringLiteral("Counting"));
        QVERIFY(list.running().empty());
        job.start(untilStopped(1, 4));
        QCOMPARE(list.running().size(), std::size_t(1));
        QCOMPARE(list.running().front().title, QStringLiteral("Counting"));
        QTRY_COMPARE(list.running().front().total, 4);
        QTRY_VERIFY(list.running().front().etaMs().has_value());
        list.setTitle(&job, QStringLiteral("Counting again"));
        QCOMPARE(list.running().front().title, QStringLiteral("Counting again"));
        job.cancel();
        QTRY_VERIFY(list.running().empty());
    }

    void laterWorkOfTheSameJobStaysListed()
    {
        JobList list;
        Job job;
        list.track(&job, QStringLiteral("Looking"));
        job.start(untilStopped(0, 0));
        job.start(untilStopped(0, 0)); // replaces it
        QTest::qWait(50);
        QCOMPARE(list.running().size(), std::size_t(1));
        list.cancelAll();
        QTRY_VERIFY(list.running().empty());
        QVERIFY(!job.isRunning());
    }

    void aJobMayGoWhileItRuns()
    {
        JobList list;
        auto job = std::make_unique<Job>();
        list.track(job.get(), QStringLiteral("Looking"));
        job->start(untilStopped(0, 0));
        job.reset();
        QVERIFY(list.running().empty());
    }

    void theTrayCancels()
    {
        JobList list;
        JobTray tray(list);
        Job job;
        list.track(&job, QStringLiteral("Counting"));
        QSignalSpy cancelled(&job, &Job::cancelled);
        job.start(untilStopped(1, 4));
        QVERIFY(tray.isHidden()); // short work shows nothing
        QTRY_VERIFY(!tray.isHidden());
        QTRY_VERIFY(
            tray.findChild<QToolButton*>(QStringLiteral("jobs"))->text().startsWith(QStringLiteral("Counting")));
        QTRY_COMPARE(tray.findChild<QProgressBar*>()->value(), 250); // of 1000
        tray.findChild<QToolButton*>(QStringLiteral("cancelJobs"))->click();
        QTRY_COMPARE(cancelled.count(), 1);
        QTRY_VERIFY(tray.isHidden());
    }

    void eachOfSeveralCanBeCancelled()
    {
        JobList list;
        JobTray tray(list);
        Job first, second;
        list.track(&first, QStringLiteral("First"));
        list.track(&second, QStringLiteral("Second"));
        first.start(untilStopped(0, 0));
        second.start(untilStopped(1, 2));
        QTRY_VERIFY(!tray.isHidden());
        QTRY_VERIFY(tray.findChild<QToolButton*>(QStringLiteral("jobs"))->text().contains(QLatin1Char('2')));
        tray.findChild<QToolButton*>(QStringLiteral("cancelJobs"))->click(); // which one, the list asks
        auto* popup = tray.findChild<QWidget*>(QStringLiteral("jobList"));
        QVERIFY(popup->isVisible());
        const auto buttons = popup->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 2);
        buttons[1]->click();
        QTRY_VERIFY(!second.isRunning());
        QVERIFY(first.isRunning());
        first.cancel();
        QTRY_VERIFY(list.running().empty());
    }

    void durationsAreRoundedUpAndReadable()
    {
        QCOMPARE(durationText(400), QStringLiteral("1 s"));
        QCOMPARE(durationText(41'000), QStringLiteral("41 s"));
        QCOMPARE(durationText(61'000), QStringLiteral("2 min"));
        QCOMPARE(durationText(2 * 3600'000 + 5 * 60'000), QStringLiteral("2 h 5 min"));
    }
};

QTEST_MAIN(TestJobList)
#include "tst_job_list.moc"
