// What the header of a run says of a journal that is not as a training leaves it.
#include "tests/support/run_files.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/run_header.h"
#include "ui/training/run_watcher.h"

#include <QAction>
#include <QLabel>

using namespace sdw;
using namespace sdw::ui;

class TestRunHeader : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    QAction m_pause, m_goOn, m_stop, m_resume, m_promote;

    /// The lines under the sentence, once the journal is read.
    QStringList findings(const std::filesystem::path& folder)
    {
        RunWatcher watcher(folder, m_jobs);
        watcher.setPace(10, 10);
        watcher.setWatching(true);
        if (!QTest::qWaitFor([&] { return watcher.log().trainCount() >= 3 && watcher.isSettled(); })) return {};
        RunHeader header({&m_pause, &m_goOn, &m_stop, &m_resume, &m_promote});
        header.show(watcher, {});
        QStringList found;
        for (const QLabel* label : header.findChildren<QLabel*>(QStringLiteral("finding")))
            found << label->text();
        return found;
    }
    test::RunFolderWriter newRun(const char* name) const
    {
        test::RunFolderWriter run(m_home.file(QLatin1String(name)).toStdString());
        run.config();
        run.status("started", 0);
        return run;
    }

private Q_SLOTS:
    void soundJournalsNeedNoWords()
    {
        auto run = newRun("sound");
        for (int step = 10; step <= 30; step += 10)
            run.train(step, 1);
        QCOMPARE(findings(run.folder()), QStringList());
    }
    void saysWhatWasPassedOver()
    {
        auto run = newRun("odd");
        run.train(10, 1);
        run.raw("no line of a journal\n");
        run.raw("{\"type\": \"train\", \n");
        run.train(20, 1);
        run.train(30, 1, -86400);    // the clock was set back
        run.raw("{\"type\": \"tra"); // torn: it may yet be finished
        const QStringList found = findings(run.folder());
        QCOMPARE(found.size(), 2);
        QVERIFY2(found[0].contains(QStringLiteral("2")) && found[0].contains(QStringLiteral("events.jsonl")),
                 qPrintable(found[0]));
        QVERIFY2(found[1].contains(QStringLiteral("clock")), qPrintable(found[1]));
    }
};

QTEST_MAIN(TestRunHeader)
#include "tst_run_header.moc"
