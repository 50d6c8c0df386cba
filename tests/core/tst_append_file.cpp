// A file that grows at its end: locks, what is taken back, and another file put in its place.
#include "core/base/append_file.h"
#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

class TestAppendFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = fs::path(m_dir->path().toStdString()) / "a.journal";
    }

    void growsAndIsCut()
    {
        {
            AppendFile file(m_file);
            QCOMPARE(file.size(), std::uint64_t(0));
            file.append("one");
            file.append("two");
            file.sync();
            file.cut(4);
            file.append("!");
            QCOMPARE(file.size(), std::uint64_t(5));
        }
        QCOMPARE(readFileWhole(m_file), std::string("onet!"));
        QCOMPARE(AppendFile(m_file).size(), std::uint64_t(5));
    }

    void isOpenOnce()
    {
        AppendFile file(m_file);
        QVERIFY_EXCEPTION_THROWN(AppendFile other(m_file), InUseError);
        file.append("mine");
        QCOMPARE(readFileWhole(m_file), std::string("mine"));
    }

    void aFileInItsPlaceIsAnotherOne()
    {
        auto before = std::make_unique<AppendFile>(m_file);
        before->append("old");
        const fs::path next = m_file.parent_path() / "next";
        writeFileWhole(next, std::string_view("newer"));
        fs::rename(next, m_file);
        AppendFile after(m_file); // the old one's lock says nothing about it
        QCOMPARE(after.size(), std::uint64_t(5));
        before.reset();
        QVERIFY_EXCEPTION_THROWN(AppendFile other(m_file), InUseError);
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const fs::path file = m_file.parent_path() / "missing" / "a";
        try {
            AppendFile made(file);
            QFAIL("opened");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("missing/a"), error.what());
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(TestAppendFile)
#include "tst_append_file.moc"
