// Where the parts of a project lie, whatever its images are called.
#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "tests/support/dataset_files.h"

#include <QtTest/QtTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

/// The number of a process that has ended.
std::string endedProcess()
{
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return std::to_string(child);
}

} // namespace

class TestProjectFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyImageHasFilesOfItsOwn()
    {
        const AnnotationFiles files = annotationFiles("/p", "photos/tief/ein Bild ü.jpg");
        QCOMPARE(files.labels, fs::path("/p/labels/photos/tief/ein Bild ü.jpg.png"));
        QCOMPARE(files.journal, fs::path("/p/.autosave/photos/tief/ein Bild ü.jpg.journal"));
        QVERIFY(annotationFiles("/p", "s/a.jpg").labels != annotationFiles("/p", "s/a.png").labels);
        QCOMPARE(statesFile("/p"), fs::path("/p/states.json"));
        QCOMPARE(indexFile("/p"), fs::path("/p/index.sqlite"));
    }

    void namesThatLeadOutsideAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"", "s", "s/", "/etc/passwd", "../a/b", "s/../../b.png", "s//b.png", "s/./b.png",
                                 "s\\b/c", "s/..", "./b"})
            QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(name)))) << QByteArray(name);
        QTest::newRow("zero byte") << QByteArray("s/a\0b.png", 9);
    }
    void namesThatLeadOutsideAreRefused()
    {
        QFETCH(QByteArray, name);
        const std::string image = name.toStdString();
        SDW_CONTAINS(test::messageOf([&] { annotationFiles("/p", image); }), "SOURCE/path/in/source");
    }

    void longNamesFitTheFileSystem()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        std::string name;
        while (name.size() < 248)
            name += "ü";
        std::vector<std::string> images;
        for (const char* end : {"1.png", "2.png"}) {
            images.push_back("s/" + name + end);
            const AnnotationFiles files = annotationFiles(folder, images.back());
            for (const fs::path& file : {files.labels, files.journal}) {
                makeFolder(file.parent_path());
                fs::path damaged = file;
                damaged += ".damaged";
                writeFileWhole(damaged, "x");
                QVERIFY(!QString::fromStdString(file.filename().string()).contains(QChar(QChar::ReplacementCharacter)));
            }
            writeFileWhole(files.labels, "x");
        }
        images.push_back("s/" + name + "3.png");
        QVERIFY(annotationFiles(folder, images[0]).labels != annotationFiles(folder, images[1]).labels);
        const auto labelled = findLabelled(folder, images);
        QVERIFY(labelled[0] && labelled[1] && !labelled[2]);
    }

    void labelledImagesAreFound()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        QVERIFY(!findLabelled(folder, {"s/a.png"})[0]);
        test::writeText(annotationFiles(folder, "s/a.png").labels, "x");
        test::writeText(annotationFiles(folder, "s/deep/b.png").journal, "x");
        test::writeText(folder / "labels/s/c.png.txt", "x");
        fs::create_symlink("/etc", folder / "labels/s/loop");
        QCOMPARE(findLabelled(folder, {"s/c.png", "s/a.png", "s/deep/b.png", "../x", "s/b.png"}),
                 (std::vector<bool>{false, true, true, false, false}));
    }

    void onlyLeftoversOfEndedProgramsGo()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const std::string ended = endedProcess();
        const fs::path gone[] = {folder / ("labels/s/a.png.png.tmp" + ended),
                                 folder / (".autosave/s/a.png.journal.tmp" + ended),
                                 folder / ("project.json.tmp" + ended), folder / ("states.json.tmp" + ended)};
        const fs::path kept[] = {folder / ("labels/s/a.png.png.tmp" + std::to_string(::getpid())),
                                 folder / "labels/s/a.png.png.tmp1", // the first process always runs
                                 folder / ("labels/s/a.tmp" + ended + ".png"),
                                 folder / "labels/s/a.png.tmp",
                                 folder / "labels/s/a.png.tmp-5",
                                 folder / ("runs/x.tmp" + ended),
                                 folder / ("my.tmp" + ended),
                                 folder / "labels/s/b.png.png"};
        for (const fs::path& file : gone)
            test::writeText(file, "x");
        for (const fs::path& file : kept)
            test::writeText(file, "x");
        QCOMPARE(removeLeftovers(folder), 4);
        for (const fs::path& file : gone)
            QVERIFY2(!fs::exists(file), file.c_str());
        for (const fs::path& file : kept)
            QVERIFY2(fs::exists(file), file.c_str());
        QCOMPARE(removeLeftovers(folder / "nowhere"), 0);
    }
};

QTEST_GUILESS_MAIN(TestProjectFiles)
#include "tst_project_files.moc"
