#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/run_notes.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>

using namespace sdw;

class TestRunNotes : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path folder() const { return m_dir.path().toStdString(); }

private Q_SLOTS:
    void writtenAndReadBack()
    {
        QVERIFY(readRunNotes(folder()) == RunNotes());
        const RunNotes notes{"first try,\nwith \"tokens\" – ü", {"baseline", "keep"}};
        writeRunNotes(folder(), notes);
        QVERIFY(readRunNotes(folder()) == notes);
    }
    void strangersKeysAreKept()
    {
        std::ofstream(folder() / "notes.json") << R"({"colour": "red", "tags": ["a", 5], "notes": 7})";
        QCOMPARE(readRunNotes(folder()).tags, (std::vector<std::string>{"a"}));
        QVERIFY(readRunNotes(folder()).notes.empty());
        writeRunNotes(folder(), {"n", {}});
        QVERIFY(readFileWhole(folder() / "notes.json").find("\"colour\": \"red\"") != std::string::npos);
    }
    void brokenFilesAreEmpty()
    {
        std::ofstream(folder() / "notes.json") << "{\"notes\": ";
        QVERIFY(readRunNotes(folder()) == RunNotes());
        std::ofstream(folder() / "notes.json") << "[1]";
        QVERIFY(readRunNotes(folder()) == RunNotes());
    }
    void afullDiskIsAnError()
    {
        limitDiskForTests(2);
        QVERIFY_THROWS_EXCEPTION(Error, writeRunNotes(folder(), {"much", {}}));
        limitDiskForTests(-1);
    }
};

QTEST_GUILESS_MAIN(TestRunNotes)
#include "tst_run_notes.moc"
