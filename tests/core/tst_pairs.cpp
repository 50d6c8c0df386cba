// Images with index PNGs and a class list, and plain folders of images.
#include "tests/support/dataset_files.h"

#include <sys/stat.h>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

const char* const kThreeClasses = R"({"ignore_index": 255, "classes": [
    {"id": 0, "name": "ground", "color": [10, 20, 30]},
    {"id": 5, "name": "tree", "color": [0, 200, 0]},
    {"id": 9, "name": "sky", "color": [0, 0, 250]}]})";

/// Six pixels of red, green, blue.
cv::Mat sixColours(const std::array<cv::Vec3b, 6>& rgb)
{
    cv::Mat_<cv::Vec3b> pixels(2, 3);
    for (int i = 0; i < 6; ++i) {
        const cv::Vec3b one = rgb[std::size_t(i)];
        pixels(i / 3, i % 3) = {one[2], one[1], one[0]};
    }
    return pixels;
}

} // namespace

class TestPairs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = m_folder->path().toStdString();
    }

    void valuesAreTheIdsOfTheClassList()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels({0, 5, 9, 255, 5, 0}));
        writePair("b", sixPixels({0, 5, 9, 1, 5, 254}));
        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("pairs"));
        QCOMPARE(data->classes().size(), std::size_t(3));
        QCOMPARE(data->classes()[2].name, std::string("sky"));
        QCOMPARE(data->classes()[2].fileValue, 9);
        QVERIFY((data->classes()[1].colour == std::array<std::uint8_t, 3>{0, 200, 0}));
        QCOMPARE(splitsOf(*data), QStringList("train")); // neither lists nor folders: all of it
        const Sample sample = data->get("train", 0);
        QCOMPARE(sample.image.type(), CV_8UC3);
        QCOMPARE(sample.label.type(), CV_16UC1);
        QCOMPARE(classesOf(sample.label), QList<int>({0, 1, 2, -1, 1, 0}));
        const QString message = messageOf([&] { data->get("train", 1); });
        SDW_CONTAINS(message, "labels/b.png");
        SDW_CONTAINS(message, "value 1 at row 1, column 0");
        SDW_CONTAINS(message, "1 (1 pixels), 254 (1 pixels)");
        SDW_CONTAINS(problemOf(data->problems(), "classes.json"), "gaps between 0 and 9");
    }
    void wideLabels()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels<std::uint16_t>({0, 5, 9, 255, 65535, 0}));
        writePair("b", sixPixels<std::uint16_t>({0, 256, 0, 0, 0, 0})); // whose low byte is a class
        const auto data = openDataset(m_root);
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 1, 2, -1, -1, 0}));
        SDW_CONTAINS(messageOf([&] { data->get("train", 1); }), "value 256");
    }
    void namesAreKeptWhateverTheyHold()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        const QStringList names = {" leading space", "dots.in.name.v1", "it's (1) [copy] 100%", "two  words", "図 é/ß"};
        for (const QString& name : names)
            writePair(name.toStdString(), sixPixels({0, 5, 9, 0, 5, 9}));
        const auto data = openDataset(m_root);
        QCOMPARE(namesOf(*data, "train"), names);
        for (std::size_t i = 0; i < data->size("train"); ++i)
            QCOMPARE(classesOf(data->get("train", i).label), QList<int>({0, 1, 2, 0, 1, 2}));
        QCOMPARE(data->problems().size(), std::size_t(1)); // the gaps of the ids
    }
    void listsMakeTheSplits()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        for (const char* name : {"train/one", "train/two words", "val/one", "val/deep/é", "left over"})
            writePair(name, sixPixels({}));
        writeText(m_root / "train.txt",
                  "\xef\xbb\xbfone\r\n\r\ntrain/two words.png  \r\none\r\nabsent\r\n/etc/passwd\r\n");
        writeText(m_root / "val.txt", "images/val/deep/é.png\nval/one");
        const auto data = openDataset(m_root);
        QCOMPARE(splitsOf(*data), QStringList({"train", "val"}));
        QCOMPARE(namesOf(*data, "train"), QStringList({"one", "two words"}));
        QCOMPARE(namesOf(*data, "val"), QStringList({"deep/é", "one"}));
        const QString problems = textOf(data->problems());
        SDW_CONTAINS(problems, "train.txt: The entry 'one' occurs twice");
        SDW_CONTAINS(problems, "train.txt: The entry 'absent' names no image");
        SDW_CONTAINS(problems, "train.txt: The entry '/etc/passwd' is refused: it is an absolute path");
        SDW_CONTAINS(problems, "images/left over.png: It belongs to no split");
    }
    void foldersMakeTheSplits()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        for (const char* name : {"training/a", "validation/a", "test/a", "notes/a", "notes/b"})
            writePair(name, sixPixels({}));
        const auto data = openDataset(m_root);
        QCOMPARE(splitsOf(*data), QStringList({"test", "train", "val"}));
        QCOMPARE(namesOf(*data, "train"), QStringList("a"));
        QCOMPARE(data->size("validation"), std::size_t(1));
        SDW_CONTAINS(problemOf(data->problems(), "images/notes/a.png"), "It and 1 more belong to no split");
    }
    void severalFoldersCanBeOneSplit()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        for (const char* name : {"train2014/a", "train2017/a", "train2017/b", "val2017/a"})
            writePair(name, sixPixels({}));
        const auto data = openDataset(m_root);
        QCOMPARE(splitsOf(*data), QStringList({"train", "val"}));
        QCOMPARE(namesOf(*data, "train"), QStringList({"train2014/a", "train2017/a", "train2017/b"}));
        QCOMPARE(namesOf(*data, "val"), QStringList("a"));
        QCOMPARE(inspectDataset(*data).splits[0].labelled, std::size_t(3));
    }
    void sharedImagesAreTold()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        for (const char* name : {"a", "b", "c"})
            writePair(name, sixPixels({}));
        writeText(m_root / "train.txt", "a\nb\n");
        writeText(m_root / "val.txt", "b\nc\n");
        SDW_CONTAINS(textOf(openDataset(m_root)->problems()), "'train' and 'val' share 1 images");
    }
    void missingLabelsAndImagesAreTold()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels({}));
        writePicture(m_root / "images/b.png");
        writeLabel(m_root / "labels/c.png", sixPixels({}));
        writePair("d", cv::Mat(3, 3, CV_8UC1, cv::Scalar(0)));
        const auto data = openDataset(m_root);
        QCOMPARE(namesOf(*data, "train"), QStringList({"a", "b", "d"}));
        QVERIFY(!data->hasLabel("train", 1));
        QVERIFY(data->get("train", 1).label.empty());
        SDW_CONTAINS(problemOf(data->problems(), "images/b.png"), "no label");
        SDW_CONTAINS(problemOf(data->problems(), "labels/c.png"), "no image");
        const QString message = messageOf([&] { data->get("train", 2); });
        SDW_CONTAINS(message, "labels/d.png' has 3×3 pixels");
        SDW_CONTAINS(message, "images/d.png' has 3×2");
    }
    void sharedStemsAreNotChosenFrom()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels({}));
        writePair("b", sixPixels({}));
        fs::copy(m_root / "images/a.png", m_root / "images/a.bmp");
        const auto data = openDataset(m_root);
        QCOMPARE(namesOf(*data, "train"), QStringList("b"));
        SDW_CONTAINS(textOf(data->problems()), "'images/a.bmp', 'images/a.png'");
    }
    void linksAndPipes()
    {
        QTemporaryDir outside;
        const fs::path secret = fs::path(outside.path().toStdString()) / "secret.png";
        writePicture(secret);
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels({}));
        const fs::path images = m_root / "images";
        fs::create_symlink(secret, images / "leak.png");
        fs::create_directory_symlink(secret.parent_path(), images / "leaks");
        fs::create_directory_symlink("..", images / "up");
        fs::create_symlink("nowhere.png", images / "broken.png");
        fs::create_symlink("a.png", images / "same.png");
        makeFolder(images / "folder.png");
        QCOMPARE(::mkfifo((images / "pipe.png").c_str(), 0600), 0);
        const auto data = openDataset(m_root);
        QCOMPARE(namesOf(*data, "train"),
                 QStringList({"a", "same"})); // a link that stays inside is an image like others
        const auto& problems = data->problems();
        SDW_CONTAINS(problemOf(problems, "images/leak.png"), "leads out of the data set");
        SDW_CONTAINS(problemOf(problems, "images/leaks"), "leads out of the data set");
        SDW_CONTAINS(problemOf(problems, "images/up"), "not followed");
        SDW_CONTAINS(problemOf(problems, "images/broken.png"), "leads nowhere");
        SDW_CONTAINS(problemOf(problems, "images/folder.png"), "folder named like a picture");
        SDW_CONTAINS(problemOf(problems, "images/pipe.png"), "no regular file");
    }
    void colourLabels()
    {
        writeText(m_root / "classes.json", R"({"ignore_color": [255, 255, 255], "classes": [
            {"name": "ground", "color": [10, 20, 30]}, {"name": "tree", "color": [0, 200, 0]}]})");
        const cv::Vec3b ground(10, 20, 30), tree(0, 200, 0), white(255, 255, 255), odd(1, 2, 3);
        writePair("a", sixColours({ground, tree, tree, white, white, ground}));
        writePair("b", sixColours({ground, ground, odd, odd, tree, white}));
        writePair("c", sixColours({cv::Vec3b(0, 0, 0), {1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}));
        const auto data = openDataset(m_root);
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 1, 1, -1, -1, 0}));
        const QString message = messageOf([&] { data->get("train", 1); });
        SDW_CONTAINS(message, "colour (1,2,3) at row 0, column 2");
        SDW_CONTAINS(message, "(1,2,3) (2 pixels)");
        QCOMPARE(classesOf(data->get("train", 2).label),
                 QList<int>({0, 1, 1, 0, 0, 0})); // grey: indices in three bands
    }
    void oneColourForTwoClassesDoesForIndicesOnly()
    {
        writeText(m_root / "classes.json",
                  R"([{"name": "ground", "color": [9, 9, 0]}, {"name": "tree", "color": [9, 9, 0]}])");
        writePair("a", sixPixels({0, 1, 1, 0, 0, 0}));
        writePair("b", sixColours({cv::Vec3b(9, 9, 0), {9, 9, 0}, {9, 9, 0}, {9, 9, 0}, {9, 9, 0}, {9, 9, 0}}));
        const auto data = openDataset(m_root);
        SDW_CONTAINS(problemOf(data->problems(), "classes.json"), "'ground' and 'tree' have the same colour");
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 1, 1, 0, 0, 0}));
        SDW_CONTAINS(messageOf([&] { data->get("train", 1); }), "class 'ground' as well as for class 'tree'");
    }
    void jpegLabelsAreRefused()
    {
        writeText(m_root / "classes.json", kThreeClasses);
        writePair("a", sixPixels({}));
        fs::rename(m_root / "labels/a.png", m_root / "labels/a.jpg");
        writeFileWhole(m_root / "labels/a.jpg", std::string("\xff\xd8\xff\xe0", 4) + "and so on");
        SDW_CONTAINS(messageOf([&] { openDataset(m_root)->get("train", 0); }), "JPEG");
    }

    void classNamesAsText()
    {
        writeText(m_root / "classes.txt", "ground\r\nbaum größer\r\n");
        writePair("a", sixPixels({0, 1, 255, 0, 0, 1}));
        const auto data = openDataset(m_root);
        QCOMPARE(data->classes()[1].name, std::string("baum größer"));
        QVERIFY(data->classes()[0].colour != data->classes()[1].colour);
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 1, -1, 0, 0, 1}));
    }
    void classListFaults_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto json = [](const char* name, const char* text, const char* message) {
            QTest::newRow(name) << "classes.json" << QByteArray(text) << message;
        };
        json("cut", R"({"classes": [)", "line 1, column");
        json("number", "7", "list 'classes'");
        json("empty", R"({"classes": []})", "it has no classes");
        json("no name", R"([{"id": 0}])", "class number 1 has no name");
        json("double id", R"([{"id": 3, "name": "a"}, {"id": 3, "name": "b"}])", "'a' and 'b' both have the id 3");
        json("double name", R"([{"name": "a"}, {"name": "a"}])", "the name 'a' occurs twice");
        json("negative", R"([{"id": -1, "name": "a"}])", "unusable id -1");
        json("huge", R"([{"id": 18446744073709551615, "name": "a"}])", "unusable id 18446744073709551615");
        json("fraction", R"([{"id": 0.5, "name": "a"}])", "unusable id 0.5");
        json("colour", R"([{"name": "a", "color": [1, 2, 300]}])", "colour of class 'a'");
        json("ignored class", R"({"classes": [{"id": 2, "name": "a"}], "ignore_index": 2})",
             "ignore_index is 2, which is also the id of class 'a'");
        json("ignore", R"({"classes": [{"id": 2, "name": "a"}], "ignore_index": "none"})", "ignore_index is \"none\"");
        json("deep", QByteArray(100000, '[').constData(), "nested");
        const auto text = [](const char* name, const QByteArray& names, const char* message) {
            QTest::newRow(name) << "classes.txt" << names << message;
        };
        text("no names", "\n\n", "found 0");
        text("many names", QByteArray("a\n").repeated(256), "found 256");
        text("twice", "a\nb\na\n", "the name 'a' occurs twice");
        text("no UTF-8", "a\nb\xff\n", "name 2 is not UTF-8");
    }
    void classListFaults()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        writePair("a", sixPixels({}));
        writeText(m_root / file.toStdString(), text.toStdString());
        const QString said = messageOf([&] { openDataset(m_root); });
        SDW_CONTAINS(said, message);
        SDW_CONTAINS(said, file);
        QVERIFY2(said.endsWith('.') && !said.contains('\n'), qPrintable(said));
    }
    void everyConflictIsNamed()
    {
        writePair("a", sixPixels({}));
        writeText(m_root / "classes.json",
                  R"([{"id": 0, "name": "a"}, {"id": 0, "name": "a", "color": []}, {"id": -1, "name": "c"}])");
        const QString said = messageOf([&] { openDataset(m_root); });
        for (const char* part : {"both have the id 0", "occurs twice", "three numbers", "unusable id -1"})
            SDW_CONTAINS(said, part);
    }
    void withoutClassListItSaysWhatIsExpected()
    {
        writePair("a", sixPixels({}));
        const QString said = messageOf([&] { openDataset(m_root); });
        SDW_CONTAINS(said, "no class list");
        SDW_CONTAINS(said, "classes.txt");
    }

    void plainFolder()
    {
        for (const char* name : {"b.png", "a.png", "a.bmp", "deep/er/é c.png"})
            writePicture(m_root / name);
        writeText(m_root / "notes.txt", "no picture");
        writeText(m_root / "film.gif", "GIF89a");
        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("folder"));
        QVERIFY(data->classes().empty());
        QCOMPARE(splitsOf(*data), QStringList("all"));
        QCOMPARE(namesOf(*data, "all"), QStringList({"a.bmp", "a.png", "b", "deep/er/é c"}));
        QVERIFY(!data->hasLabel("all", 0));
        const Sample sample = data->get("all", 3);
        QCOMPARE(sample.image.size(), cv::Size(3, 2));
        QVERIFY(sample.label.empty());
        QCOMPARE(data->problems().size(), std::size_t(1));
        SDW_CONTAINS(problemOf(data->problems(), "film.gif"), "not supported");
    }

private:
    void writePair(const std::string& name, const cv::Mat& label) const
    {
        writePicture(m_root / "images" / (name + ".png"));
        writeLabel(m_root / "labels" / (name + ".png"), label);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestPairs)
#include "tst_pairs.moc"
