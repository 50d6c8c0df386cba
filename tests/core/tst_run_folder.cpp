#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/run_folder.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

using namespace sdw;

class TestRunFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isMadeAndLocked()
    {
        const QTemporaryDir parent;
        const std::filesystem::path path = std::filesystem::path(parent.path().toStdString()) / "a" / "run";
        {
            RunFolder folder(path, false);
            QVERIFY(!folder.hasRun());
            QVERIFY(std::filesystem::is_directory(folder.checkpoints()));
            QVERIFY(std::filesystem::exists(path / "pid"));
            QVERIFY(isTraining(path));
            folder.log().info("hello");
            QVERIFY(readFileWhole(path / "log.txt").find("hello") != std::string::npos);
            QVERIFY_THROWS_EXCEPTION(Error, RunFolder(path, true));
        }
        QVERIFY(!isTraining(path));
        QVERIFY(!std::filesystem::exists(path / "pid"));
        RunFolder again(path,
                        false); // a start that did not get as far as config.json leaves a folder that counts as empty
        QVERIFY(!again.hasRun());
    }
    void foldersInUseForSomethingElseAreRefused()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        writeFileWhole(path / "thesis.tex", "x");
        QVERIFY_THROWS_EXCEPTION(Error, RunFolder(path, false));
        QVERIFY_THROWS_EXCEPTION(Error, RunFolder(path, true));
        QVERIFY(std::filesystem::exists(path / "thesis.tex"));
    }
    void startsThatFailedAreForgotten()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const std::string failure = R"({"type":"error","step":0,"message":"no data"})"
                                    "\n"
                                    R"({"type":"status","status":"failed","step":0})"
                                    "\n";
        writeFileWhole(path / "events.jsonl", failure);
        writeFileWhole(path / "config.json.tmp4711", "{");
        {
            RunFolder again(path, false);
            QVERIFY(!again.hasRun());
            QVERIFY(!std::filesystem::exists(again.events()));
            QVERIFY(!std::filesystem::exists(path / "config.json.tmp4711"));
        }
        const std::string trained = failure + R"({"type":"train","step":10,"loss":1})" + "\n";
        writeFileWhole(path / "events.jsonl", trained); // a run whose config.json was lost
        QVERIFY_THROWS_EXCEPTION(Error, RunFolder(path, true));
        QCOMPARE(readFileWhole(path / "events.jsonl"), trained);
    }
    void theConfigurationIsWhatTheRunGoesBy()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(storedConfig(path).empty());
        writeFileWhole(path / "launch.json", "{}");
        QCOMPARE(storedConfig(path), path / "launch.json");
        writeFileWhole(path / "config.json", "{}");
        QCOMPARE(storedConfig(path), path / "config.json");
    }
    void oldRunsAreOnlyResumed()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        writeFileWhole(path / "config.json", "{}");
        QVERIFY_THROWS_EXCEPTION(Error, RunFolder(path, false));
        QVERIFY(RunFolder(path, true).hasRun());
    }
    void commands()
    {
        const QTemporaryDir parent;
        const std::filesystem::path path = parent.path().toStdString();
        writeFileWhole(path / "control", "stop\n");
        RunFolder folder(path, false);
        QCOMPARE(folder.command(), RunCommand::None); // a stale command does not stop a new start
        writeFileWhole(path / "control", "pause\n");
        QCOMPARE(folder.command(), RunCommand::Pause);
        writeFileWhole(path / "control", "resume");
        QCOMPARE(folder.command(), RunCommand::Resume);
        writeFileWhole(path / "control", "dance");
        QCOMPARE(folder.command(), RunCommand::None);
        folder.clearCommand();
        QVERIFY(!std::filesystem::exists(path / "control"));
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
