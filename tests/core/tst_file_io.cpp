#include "core/base/error.h"
#include "core/base/file_io.h"

#include <QtTest/QtTest>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace sdw;
namespace fs = std::filesystem;

class TestFileIo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { limitDiskForTests(-1); }

    void writesAndReadsBack()
    {
        const fs::path file = path("a file with blanks ü.bin");
        const std::string content("zero \0 inside", 13);
        writeFileWhole(file, content);
        QCOMPARE(readFileWhole(file), content);
        writeFileWhole(file, "short");
        QCOMPARE(readFileWhole(file), std::string("short"));
        QCOMPARE(filesInFolder(), 1);
    }
    void fullDiskKeepsTheOldFile()
    {
        const fs::path file = path("state");
        writeFileWhole(file, "old");
        limitDiskForTests(10);
        try {
            writeFileWhole(file, [](const ByteSink& sink) {
                sink("12345678", 8);
                sink("12345678", 8);
            });
            QFAIL("a full disk went unnoticed");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Resources);
            QVERIFY(QString(error.what()).contains("state"));
            QVERIFY(QString(error.what()).contains("No space left"));
        }
        QCOMPARE(readFileWhole(file), std::string("old"));
        QCOMPARE(filesInFolder(), 1); // no temporary file is left behind
    }
    void aThrowingWriterKeepsTheOldFile()
    {
        const fs::path file = path("state");
        writeFileWhole(file, "old");
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writeFileWhole(file, [](const ByteSink& sink) {
                                     sink("new", 3);
                                     throw std::logic_error("half way");
                                 }));
        QCOMPARE(readFileWhole(file), std::string("old"));
        QCOMPARE(filesInFolder(), 1);
    }
    void missingFolderIsNamed()
    {
        QVERIFY_THROWS_EXCEPTION(Error, writeFileWhole(path("no/such/folder/file"), "x"));
        QVERIFY_THROWS_EXCEPTION(Error, readFileWhole(path("nothing")));
    }
    void readingHasALimitAndNeverHangs()
    {
        writeFileWhole(path("large"), std::string(1000, 'x'));
        QVERIFY_THROWS_EXCEPTION(Error, readFileWhole(path("large"), 999));
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        QVERIFY_THROWS_EXCEPTION(Error, readFileWhole(path("pipe")));
        QVERIFY_THROWS_EXCEPTION(Error, readFileWhole(path("")));
    }
    void appendedLinesSurviveATornOne()
    {
        const fs::path file = path("events.jsonl");
        appendLine(file, "one");
        std::ofstream(file, std::ios::app) << "torn"; // as a crash leaves it
        appendLine(file, "two");
        QCOMPARE(readFileWhole(file), std::string("one\ntorn\ntwo\n"));
    }
    void foldersAreMadeWithTheirParents()
    {
        makeFolder(path("a/b/c"));
        QVERIFY(fs::is_directory(path("a/b/c")));
        makeFolder(path("a/b/c"));
        writeFileWhole(path("a/file"), "");
        QVERIFY_THROWS_EXCEPTION(Error, makeFolder(path("a/file")));
        QVERIFY_THROWS_EXCEPTION(Error, makeFolder(path("a/file/below")));
    }
    void freeSpaceOfAFolderThatIsNotThereYet()
    {
        QVERIFY(freeDiskBytes(path("not/yet/there")) > 0);
        limitDiskForTests(123);
        QCOMPARE(freeDiskBytes(path("x")), std::uint64_t(123));
    }

private:
    fs::path path(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
    int filesInFolder() const { return int(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFileIo)
#include "tst_file_io.moc"
