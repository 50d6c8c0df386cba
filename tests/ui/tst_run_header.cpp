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
        header.show(watcher, {}, {});
        QStringList found;
        for (const QLabel* label : header.findChildren<QLabel*>(QStringLiteral("finding")))
            found << label->text();
        return found;
    }
    /// What stands under the sentence of a run that can be resumed, and how many lines of trouble.
    std::pair<QString, QStringList> resuming(const std::filesystem::path& folder)
    {
        RunWatcher watcher(folder, m_jobs);
        watcher.setWatching(true);
        if (!QTest::qWaitFor([&] { return watcher.isSettled() && watcher.resumePoint(); })) return {};
        RunHeader header({&m_pause, &m_goOn, &m_stop, &m_resume, &m_promote});
        header.show(watcher, {}, watcher.resumePoint());
        const auto* line = header.findChild<QLabel*>(QStringLiteral("runResume"));
        QStringList troubles;
        for (const QLabel* label : header.findChildren<QLabel*>(QStringLiteral("finding")))
            troubles << label->text();
        return {line->isVisibleTo(&header) ? line->text() : QString(), troubles};
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
    void saysFromWhatTheRunGoesOn()
    {
        auto run = newRun("killed");
        run.train(10, 1);
        auto [words, troubles] = resuming(run.folder());
        QVERIFY2(words.contains(QStringLiteral("begins again")), qPrintable(words));
        QVERIFY(troubles.isEmpty());
        const auto third = run.checkpoint("step-00000008", 8), last = run.checkpoint("last", 12);
        std::tie(words, troubles) = resuming(run.folder());
        QCOMPARE(words, QStringLiteral("Resume goes on from last.safetensors, iteration 12"));
        QVERIFY(troubles.isEmpty());
        std::filesystem::resize_file(last, std::filesystem::file_size(last) - 1);
        std::tie(words, troubles) = resuming(run.folder());
        QCOMPARE(words, QStringLiteral("Resume goes on from step-00000008.safetensors, iteration 8"));
        QCOMPARE(troubles.size(), 1);
        QVERIFY2(troubles[0].contains(QStringLiteral("last.safetensors")), qPrintable(troubles[0]));
        std::filesystem::resize_file(third, 3);
        std::tie(words, troubles) = resuming(run.folder());
        QCOMPARE(words, QString());
        QCOMPARE(troubles.size(), 3); // that it cannot, and which files are damaged
        QVERIFY2(troubles[0].contains(QStringLiteral("cannot be resumed")), qPrintable(troubles[0]));
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
