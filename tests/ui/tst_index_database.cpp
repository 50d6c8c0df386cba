// index.sqlite: what is kept comes back, and whatever is wrong with the file costs nothing but time.
#include "core/base/file_io.h"
#include "ui/project/index_database.h"
#include "ui/project/project_session.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

namespace {

IndexRow someRow()
{
    IndexRow row{.image = "photos/ä.jpg", .file = {123456789012345, 42}, .labels = QStringLiteral("file 1/2")};
    row.facts = {.height = 480,
                 .width = 640,
                 .counted = true,
                 .pixels = {{3, 300'000}, {kUnlabelled, 7200}},
                 .problem = QStringLiteral("“it” is damaged")};
    return row;
}

} // namespace

class TestIndexDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsKeptComesBack()
    {
        const auto file = path("kept.sqlite");
        {
            IndexDatabase database(file);
            QVERIFY(!database.isInMemory());
            QVERIFY(database.rows().empty());
            database.write({someRow()});
            database.setThumbnail("photos/ä.jpg", {123456789012345, 42}, "jpeg");
        }
        IndexDatabase database(file);
        const auto rows = database.rows();
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].image, someRow().image);
        QVERIFY(rows[0].file == someRow().file);
        QCOMPARE(rows[0].labels, someRow().labels);
        QVERIFY(rows[0].facts == someRow().facts);
        QCOMPARE(database.thumbnail("photos/ä.jpg", {123456789012345, 42}), QByteArray("jpeg"));
        QVERIFY(database.thumbnail("photos/ä.jpg", {123456789012346, 42}).isEmpty()); // the image was changed
        QVERIFY(database.thumbnail("photos/b.jpg", {123456789012345, 42}).isEmpty());
    }

    void aRowIsReplacedAndRemoved()
    {
        IndexDatabase database(path("replaced.sqlite"));
        database.write({someRow()});
        IndexRow other = someRow();
        other.facts = {};
        database.write({other});
        QCOMPARE(database.rows().size(), std::size_t(1));
        QVERIFY(database.rows()[0].facts == ImageFacts());
        database.setThumbnail(other.image, {1, 1}, "jpeg");
        database.remove({other.image, "nobody.jpg"});
        QVERIFY(database.rows().empty());
        QVERIFY(database.thumbnail(other.image, {1, 1}).isEmpty());
    }

    void aDamagedFileIsBegunAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(5000, 'x');
        QTest::newRow("cut off") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("empty") << QByteArray();
    }
    void aDamagedFileIsBegunAnew()
    {
        QFETCH(QByteArray, content);
        const auto file = path(QTest::currentDataTag());
        writeFileWhole(file, content.toStdString());
        {
            IndexDatabase database(file);
            QVERIFY(!database.isInMemory());
            database.write({someRow()});
        }
        QCOMPARE(IndexDatabase(file).rows().size(), std::size_t(1));
    }

    void aFileOfAnotherMakeIsBegunAnew()
    {
        const auto file = path("other.sqlite");
        sql(file, {"CREATE TABLE images (name TEXT)", "INSERT INTO images VALUES ('a')"});
        IndexDatabase database(file);
        QVERIFY(database.rows().empty());
        database.write({someRow()});
        QCOMPARE(database.rows().size(), std::size_t(1));
    }

    void triggersOfStrangersNeverRun()
    {
        const auto file = path("trigger.sqlite");
        IndexDatabase(file).write({someRow()});
        sql(file, {"CREATE TRIGGER evil AFTER INSERT ON images BEGIN DELETE FROM images; END"});
        IndexDatabase database(file);
        database.write({someRow()});
        QCOMPARE(database.rows().size(), std::size_t(1)); // the trigger went with the file
    }

    void valuesThatCannotBeAreNotBelieved_data()
    {
        QTest::addColumn<QString>("pixels");
        for (const char* text : {"x", "1", "1:", ":5", "1:-5", "70000:5", "-1:5", "1:5 1:5", "2:5 1:5",
                                 "1:99999999999999999999", "1:4611686018427387904"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void valuesThatCannotBeAreNotBelieved()
    {
        QFETCH(QString, pixels);
        const auto file = path("values.sqlite");
        IndexDatabase(file).write({someRow()});
        sql(file, {QStringLiteral("UPDATE images SET pixels = '%1'").arg(pixels)});
        IndexDatabase database(file);
        QVERIFY(database.rows().empty());
        database.write({someRow()});
        QCOMPARE(database.rows().size(), std::size_t(1)); // it works again
    }

    void aFolderThatCannotBeWrittenIsMadeUpForInMemory()
    {
        IndexDatabase database(path("no-such-folder") / "index.sqlite");
        QVERIFY(database.isInMemory());
        database.write({someRow()});
        QCOMPARE(database.rows().size(), std::size_t(1));
    }

    void oneThatAnotherWindowWritesStays()
    {
        const auto file = path("busy.sqlite");
        IndexDatabase(file).write({someRow()});
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("busy"));
            other.setDatabaseName(fromPath(file));
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(QStringLiteral("BEGIN EXCLUSIVE")));
            IndexDatabase database(file);
            QVERIFY(database.isInMemory());
            QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("busy"));
        QCOMPARE(IndexDatabase(file).rows().size(), std::size_t(1));
    }

    void aLinkIsNotFollowed()
    {
        const auto target = path("target.sqlite"), link = path("link.sqlite");
        writeFileWhole(target, "something of somebody");
        std::filesystem::create_symlink(target, link);
        IndexDatabase database(link);
        database.write({someRow()});
        QVERIFY(!std::filesystem::is_symlink(link));
        QCOMPARE(readFileWhole(target), std::string("something of somebody"));
    }

    void stampsTellFilesApart()
    {
        QVERIFY(stampOf(path("nowhere")) == FileStamp());
        const auto file = path("stamped");
        writeFileWhole(file, "abc");
        const FileStamp before = stampOf(file);
        QCOMPARE(before.size, std::int64_t(3));
        QVERIFY(stampOf(file) == before);
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(1));
        QVERIFY(stampOf(file) != before);
    }

private:
    std::filesystem::path path(const char* name) const { return toPath(m_dir.filePath(QLatin1String(name))); }
    static void sql(const std::filesystem::path& file, const QStringList& statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            database.setDatabaseName(fromPath(file));
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString& statement : statements)
                QVERIFY2(query.exec(statement), qPrintable(statement));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestIndexDatabase)
#include "tst_index_database.moc"
