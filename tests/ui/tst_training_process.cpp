// A training of its own: it outlives who started it, is found again, stopped, resumed and paused.
#include "core/base/error.h"
#include "core/training/events.h"
#include "core/training/run_folder.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/window_test.h"
#include "ui/jobs/process_control.h"
#include "ui/jobs/training_process.h"

#include <csignal>
#include <unistd.h>

using namespace sdw;
using namespace sdw::ui;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

class TestTrainingProcess : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    QString run(const char* name) const { return m_home.file(QLatin1String(name)); }
    nlohmann::json config(std::int64_t iterations) const
    {
        auto config = test::tinyConfig(toPath(m_home.file(QStringLiteral("data"))));
        config["train"]["iterations"] = iterations;
        return config;
    }
    static std::string lastStatus(const QString& folder)
    {
        std::string status;
        for (const auto& event : readEvents(toPath(folder) / "events.jsonl"))
            if (event["type"] == "status") status = event["status"];
        return status;
    }
    static bool waitForStatus(const QString& folder, const std::string& status)
    {
        return QTest::qWaitFor([&] { return lastStatus(folder) == status; }, kPatienceMs);
    }
    static bool waitForEnd(const TrainingProcess& process)
    {
        return QTest::qWaitFor([&] { return !process.isAlive(); }, kPatienceMs);
    }
    static std::int64_t lastStep(const QString& folder)
    {
        std::int64_t step = 0;
        for (const auto& event : readEvents(toPath(folder) / "events.jsonl"))
            if (event["type"] == "train") step = event["step"];
        return step;
    }

    static pid_t pidOf(const QString& folder)
    {
        QFile file(folder + QStringLiteral("/pid"));
        return file.open(QIODevice::ReadOnly) ? pid_t(file.readAll().trimmed().toLongLong()) : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo(TrainingProcess::program()).isExecutable()) QSKIP("needs the program that SDW_PROGRAM names");
        qputenv("OMP_NUM_THREADS", "1");
        test::drawDataset(toPath(m_home.file(QStringLiteral("data"))));
    }
    void cleanup()
    {
        for (const char* name : {"short", "long", "paused", "killed"}) // nothing of a test that failed goes on
            if (TrainingProcess process(run(name)); process.isAlive()) {
                process.stop();
                waitForEnd(process);
            }
    }

    void trainsToTheEnd()
    {
        TrainingProcess process(run("short"));
        process.start(config(3));
        QVERIFY(process.isAlive());
        QVERIFY(waitForEnd(process));
        QCOMPARE(lastStatus(run("short")), std::string("finished"));
        QFile log(run("short") + QStringLiteral("/log.txt"));
        QVERIFY(log.open(QIODevice::ReadOnly) && log.readAll().contains("to leave 1 to other programs"));
        QVERIFY(QFile::exists(run("short") + QStringLiteral("/checkpoints/best.safetensors")));
        QVERIFY_THROWS_EXCEPTION(Error, process.start(config(3))); // the folder holds a run
    }

    void outlivesItsStarterAndIsFoundStoppedAndResumed()
    {
        const QString folder = run("long");
        {
            TrainingProcess starter(folder);
            starter.start(config(100'000));
        } // the window is gone
        QVERIFY(waitForStatus(folder, "running"));
        TrainingProcess found(folder);
        QVERIFY(found.isAlive() && !found.isStarting());
        QVERIFY(::getsid(pidOf(folder)) != ::getsid(0)); // what ends our session or terminal does not reach it
        QVERIFY_THROWS_EXCEPTION(Error, found.resume()); // one is there
        QTRY_VERIFY_WITH_TIMEOUT(lastStep(folder) > 2, kPatienceMs);
        const auto askAgain = [&] { // impatience does not cost the checkpoint
            if (lastStatus(folder) != "stopped") found.stop();
            return !found.isAlive();
        };
        QVERIFY(QTest::qWaitFor(askAgain, kPatienceMs));
        QCOMPARE(lastStatus(folder), std::string("stopped"));
        QVERIFY(QFile::exists(folder + QStringLiteral("/checkpoints/last.safetensors")));

        const std::int64_t stopped = lastStep(folder);
        found.resume(stopped + 4);
        QVERIFY(waitForEnd(found));
        QCOMPARE(lastStatus(folder), std::string("finished"));
        QCOMPARE(lastStep(folder), stopped + 4);
    }

    void oneThatWasKilledGoesOn()
    {
        const QString folder = run("killed");
        TrainingProcess process(folder);
        auto often = config(100'000);
        often["train"]["checkpoint_every"] = 2;
        process.start(often);
        QTRY_VERIFY_WITH_TIMEOUT(lastStep(folder) > 4, kPatienceMs);
        ::kill(pidOf(folder), SIGKILL);
        QVERIFY(waitForEnd(process));
        const std::string last = lastStatus(folder); // it could say nothing more
        QVERIFY2(last == "running" || last == "evaluating", last.c_str());
        const std::int64_t killed = lastStep(folder);
        process.resume(killed + 4);
        QVERIFY(waitForEnd(process));
        QCOMPARE(lastStatus(folder), std::string("finished"));
        QCOMPARE(lastStep(folder), killed + 4);
    }

    void pausesAndGoesOn()
    {
        const QString folder = run("paused");
        TrainingProcess process(folder);
        process.start(config(100'000));
        QVERIFY(waitForStatus(folder, "running"));
        process.pause();
        QVERIFY(waitForStatus(folder, "paused"));
        QVERIFY(process.isPausing());
        QVERIFY(QFile::exists(folder + QStringLiteral("/checkpoints/last.safetensors"))); // should the power fail
        process.goOn();
        QVERIFY(waitForStatus(folder, "running"));
        QVERIFY(!process.isPausing());
        process.pause();
        QVERIFY(waitForStatus(folder, "paused"));
        process.stop(); // out of the pause, too
        QVERIFY(waitForEnd(process));
        QCOMPARE(lastStatus(folder), std::string("stopped"));
    }

    void saysWhyItCouldNotBegin()
    {
        TrainingProcess process(run("broken"));
        auto broken = config(3);
        broken["train"]["batch"] = 0;
        process.start(broken);
        QVERIFY(waitForEnd(process));
        QVERIFY2(process.lastWords().contains(QStringLiteral("train.batch: unusable value 0")),
                 qPrintable(process.lastWords()));
        process.start(config(2)); // the folder can be used again
        QVERIFY(waitForEnd(process));
        QCOMPARE(lastStatus(run("broken")), std::string("finished"));
    }

    void runsGetFoldersOfTheirOwn()
    {
        const QString runs = run("runs");
        QCOMPARE(freeRunFolder(runs, QStringLiteral("a")), runs + QStringLiteral("/a"));
        QVERIFY(QDir().mkpath(runs + QStringLiteral("/a")) && QDir().mkpath(runs + QStringLiteral("/a-2")));
        QCOMPARE(freeRunFolder(runs, QStringLiteral("a")), runs + QStringLiteral("/a-3"));
    }
};

QTEST_MAIN(TestTrainingProcess)
#include "tst_training_process.moc"
