// Cityscapes, ADE20K, COCO-Stuff and Pascal VOC, each in a folder of a few tiny files.
#include "core/datasets/class_tables.h"
#include "tests/support/dataset_files.h"

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

class TestNativeLayouts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = m_folder->path().toStdString();
    }

    void cityscapesLabelIds()
    {
        writeFrame("train", "aachen", "aachen_000000_000019");
        writeLabel(gtFine("train", "aachen", "aachen_000000_000019_gtFine_labelIds.png"),
                   sixPixels({7, 8, 33, 0, 29, 255}));
        writeFrame("val", "bad münster", "bad münster_000001_000019");
        writeLabel(gtFine("val", "bad münster", "bad münster_000001_000019_gtFine_labelIds.png"),
                   sixPixels({11, 26, 4, 18, 16, 31}));
        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("cityscapes"));
        QCOMPARE(data->classes().size(), std::size_t(19));
        QCOMPARE(data->classes()[0].name, std::string("road"));
        QCOMPARE(data->classes()[0].fileValue, 7);
        QCOMPARE(data->classes()[18].name, std::string("bicycle"));
        QCOMPARE(splitsOf(*data), QStringList({"train", "val"}));
        QCOMPARE(namesOf(*data, "val"), QStringList("bad münster/bad münster_000001_000019"));
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 1, 18, -1, -1, -1}));
        QCOMPARE(classesOf(data->get("val", 0).label), QList<int>({2, 13, -1, -1, -1, 16}));
        QVERIFY2(data->problems().empty(), qPrintable(textOf(data->problems())));
    }
    void cityscapesTrainIdsComeFirst()
    {
        writeFrame("train", "ulm", "ulm_0");
        writeLabel(gtFine("train", "ulm", "ulm_0_gtFine_labelIds.png"), sixPixels({7, 7, 7, 7, 7, 7}));
        writeLabel(gtFine("train", "ulm", "ulm_0_gtFine_labelTrainIds.png"), sixPixels({0, 18, 7, 255, 1, 2}));
        writeLabel(gtFine("train", "ulm", "ulm_0_gtFine_instanceIds.png"), sixPixels<std::uint16_t>({7, 26001}));
        QCOMPARE(classesOf(openDataset(m_root)->get("train", 0).label), QList<int>({0, 18, 7, -1, 1, 2}));
        writeLabel(gtFine("train", "ulm", "ulm_0_gtFine_labelTrainIds.png"), sixPixels({0, 0, 0, 0, 19, 0}));
        const QString message = messageOf([&] { openDataset(m_root)->get("train", 0); });
        SDW_CONTAINS(message, "ulm_0_gtFine_labelTrainIds.png");
        SDW_CONTAINS(message, "value 19 at row 1, column 1");
    }
    void cityscapesPolygons()
    {
        writeFrame("val", "bonn", "bonn_0", {6, 4});
        writeText(gtFine("val", "bonn", "bonn_0_gtFine_polygons.json"), R"({"imgHeight": 4, "imgWidth": 6, "objects": [
            {"label": "road", "polygon": [[-9, -9], [99, -9], [99, 99], [-9, 99]]},
            {"label": "cargroup", "polygon": [[0, 0], [1, 0], [1, 1], [0, 1]]},
            {"label": "ego vehicle", "polygon": [[0, 3], [5, 3], [5, 3], [0, 3]]},
            {"label": "license plate", "polygon": [[0, 0], [5, 0], [5, 3], [0, 3]]},
            {"label": "sky", "deleted": 1, "polygon": [[0, 0], [5, 0], [5, 3], [0, 3]]},
            {"label": "person", "deleted": 0, "polygon": [[4, 0], [5, 0], [5, 1.2], [4, 0.9]]},
            {"label": "rider", "polygon": [[2, 2], [3, 2]]}]})");
        const auto data = openDataset(m_root);
        QCOMPARE(classesOf(data->get("val", 0).label), QList<int>({13, 13, 0,  0,  11, 11, // cars and a person
                                                                   13, 13, 0,  0,  11, 11, //
                                                                   0,  0,  0,  0,  0,  0,  // two points draw nothing
                                                                   -1, -1, -1, -1, -1, -1}));
    }
    void cityscapesPolygonFaults_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("message");
        const auto object = [](const char* text) {
            return QStringLiteral(R"({"imgHeight": 2, "imgWidth": 3, "objects": [%1]})").arg(text);
        };
        QTest::newRow("cut") << R"({"imgHeight": 2,)"
                             << "not valid JSON";
        QTest::newRow("no objects") << R"({"imgHeight": 2, "imgWidth": 3})"
                                    << "no list 'objects'";
        QTest::newRow("no size") << R"({"objects": []})"
                                 << "imgHeight";
        QTest::newRow("too large") << R"({"imgHeight": 65000, "imgWidth": 65000, "objects": []})"
                                   << "too large";
        QTest::newRow("absurd size") << R"({"imgHeight": 18446744073709551615, "imgWidth": 3, "objects": []})"
                                     << "imgHeight";
        QTest::newRow("other size") << R"({"imgHeight": 3, "imgWidth": 3, "objects": []})"
                                    << "3×3";
        QTest::newRow("no label") << object(R"({"polygon": []})") << "object 1: it has no label";
        QTest::newRow("unknown") << object(R"({"label": "spaceship", "polygon": []})") << "'spaceship'";
        QTest::newRow("no polygon") << object(R"({"label": "road"})") << "no polygon";
        QTest::newRow("text") << object(R"({"label": "road", "polygon": [["a", 1]]})") << "two numbers";
        QTest::newRow("three") << object(R"({"label": "road", "polygon": [[1, 2, 3]]})") << "two numbers";
    }
    void cityscapesPolygonFaults()
    {
        QFETCH(QString, document);
        QFETCH(QString, message);
        writeFrame("val", "bonn", "bonn_0");
        writeText(gtFine("val", "bonn", "bonn_0_gtFine_polygons.json"), document.toStdString());
        const QString said = messageOf([&] { openDataset(m_root)->get("val", 0); });
        SDW_CONTAINS(said, message);
        SDW_CONTAINS(said, "bonn_0_gtFine_polygons.json");
    }
    void cityscapesGaps()
    {
        writeFrame("train", "ulm", "ulm_0");
        writeLabel(gtFine("train", "ulm", "ulm_0_gtFine_labelIds.png"), sixPixels({7, 7, 7, 7, 7, 34}));
        writeFrame("train", "ulm", "ulm_1");
        writePicture(gtFine("train", "ulm", "ulm_1_gtFine_color.png"));
        writeFrame("train", "ulm", "ulm_2");
        writeLabel(gtFine("train", "ulm", "ulm_9_gtFine_labelIds.png"), sixPixels({}));
        writePicture(m_root / "leftImg8bit/train/ulm/notes.png");
        makeFolder(m_root / "leftImg8bit/train/bonn");
        const auto data = openDataset(m_root);
        QCOMPARE(data->size("train"), std::size_t(3));
        QVERIFY(data->hasLabel("train", 0) && !data->hasLabel("train", 1) && !data->hasLabel("train", 2));
        const std::string images = "leftImg8bit/train/", labels = "gtFine/train/ulm/";
        SDW_CONTAINS(problemOf(data->problems(), labels + "ulm_1_gtFine_color.png"), "colour picture only");
        SDW_CONTAINS(problemOf(data->problems(), images + "ulm/ulm_2_leftImg8bit.png"), "no label");
        SDW_CONTAINS(problemOf(data->problems(), labels + "ulm_9_gtFine_labelIds.png"), "no image");
        SDW_CONTAINS(problemOf(data->problems(), images + "ulm/notes.png"), "_leftImg8bit");
        SDW_CONTAINS(problemOf(data->problems(), images + "bonn"), "no images");
        const QString message = messageOf([&] { data->get("train", 0); });
        SDW_CONTAINS(message, "ulm_0_gtFine_labelIds.png");
        SDW_CONTAINS(message, "value 34 at row 1, column 2");
        QVERIFY(data->get("train", 1).label.empty());
    }

    void ade20k_data()
    {
        QTest::addColumn<QString>("base");
        QTest::newRow("folder of the set") << "";
        QTest::newRow("folder above") << "ADEChallengeData2016/";
    }
    void ade20k()
    {
        QFETCH(QString, base);
        const fs::path root = m_root / base.toStdString();
        writePicture(root / "images/training/ADE_train_00000001.png");
        writeLabel(root / "annotations/training/ADE_train_00000001.png", sixPixels({0, 1, 2, 150, 255, 76}));
        writePicture(root / "images/validation/a b é.png");
        writeLabel(root / "annotations/validation/a b é.png", sixPixels({150, 150, 150, 150, 150, 151}));
        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("ade20k"));
        QCOMPARE(data->classes().size(), std::size_t(150));
        QCOMPARE(data->classes()[0].name, std::string("wall"));
        QCOMPARE(data->classes()[149].fileValue, 150);
        QCOMPARE(splitsOf(*data), QStringList({"train", "val"}));
        QCOMPARE(data->size("training"), std::size_t(1)); // what the folder is called works too
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({-1, 0, 1, 149, -1, 75}));
        QCOMPARE(namesOf(*data, "val"), QStringList("a b é"));
        const QString message = messageOf([&] { data->get("val", 0); });
        SDW_CONTAINS(message, "a b é.png");
        SDW_CONTAINS(message, "value 151 at row 1, column 2");
        SDW_CONTAINS(message, "1..150");
    }

    void cocoStuff_data()
    {
        QTest::addColumn<QString>("images");
        QTest::addColumn<QString>("labels");
        QTest::newRow("annotations") << "images/"
                                     << "annotations/";
        QTest::newRow("stuffthingmaps") << "images/"
                                        << "stuffthingmaps/";
        QTest::newRow("images on top") << ""
                                       << "stuffthingmaps/";
    }
    void cocoStuff()
    {
        QFETCH(QString, images);
        QFETCH(QString, labels);
        const fs::path image = m_root / images.toStdString(), label = m_root / labels.toStdString();
        writePicture(image / "train2017/000000000009.png");
        writeLabel(label / "train2017/000000000009.png", sixPixels({0, 10, 12, 181, 255, 91}));
        writePicture(image / "val2017/000000000139.png");
        writeLabel(label / "val2017/000000000139.png", sixPixels({0, 0, 0, 0, 0, 0}));
        writeLabel(label / "val2017/000000000139_labelTrainIds.png", sixPixels({170, 0, 255, 11, 12, 80}));
        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("coco_stuff"));
        QCOMPARE(data->classes().size(), std::size_t(171));
        QCOMPARE(data->classes()[11].name, std::string("stop sign"));
        QCOMPARE(data->classes()[11].fileValue, 12); // nobody has the COCO id 12, so 11 in the files is a gap
        QCOMPARE(splitsOf(*data), QStringList({"train", "val"}));
        QCOMPARE(data->size("val2017"), std::size_t(1));
        QCOMPARE(classesOf(data->get("train", 0).label), QList<int>({0, 10, 11, 170, -1, 80}));
        QCOMPARE(classesOf(data->get("val", 0).label), QList<int>({170, 0, -1, 11, 12, 80}));
        QVERIFY2(data->problems().empty(), qPrintable(textOf(data->problems())));
    }
    void cocoStuffGapsAreNoClasses_data()
    {
        QTest::addColumn<int>("value");
        QTest::addColumn<bool>("trainIds");
        for (const int value : {11, 25, 28, 29, 44, 65, 67, 68, 70, 82, 90, 182, 254})
            QTest::addRow("value %d", value) << value << false;
        QTest::newRow("train id 171") << 171 << true;
    }
    void cocoStuffGapsAreNoClasses()
    {
        QFETCH(int, value);
        QFETCH(bool, trainIds);
        writePicture(m_root / "images/train2017/a.png");
        writeLabel(m_root / "annotations/train2017" / (trainIds ? "a_labelTrainIds.png" : "a.png"),
                   sixPixels({0, 0, 0, 0, value, 0}));
        const QString message = messageOf([&] { openDataset(m_root)->get("train", 0); });
        SDW_CONTAINS(message, QString("value %1 at row 1, column 1").arg(value));
    }

    void pascalVoc()
    {
        const fs::path base = m_root / "VOCdevkit/VOC2012";
        makeFolder(base / "SegmentationClass");
        std::vector<std::array<std::uint8_t, 3>> palette(256); // all black: only the indices count
        for (const char* name : {"2007_000001", "two words", "überall"}) {
            writePicture(base / "JPEGImages" / (std::string(name) + ".png"));
            writePalettePng(base / "SegmentationClass" / (std::string(name) + ".png"),
                            sixPixels({0, 1, 20, 255, 15, 255}), palette);
        }
        writePalettePng(base / "SegmentationClass/überall.png", sixPixels({0, 21, 0, 0, 0, 0}), palette);
        writePalettePng(base / "SegmentationClass/orphan.png", sixPixels({}), palette);
        writePicture(base / "JPEGImages/photo only.png");
        writeText(base / "ImageSets/Segmentation/train.txt",
                  "2007_000001\r\ntwo words  \n\n2007_000001\nabsent\n../../../etc/passwd\n");
        writeText(base / "ImageSets/Segmentation/val.txt", "\xef\xbb\xbfüberall\nphoto only");
        writeText(base / "ImageSets/Segmentation/trainval.txt", "2007_000001\ntwo words\nüberall\n");

        const auto data = openDataset(m_root);
        QCOMPARE(data->layout(), std::string("pascal_voc"));
        QCOMPARE(data->classes().size(), std::size_t(21));
        QCOMPARE(data->classes()[0].name, std::string("background"));
        QCOMPARE(splitsOf(*data), QStringList({"train", "val", "trainval"}));
        QCOMPARE(namesOf(*data, "train"), QStringList({"2007_000001", "two words"}));
        QCOMPARE(namesOf(*data, "val"), QStringList({"überall", "photo only"}));
        QCOMPARE(data->size("trainval"), std::size_t(3));
        QCOMPARE(classesOf(data->get("train", 1).label), QList<int>({0, 1, 20, -1, 15, -1}));
        SDW_CONTAINS(messageOf([&] { data->get("val", 0); }), "value 21 at row 0, column 1");
        QVERIFY(!data->hasLabel("val", 1));
        const QString problems = textOf(data->problems());
        const QString list = "VOCdevkit/VOC2012/ImageSets/Segmentation/train.txt: ";
        SDW_CONTAINS(problems, list + "The entry '2007_000001' occurs twice");
        SDW_CONTAINS(problems, list + "The entry 'absent' names no image");
        SDW_CONTAINS(problems, list + "The entry '../../../etc/passwd' is refused");
        SDW_CONTAINS(problems, "SegmentationClass/orphan.png: The label has no image");
        SDW_CONTAINS(problems, "JPEGImages/photo only.png: It has no label");
    }
    void pascalVocTakesTheNewestYearFromWhereverItIsOpened_data()
    {
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QString>("name");
        QTest::newRow("above") << "."
                               << "new";
        QTest::newRow("devkit") << "VOCdevkit"
                                << "new";
        QTest::newRow("year") << "VOCdevkit/VOC2007"
                              << "old";
    }
    void pascalVocTakesTheNewestYearFromWhereverItIsOpened()
    {
        QFETCH(QString, opened);
        QFETCH(QString, name);
        for (const auto& [year, picture] : {std::pair{"VOC2007", "old"}, std::pair{"VOC2012", "new"}}) {
            const fs::path base = m_root / "VOCdevkit" / year;
            writePicture(base / "JPEGImages" / (std::string(picture) + ".png"));
            writeLabel(base / "SegmentationClass" / (std::string(picture) + ".png"), sixPixels({}));
            writePicture(base / "JPEGImages/unlabelled.png");
        }
        const auto data = openDataset(m_root / opened.toStdString());
        QCOMPARE(splitsOf(*data), QStringList("train")); // without lists, what is labelled
        QCOMPARE(namesOf(*data, "train"), QStringList(name));
    }

private:
    fs::path gtFine(const std::string& split, const std::string& city, const std::string& file) const
    {
        return m_root / "gtFine" / split / city / file;
    }
    void writeFrame(const std::string& split, const std::string& city, const std::string& name,
                    cv::Size size = {3, 2}) const
    {
        writePicture(m_root / "leftImg8bit" / split / city / (name + "_leftImg8bit.png"), size);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestNativeLayouts)
#include "tst_native_layouts.moc"
