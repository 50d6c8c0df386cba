#include "core/base/file_io.h"
#include "core/base/file_lock.h"
#include "tests/support/run_files.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/runs_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace sdw;
using namespace sdw::ui;
namespace fs = std::filesystem;

class TestRunsModel : public QObject {
    Q_OBJECT
    test::OwnHome m_home;
    JobList m_jobs;

    /// Three runs: one that has finished, one that runs (while `lock` is held) and one that was killed.
    static void writeRuns(const fs::path& runs)
    {
        test::RunFolderWriter best(runs / "b0-tokens");
        best.config();
        best.event("status", {{"status", "started"}, {"step", 0}, {"parameters", 3720000}});
        best.train(100, 1, 600);
        best.val(100, 0.419);
        best.status("finished", 100);
        test::RunFolderWriter runsNow(runs / "b1");
        runsNow.time += 5000;
        runsNow.config("mit_b1", "all_mlp");
        runsNow.status("running", 0);
        runsNow.train(100, 1, 60);
        test::RunFolderWriter killed(runs / "b2");
        killed.time += 9000;
        killed.config("mit_b2", "all_mlp");
        killed.status("running", 0);
        killed.val(10, 0.1);
    }
    static QString shown(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void listsRunsAsTheyStand()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        const FileLock lock(toPath(dir.path()) / "b1" / ".lock");
        RunsModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(shown(model, 0, RunsModel::Name), QStringLiteral("b0-tokens"));
        QCOMPARE(shown(model, 0, RunsModel::State), QStringLiteral("finished"));
        QCOMPARE(shown(model, 0, RunsModel::Data), QStringLiteral("street"));
        QCOMPARE(shown(model, 0, RunsModel::Model), QStringLiteral("mit_b0 + segdeformer"));
        QCOMPARE(shown(model, 0, RunsModel::BestMeanIou), QStringLiteral("41.9 %"));
        QCOMPARE(shown(model, 0, RunsModel::Parameters), QStringLiteral("3.72 M"));
        QCOMPARE(shown(model, 0, RunsModel::Time), QStringLiteral("10 min"));
        QCOMPARE(shown(model, 1, RunsModel::State), QStringLiteral("running · 25 %"));
        QCOMPARE(shown(model, 1, RunsModel::BestMeanIou), QStringLiteral("–"));
        QCOMPARE(shown(model, 1, RunsModel::Parameters), QStringLiteral("–"));
        QCOMPARE(shown(model, 2, RunsModel::State), QStringLiteral("cut off"));
        for (int row = 0; row < 3; ++row)
            QVERIFY(!model.index(row, RunsModel::State).data(Qt::DecorationRole).value<QIcon>().isNull());
    }
    void whatNobodyTrainsIsNotBegun()
    {
        QTemporaryDir dir;
        const fs::path runs = toPath(dir.path());
        for (const char* name : {"long-ago", "just-now"}) {
            fs::create_directories(runs / name);
            writeFileWhole(runs / name / "launch.json", "{}");
        }
        fs::last_write_time(runs / "long-ago/launch.json", fs::file_time_type::clock::now() - std::chrono::hours(1));
        RunsModel model(m_jobs);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 2);
        const int old = model.rowOf(dir.filePath(QStringLiteral("long-ago")));
        QCOMPARE(shown(model, old, RunsModel::State), QStringLiteral("not begun"));
        QVERIFY(model.index(old, RunsModel::State).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Resume")));
        QCOMPARE(shown(model, 1 - old, RunsModel::State), QStringLiteral("preparing"));
        RunsFilter filter(model);
        filter.setText(QStringLiteral("not begun"));
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(shown(filter, 0, RunsModel::Name), QStringLiteral("long-ago"));
        filter.setText({});
        filter.setStates({RunState::Waiting});
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(shown(filter, 0, RunsModel::Name), QStringLiteral("just-now"));
    }
    void saysWhatWatchersKnowOfRuns()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        auto lock = std::make_unique<FileLock>(toPath(dir.path()) / "b1" / ".lock");
        RunsModel model(m_jobs);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        RunSummary known = model.runAt(1);
        QCOMPARE(known.state, RunState::Running);
        QVERIFY(model.setData(model.index(1, RunsModel::Notes), QStringLiteral("mine"), Qt::EditRole));
        known.state = RunState::Stopped; // a watcher has looked since
        known.step = 200;
        known.bestMeanIou = 0.5;
        known.startedAt = 0; // it need not know
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFollowed({known});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown(model, 1, RunsModel::State), QStringLiteral("stopped"));
        QCOMPARE(shown(model, 1, RunsModel::BestMeanIou), QStringLiteral("50.0 %"));
        QCOMPARE(shown(model, 1, RunsModel::Notes), QStringLiteral("mine"));
        QVERIFY(model.runAt(1).startedAt > 0);
        model.setFollowed({known});
        QCOMPARE(changed.count(), 1);
        QTRY_VERIFY(model.isSettled()); // the notes are written
        model.refresh();
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(shown(model, 1, RunsModel::State), QStringLiteral("stopped")); // a look of its own changes nothing
        QCOMPARE(shown(model, 1, RunsModel::Notes), QStringLiteral("mine"));
        model.setFollowed({});
        model.refresh();
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(shown(model, 1, RunsModel::State), QStringLiteral("running · 25 %"));
    }
    void followsComingGoingAndChanging()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        RunsModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRunsFolder(dir.path());
        QTRY_COMPARE(model.rowCount(), 3);
        const QPersistentModelIndex last = model.index(2, 0);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setPace(10);
        model.setWatching(true);
        test::RunFolderWriter(toPath(dir.path()) / "b1-again").status("started", 0);
        fs::remove_all(toPath(dir.path()) / "b0-tokens");
        test::RunFolderWriter(toPath(dir.path()) / "b2").status("finished", 10);
        QTRY_COMPARE(shown(model, 1, RunsModel::Name), QStringLiteral("b1-again"));
        QTRY_COMPARE(model.rowCount(), 3);
        QTRY_COMPARE(shown(model, 2, RunsModel::State), QStringLiteral("finished"));
        QVERIFY(changed.count() >= 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(last.row(), 2); // what is selected stays selected
    }
    void foldersFromElsewhereAreListedOnce()
    {
        QTemporaryDir dir, other;
        writeRuns(toPath(dir.path()));
        test::RunFolderWriter(toPath(other.path()) / "far").status("finished", 0);
        RunsModel model(m_jobs);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRunsFolder(dir.path());
        model.setOpened({other.filePath(QStringLiteral("far")), dir.filePath(QStringLiteral("./b1"))});
        model.addOpened(other.filePath(QStringLiteral("none")));
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.rowOf(other.filePath(QStringLiteral("far"))) >= 0);
        const int none = model.rowOf(other.filePath(QStringLiteral("none")));
        QCOMPARE(shown(model, none, RunsModel::State), QStringLiteral("folder is gone"));
        QVERIFY(!model.index(none, RunsModel::Notes).flags().testFlag(Qt::ItemIsEditable));
        model.setOpened({});
        model.setRunsFolder({});
        QTRY_COMPARE(model.rowCount(), 0);
    }
    void notesAndTagsAreKeptInTheRun()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        RunsModel model(m_jobs);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        QVERIFY(model.index(0, RunsModel::Tags).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!model.index(0, RunsModel::Name).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(model.setData(model.index(0, RunsModel::Tags), QStringLiteral(" keep, baseline ,keep,"), Qt::EditRole));
        QVERIFY(model.setData(model.index(0, RunsModel::Notes), QStringLiteral("one\ntwo"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, RunsModel::Name), QStringLiteral("x"), Qt::EditRole));
        QCOMPARE(shown(model, 0, RunsModel::Tags), QStringLiteral("keep, baseline"));
        QCOMPARE(shown(model, 0, RunsModel::Notes), QStringLiteral("one"));
        model.refresh(); // before anything is written
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(shown(model, 0, RunsModel::Tags), QStringLiteral("keep, baseline"));
        const RunNotes notes = readRunNotes(model.runAt(0).folder);
        QCOMPARE(notes.notes, std::string("one\ntwo"));
        QCOMPARE(notes.tags, (std::vector<std::string>{"keep", "baseline"}));
    }
    void notesThatCannotBeKeptAreSaid()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        RunsModel model(m_jobs);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        QSignalSpy failed(&model, &RunsModel::failed);
        limitDiskForTests(0);
        model.setData(model.index(0, RunsModel::Notes), QStringLiteral("lost"), Qt::EditRole);
        QTRY_COMPARE(failed.count(), 1);
        limitDiskForTests(-1);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(shown(model, 0, RunsModel::Notes), QString());
    }
    void notesOfTheLastMomentAreWritten()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        {
            RunsModel model(m_jobs);
            model.setRunsFolder(dir.path());
            QTRY_VERIFY(model.isSettled());
            for (int row = 0; row < 3; ++row)
                model.setData(model.index(row, RunsModel::Notes), QStringLiteral("n%1").arg(row), Qt::EditRole);
        }
        QCOMPARE(readRunNotes(toPath(dir.filePath(QStringLiteral("b2")))).notes, std::string("n2"));
    }
    void sortsNumbersAsNumbersAndUnknownLast()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        RunsModel model(m_jobs);
        RunsFilter filter(model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        const auto names = [&] {
            QStringList found;
            for (int row = 0; row < filter.rowCount(); ++row)
                found << filter.index(row, RunsModel::Name).data().toString();
            return found;
        };
        QCOMPARE(names(), (QStringList{QStringLiteral("b2"), QStringLiteral("b1"), QStringLiteral("b0-tokens")}));
        filter.sort(RunsModel::BestMeanIou, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{QStringLiteral("b2"), QStringLiteral("b0-tokens"), QStringLiteral("b1")}));
        filter.sort(RunsModel::BestMeanIou, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{QStringLiteral("b0-tokens"), QStringLiteral("b2"), QStringLiteral("b1")}));
        filter.sort(RunsModel::Name, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{QStringLiteral("b0-tokens"), QStringLiteral("b1"), QStringLiteral("b2")}));
    }
    void filtersByWordsAndStates()
    {
        QTemporaryDir dir;
        writeRuns(toPath(dir.path()));
        writeRunNotes(toPath(dir.filePath(QStringLiteral("b2"))), {"Night images", {"baseline"}});
        RunsModel model(m_jobs);
        RunsFilter filter(model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRunsFolder(dir.path());
        QTRY_VERIFY(model.isSettled());
        filter.setText(QStringLiteral("segdeformer"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setText(QStringLiteral("night  BASE"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setText(QStringLiteral("night segdeformer"));
        QCOMPARE(filter.rowCount(), 0);
        filter.setText({});
        filter.setStates({RunState::Orphaned});
        QCOMPARE(filter.rowCount(), 2);
        filter.setStates({});
        QCOMPARE(filter.rowCount(), 3);
    }
};

QTEST_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
