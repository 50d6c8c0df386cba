// Files of a data set folder: whether there is any image is answered without a list, and as the list would answer it.
#include "core/base/file_io.h"
#include "core/datasets/file_tree.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

class TestFileTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyImageIsFound_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<bool>("any");
        QTest::newRow("nothing") << QStringList() << false;
        QTest::newRow("one") << QStringList{"a.png"} << true;
        QTest::newRow("deep inside") << QStringList{"a/b/c/d.JPG"} << true;
        QTest::newRow("other files") << QStringList{"a.txt", "b/c.json"} << false;
        QTest::newRow("hidden") << QStringList{".a.png", ".thumbnails/b.png", "__MACOSX/c.png"} << false;
        QTest::newRow("in a folder named like an image") << QStringList{"a.png/b.png"} << false;
        QTest::newRow("beside such a folder") << QStringList{"a.png/b.png", "z.png"} << true;
    }
    void anyImageIsFound()
    {
        QFETCH(QStringList, files);
        QFETCH(bool, any);
        const QTemporaryDir dir;
        for (const QString& file : files) {
            const fs::path path = fs::path(dir.path().toStdString()) / file.toStdString();
            makeFolder(path.parent_path());
            writeFileWhole(path, "content");
        }
        FileTree tree(dir.path().toStdString());
        QCOMPARE(tree.hasImages(), any);
        QCOMPARE(!tree.images("").empty(), any);
    }

    void linksThatLeadOutsideAreNoImages()
    {
        const QTemporaryDir dir, outside;
        const fs::path root = dir.path().toStdString(), other = outside.path().toStdString();
        writeFileWhole(other / "a.png", "content");
        fs::create_symlink(other / "a.png", root / "a.png");
        fs::create_symlink(root / "nowhere.png", root / "b.png");
        fs::create_directory_symlink(other, root / "more");
        FileTree tree(root);
        QVERIFY(!tree.hasImages());
        QVERIFY(tree.images("").empty());
        makeFolder(root / "own");
        writeFileWhole(root / "own" / "c.png", "content");
        fs::create_symlink(root / "own" / "c.png", root / "d.png");
        QVERIFY(tree.hasImages());
        QCOMPARE(tree.images("").size(), std::size_t(2));
    }

    void imagesAreInOrder()
    {
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        for (const char* file : {"b.png", "a.png", "a.jpg", "B.png", "a/z.png", "a-1.png"}) {
            makeFolder((root / file).parent_path());
            writeFileWhole(root / file, "content");
        }
        QStringList names;
        FileTree tree(root);
        for (const FileTree::Found& found : tree.images(""))
            names << QString::fromStdString(tree.relativeName(found.path));
        QCOMPARE(names, (QStringList{"B.png", "a.jpg", "a.png", "a-1.png", "a/z.png", "b.png"}));
    }
};

QTEST_GUILESS_MAIN(TestFileTree)
#include "tst_file_tree.moc"
