// Work aside: delivered on the GUI thread, stopped when asked, replaced by later work, errors as sentences.
#include "core/base/error.h"
#include "ui/jobs/job.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest/QtTest>

#include <thread>

using sdw::Error;
using sdw::ErrorKind;
using sdw::Progress;
using sdw::ui::Job;

namespace {

/// Work that waits until it is asked to stop.
Job::Deliver untilStopped(const Progress& progress)
{
    while (progress(0, 0))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    throw Error("Stopped.", ErrorKind::Interrupted);
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversOnTheGuiThread()
    {
        Job job;
        QSignalSpy finished(&job, &Job::finished);
        const auto gui = std::this_thread::get_id();
        std::thread::id worked, delivered;
        job.start([&](const Progress&) -> Job::Deliver {
            worked = std::this_thread::get_id();
            return [&] { delivered = std::this_thread::get_id(); };
        });
        QVERIFY(job.isRunning());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(delivered == gui);
        QVERIFY(worked != gui);
        QVERIFY(!job.isRunning());
    }

    void progressArrives()
    {
        Job job;
        QSignalSpy progressed(&job, &Job::progressed), finished(&job, &Job::finished);
        job.start([](const Progress& progress) -> Job::Deliver {
            for (int i = 1; i <= 3; ++i)
                progress(i, 3);
            return {};
        });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(progressed.count(), 3);
        QCOMPARE(progressed.last().at(0).toInt(), 3);
        QCOMPARE(progressed.last().at(1).toInt(), 3);
    }

    void errorsBecomeMessages_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("our own") << 0;
        QTest::newRow("standard") << 1;
        QTest::newRow("memory") << 2;
    }
    void errorsBecomeMessages()
    {
        QFETCH(int, kind);
        Job job;
        QSignalSpy failed(&job, &Job::failed), finished(&job, &Job::finished);
        job.start([kind](const Progress&) -> Job::Deliver {
            if (kind == 0) throw Error("The file is not there.");
            if (kind == 1) throw std::runtime_error("The file is not there.");
            throw std::bad_alloc();
        });
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(),
                 kind == 2 ? QStringLiteral("Memory ran out.") : QStringLiteral("The file is not there."));
        QCOMPARE(finished.count(), 0);
    }

    void cancelStopsTheWork()
    {
        Job job;
        QSignalSpy cancelled(&job, &Job::cancelled), failed(&job, &Job::failed);
        job.start(untilStopped);
        job.cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QCOMPARE(failed.count(), 0);
        QVERIFY(!job.isRunning());
    }

    void aLateCancelStillDropsTheResult()
    {
        Job job;
        QSignalSpy cancelled(&job, &Job::cancelled);
        QSemaphore done;
        bool delivered = false;
        job.start([&](const Progress&) -> Job::Deliver {
            done.release();
            return [&] { delivered = true; };
        });
        done.acquire();
        job.cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QVERIFY(!delivered);
    }

    void laterWorkReplacesEarlier()
    {
        Job job;
        QSignalSpy finished(&job, &Job::finished), cancelled(&job, &Job::cancelled);
        QStringList delivered;
        job.start([&](const Progress& progress) -> Job::Deliver {
            while (progress(0, 0))
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return [&] { delivered << QStringLiteral("first"); };
        });
        job.start([&](const Progress&) -> Job::Deliver { return [&] { delivered << QStringLiteral("second"); }; });
        job.start([&](const Progress&) -> Job::Deliver { return [&] { delivered << QStringLiteral("third"); }; });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(delivered, QStringList{QStringLiteral("third")});
        QCOMPARE(cancelled.count(), 0);
    }

    void cancelForgetsWaitingWork()
    {
        Job job;
        QSignalSpy cancelled(&job, &Job::cancelled), finished(&job, &Job::finished);
        job.start(untilStopped);
        job.start([](const Progress&) -> Job::Deliver { return {}; });
        job.cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QTest::qWait(20);
        QCOMPARE(finished.count(), 0);
        QVERIFY(!job.isRunning());
    }

    void theDestructorStopsAndWaits()
    {
        bool stopped = false;
        {
            Job job;
            job.start([&](const Progress& progress) -> Job::Deliver {
                while (progress(0, 0))
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                stopped = true;
                return {};
            });
        }
        QVERIFY(stopped);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
