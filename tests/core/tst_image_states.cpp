// How far the work on each image is: written whole, read with care.
#include "core/base/file_io.h"
#include "core/project/image_states.h"
#include "core/project/project_files.h"
#include "tests/support/dataset_files.h"

#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

class TestImageStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { limitDiskForTests(-1); }

    void whatIsWrittenIsRead()
    {
        QVERIFY(readImageStates(folder()).empty());
        const ImageStates states{{"s/b.png", ImageState::Done},
                                 {"s/ein Bild ü.jpg", ImageState::Reviewed},
                                 {"s/deep/c.png", ImageState::InProgress},
                                 {"s/new.png", ImageState::New}};
        writeImageStates(folder(), states);
        ImageStates read = readImageStates(folder());
        QCOMPARE(read.size(), std::size_t(3));
        QVERIFY(read.at("s/ein Bild ü.jpg") == ImageState::Reviewed && read.at("s/b.png") == ImageState::Done);
        const std::string text = readFileWhole(statesFile(folder()));
        QVERIFY(QString::fromStdString(text).contains(QStringLiteral("\"format_version\": 1")));
        writeImageStates(folder(), read);
        QCOMPARE(readFileWhole(statesFile(folder())), text); // in one order
        writeImageStates(folder(), {});
        QVERIFY(readImageStates(folder()).empty());
    }

    void troubleIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(words);
        };
        row("empty", "", "states.json");
        row("cut off", "{\"format_version\": 1, \"images\": {\"s/a", "states.json");
        row("no object", "[]", "expected an object");
        row("no version", R"({"images": {}})", "format_version");
        row("version a text", R"({"format_version": "1", "images": {}})", "format_version");
        row("later version", R"({"format_version": 2, "images": {}})", "newer program");
        row("no images", R"({"format_version": 1})", "images");
        row("images a list", R"({"format_version": 1, "images": []})", "images");
        row("unknown state", R"({"format_version": 1, "images": {"s/a.png": "finished"}})", "images.s/a.png");
        row("state a number", R"({"format_version": 1, "images": {"s/a.png": 3}})", "\"reviewed\"");
        row("outside", R"({"format_version": 1, "images": {"../a.png": "done"}})", "../a.png");
    }
    void troubleIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        writeFileWhole(statesFile(folder()), text.toStdString());
        const QString message = test::messageOf([&] { readImageStates(folder()); });
        SDW_CONTAINS(message, QStringLiteral("states.json"));
        SDW_CONTAINS(message, words);
    }

    void aFullDiskLeavesTheOldFile()
    {
        writeImageStates(folder(), {{"s/a.png", ImageState::Done}});
        limitDiskForTests(20);
        QVERIFY_THROWS_EXCEPTION(Error, writeImageStates(folder(), {{"s/a.png", ImageState::Reviewed}}));
        limitDiskForTests(-1);
        QVERIFY(readImageStates(folder()).at("s/a.png") == ImageState::Done);
    }

    void namesThatAreNoTextAreRefused()
    {
        SDW_CONTAINS(test::messageOf([&] { writeImageStates(folder(), {{"s/\xff.png", ImageState::Done}}); }), "UTF-8");
        QVERIFY(!fs::exists(statesFile(folder())));
    }

private:
    fs::path folder() const { return m_dir->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestImageStates)
#include "tst_image_states.moc"
