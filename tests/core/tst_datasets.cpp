// The catalogue of layouts: recognition, its errors, and real pictures in every layout that is read.
#include "core/datasets/class_tables.h"
#include "tests/support/dataset_files.h"
#include "tests/support/test_files.h"

#include <nlohmann/json.hpp>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

json readJsonFile(const fs::path& file)
{
    return json::parse(readFileWhole(file));
}

/// Pixels by class, ignored pixels last, of all splits.
std::vector<std::int64_t> countsOf(const DatasetReport& report)
{
    std::vector<std::int64_t> counts(report.classes.size() + 1);
    for (const auto& split : report.splits) {
        for (std::size_t i = 0; i < split.pixels.size(); ++i)
            counts[i] += split.pixels[i];
        counts.back() += split.ignored;
    }
    return counts;
}

} // namespace

class TestDatasets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = m_folder->path().toStdString();
    }

    void catalogue()
    {
        QStringList ids;
        for (const DatasetEntry& entry : datasetCatalog()) {
            ids << entry.id;
            QVERIFY(!QString(entry.title).isEmpty());
        }
        for (const char* id : {"project", "cityscapes", "ade20k", "coco_stuff", "pascal_voc", "pairs", "folder"})
            QCOMPARE(ids.count(id), 1);
        QCOMPARE(ids.last(), "folder"); // it recognises any image: it must come after all others
    }
    void recognition_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("layout");
        const auto row = [](const char* name, const QStringList& files, const char* layout) {
            QTest::newRow(name) << files << layout;
        };
        row("cityscapes", {"leftImg8bit/val/a/x_leftImg8bit.png"}, "cityscapes");
        row("ade20k", {"images/training/a.png", "annotations/training/a.png"}, "ade20k");
        row("ade20k above",
            {"ADEChallengeData2016/images/validation/a.png", "ADEChallengeData2016/annotations/validation/a.png"},
            "ade20k");
        row("coco_stuff", {"images/val2017/a.png", "annotations/val2017/a.png"}, "coco_stuff");
        row("stuffthingmaps", {"train2017/a.png", "stuffthingmaps/train2017/a.png"}, "coco_stuff");
        row("voc", {"JPEGImages/a.png", "SegmentationClass/a.png"}, "pascal_voc");
        row("voc above", {"VOCdevkit/VOC2010/JPEGImages/a.png", "VOCdevkit/VOC2010/SegmentationClass/a.png"},
            "pascal_voc");
        row("pairs", {"images/a.png", "labels/a.png", "classes.json"}, "pairs");
        row("pairs with names", {"images/a.png", "labels/a.png", "classes.txt"}, "pairs");
        row("pairs without labels", {"images/a.png", "classes.json"}, "pairs");
        row("folder", {"a.png"}, "folder");
        row("deep folder", {"x/y/a.png"}, "folder");
        row("images alone", {"images/a.png"}, "folder");
    }
    void recognition()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, layout);
        for (const QString& name : files) {
            const fs::path file = m_root / name.toStdString();
            if (name == "classes.json")
                writeText(file, R"([{"name": "ground"}])");
            else if (name == "classes.txt")
                writeText(file, "ground\n");
            else
                writeLabel(file, sixPixels({})); // does for an image too
        }
        QCOMPARE(QString::fromStdString(openDataset(m_root)->layout()), layout);
        QCOMPARE(QString::fromStdString(openDataset(m_root.string() + "/")->layout()), layout);
        QCOMPARE(openDataset(m_root, "folder")->layout(), std::string("folder")); // the user may overrule
        QCOMPARE(openDataset(m_root)->root(), m_root);
    }
    void layoutsNotReadAreNamed_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("kind");
        QTest::newRow("yolo") << QStringList{"data.yaml", "images/train/a.png", "labels/train/a.txt"} << "YOLO";
        QTest::newRow("yolo with names") << QStringList{"data.yaml", "classes.txt", "images/a.png", "labels/a.txt"}
                                         << "YOLO";
        QTest::newRow("cvat") << QStringList{"annotations.xml", "images/a.png"} << "CVAT";
        QTest::newRow("coco") << QStringList{"annotations.json", "images/a.png"} << "COCO";
        QTest::newRow("coco folder") << QStringList{"annotations/instances_val2017.json", "val2017/a.png"} << "COCO";
        QTest::newRow("labelme") << QStringList{"a.json", "a.png"} << "LabelMe";
    }
    void layoutsNotReadAreNamed()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, kind);
        for (const QString& name : files) {
            if (name.endsWith(".png"))
                writePicture(m_root / name.toStdString());
            else
                writeText(m_root / name.toStdString(), "x");
        }
        const QString message = messageOf([&] { openDataset(m_root); });
        SDW_CONTAINS(message, "looks like " + kind);
        SDW_CONTAINS(message, QString::fromStdString(m_root.string()));
        QCOMPARE(openDataset(m_root, "folder")->size("all"), std::size_t(1));
    }
    void whatCannotBeOpened()
    {
        const QString root = QString::fromStdString(m_root.string());
        const QString empty = messageOf([&] { openDataset(m_root); });
        SDW_CONTAINS(empty, root);
        SDW_CONTAINS(empty, "no image was found");
        SDW_CONTAINS(empty, "cityscapes, ade20k, coco_stuff, pascal_voc, pairs");
        writeText(m_root / "notes.txt", "x");
        SDW_CONTAINS(messageOf([&] { openDataset(m_root); }), "no image was found");
        SDW_CONTAINS(messageOf([&] { openDataset(m_root / "notes.txt"); }), "notes.txt': it is not a folder");
        SDW_CONTAINS(messageOf([&] { openDataset(m_root / "absent"); }), "absent': No such file");
        SDW_CONTAINS(messageOf([] { openDataset(""); }), "Cannot open the data set");
        writePicture(m_root / "a.png");
        const QString unknown = messageOf([&] { openDataset(m_root, "cityscape"); });
        SDW_CONTAINS(unknown, "Unknown data set layout 'cityscape'; known: project, cityscapes, ade20k");
        for (const char* layout : {"cityscapes", "ade20k", "coco_stuff", "pascal_voc"}) {
            const QString other = messageOf([&] { openDataset(m_root, layout); });
            SDW_CONTAINS(other, "No images were found in '" + root);
            SDW_CONTAINS(other, layout);
        }
    }
    void unknownSplits()
    {
        writeText(m_root / "classes.json", R"([{"name": "ground"}])");
        for (const char* split : {"train", "val"}) {
            writePicture(m_root / "images" / split / "a.png");
            writeLabel(m_root / "labels" / split / "a.png", sixPixels({}));
        }
        const auto data = openDataset(m_root);
        const QString expected =
            "Data set '" + QString::fromStdString(m_root.string()) + "' has no split 'tset'; known: train, val.";
        QCOMPARE(messageOf([&] { data->size("tset"); }), expected);
        QCOMPARE(messageOf([&] { data->get("tset", 0); }), expected);
        QVERIFY(!messageOf([&] { data->name("", 0); }).isEmpty());
        SDW_CONTAINS(messageOf([&] { data->get("train", 1); }), "'train' has 1 images; number 1 was asked for");
    }
    void problemsNameFilesBelowTheRoot()
    {
        // A root given as a relative path that is the beginning of a file name inside it.
        const fs::path root = m_root / "train";
        writeText(root / "classes.json", R"([{"name": "ground"}])");
        writePicture(root / "images/a.png");
        writePicture(root / "images/b.png");
        writeLabel(root / "labels/a.png", sixPixels({0, 0, 9, 0, 0, 0}));
        writeText(root / "train.txt", "a\nb\nabsent\n");
        const fs::path before = fs::current_path();
        const auto back = qScopeGuard([&] { fs::current_path(before); });
        fs::current_path(m_root);
        for (const char* spelling : {"train", "./train", "train/"}) {
            const DatasetReport report = inspectDataset(*openDataset(spelling));
            SDW_CONTAINS(problemOf(report.problems, "train.txt"), "'absent' names no image");
            SDW_CONTAINS(problemOf(report.problems, "images/b.png"), "no label");
            SDW_CONTAINS(problemOf(report.problems, "images/a.png"), "value 9");
        }
        fs::current_path(root);
        SDW_CONTAINS(problemOf(inspectDataset(*openDataset(".")).problems, "images/a.png"), "value 9");
    }
    void inspection()
    {
        writeText(m_root / "classes.json",
                  R"({"ignore_index": 9, "classes": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}]})");
        const auto pair = [&](const std::string& name, const std::array<int, 6>& values) {
            writePicture(m_root / "images" / (name + ".png"));
            writeLabel(m_root / "labels" / (name + ".png"), sixPixels(values));
        };
        pair("train/1", {0, 0, 1, 9, 9, 1});
        pair("train/2", {0, 0, 0, 0, 0, 8});
        pair("val/1", {2, 2, 0, 0, 0, 9});
        writePicture(m_root / "images/val/2.png");
        const auto data = openDataset(m_root);
        QList<int> steps;
        const DatasetReport report = inspectDataset(*data, [&](int done, int total) {
            steps << done << total;
            return true;
        });
        QCOMPARE(steps, QList<int>({1, 4, 2, 4, 3, 4, 4, 4}));
        QCOMPARE(report.splits.size(), std::size_t(2));
        const auto &train = report.splits[0], &val = report.splits[1];
        QCOMPARE(train.images, std::size_t(2));
        QCOMPARE(train.labelled, std::size_t(1));
        QCOMPARE(train.unusable, std::size_t(1));
        QCOMPARE(train.ignored, 2);
        QVERIFY((train.pixels == std::vector<std::int64_t>{2, 2, 0, 0}));
        QCOMPARE(val.labelled, std::size_t(1));
        QCOMPARE(val.unusable, std::size_t(0));
        QVERIFY((val.pixels == std::vector<std::int64_t>{3, 0, 2, 0}));
        SDW_CONTAINS(problemOf(report.problems, "images/train/2.png"), "value 8");
        SDW_CONTAINS(textOf(report.problems), "Class 'c' has no pixel in the split 'train', only in 'val'");
        SDW_CONTAINS(textOf(report.problems), "Class 'd' has no pixel in any label");
        try {
            inspectDataset(*data, [](int done, int) { return done < 2; });
            QFAIL("the inspection went on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
    }

    void missingClassesFillOneSentence()
    {
        writeLabel(m_root / "images/training/a.png", sixPixels({}));
        writeLabel(m_root / "annotations/training/a.png", sixPixels({1, 1, 1, 0, 0, 0}));
        const DatasetReport report = inspectDataset(*openDataset(m_root));
        QCOMPARE(report.problems.size(), std::size_t(1));
        SDW_CONTAINS(textOf(report.problems), "Classes 'building', 'sky', 'floor', ");
        SDW_CONTAINS(textOf(report.problems), "' and 141 more have no pixel in any label.");
    }

    void builtInClassesAreThePublishedOnes()
    {
        SDW_NEED_TEST_FILES(folder, "data/classes");
        const auto compare = [&](const char* file, const ClassList& own, const char* valueKey) {
            const json published = readJsonFile(folder / file)["classes"];
            QCOMPARE(own.size(), published.size());
            for (std::size_t i = 0; i < own.size(); ++i) {
                QCOMPARE(own[i].name, published[i]["name"].get<std::string>());
                QCOMPARE(own[i].fileValue, published[i][valueKey].get<int>());
                QVERIFY2(json(own[i].colour) == published[i]["color"], own[i].name.c_str());
            }
        };
        compare("ade20k_150.json", ade20kClasses(), "id");
        compare("coco_stuff_171.json", cocoStuffClasses(), "file_value");
        compare("cityscapes_19.json", cityscapesClasses(), "labelId");
        compare("pascal_voc_21.json", pascalVocClasses(), "id");
        const json trainIds = readJsonFile(folder / "cityscapes_19.json")["labelId_to_trainId"];
        QCOMPARE(cityscapesLabels().size(), trainIds.size());
        for (const CityscapesLabel& label : cityscapesLabels()) {
            const int published = trainIds.at(std::to_string(label.id)).get<int>();
            QCOMPARE(label.trainId, published == 255 ? -1 : published);
        }
    }
    void realPicturesInNativeLayouts_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<int>("images");
        QTest::addColumn<QString>("labels"); // files of EXPECTED.json begin with this
        QTest::addColumn<QString>("ending"); // and end with that
        QTest::addColumn<int>("firstClass"); // value of class 0
        QTest::newRow("ade20k") << "ade20k" << 3 << "ade20k/ADEChallengeData2016/annotations/"
                                << ".png" << 1;
        QTest::newRow("cityscapes") << "cityscapes" << 1 << "cityscapes/gtFine/"
                                    << "_labelTrainIds.png" << 0;
        QTest::newRow("coco_stuff") << "coco_stuff" << 2 << "coco_stuff/annotations/"
                                    << "_labelTrainIds.png" << 0;
        QTest::newRow("pascal_voc") << "pascal_voc" << 3 << "pascal_voc/VOCdevkit/VOC2012/SegmentationClass/"
                                    << ".png" << 0;
    }
    void realPicturesInNativeLayouts()
    {
        SDW_NEED_TEST_FILES(samples, "data/samples");
        QFETCH(QString, layout);
        QFETCH(int, images);
        QFETCH(QString, labels);
        QFETCH(QString, ending);
        QFETCH(int, firstClass);
        const auto data = openDataset(samples / layout.toStdString());
        QCOMPARE(QString::fromStdString(data->layout()), layout);
        std::vector<std::int64_t> expected(data->classes().size() + 1);
        const json known = readJsonFile(samples / "EXPECTED.json");
        for (const auto& [file, facts] : known["files"].items()) {
            if (!file.starts_with(labels.toStdString()) || !file.ends_with(ending.toStdString())) continue;
            for (const auto& [value, count] : facts["values"].items()) {
                const int index = std::stoi(value) - firstClass;
                const bool isClass = index >= 0 && std::size_t(index) < data->classes().size();
                expected[isClass ? std::size_t(index) : data->classes().size()] += count.get<std::int64_t>();
            }
        }
        // VOC's trainval repeats the pictures of train and val.
        DatasetReport report = inspectDataset(*data);
        std::erase_if(report.splits, [](const auto& split) { return split.name == "trainval"; });
        std::size_t labelled = 0;
        for (const auto& split : report.splits)
            labelled += split.labelled;
        QCOMPARE(labelled, std::size_t(images));
        QVERIFY(countsOf(report) == expected);
    }
    void realLabelsSayTheSameInEveryForm()
    {
        SDW_NEED_TEST_FILES(samples, "data/samples");
        // COCO ids and train ids agree pixel by pixel; so do Cityscapes' labelIds, and the polygons nearly so.
        for (const char* name : {"coco_stuff", "cityscapes"}) {
            const fs::path copy = m_root / name;
            fs::copy(samples / name, copy, fs::copy_options::recursive);
            const auto remove = [&](const std::string& ending) {
                std::vector<fs::path> files;
                for (const auto& entry : fs::recursive_directory_iterator(copy))
                    if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
                QVERIFY(!files.empty());
                for (const auto& file : files)
                    fs::remove(file);
            };
            const auto whole = openDataset(samples / name);
            remove("_labelTrainIds.png");
            const auto ids = openDataset(copy);
            const std::string split = whole->splits().front();
            for (std::size_t i = 0; i < whole->size(split); ++i)
                QCOMPARE(cv::norm(whole->get(split, i).label, ids->get(split, i).label, cv::NORM_INF), 0.0);
            if (std::string(name) != "cityscapes") continue;
            remove("_labelIds.png");
            const cv::Mat drawn = openDataset(copy)->get(split, 0).label, painted = whole->get(split, 0).label;
            const double same = double(cv::countNonZero(drawn == painted)) / double(drawn.total());
            QVERIFY2(same > 0.995, qPrintable(QString::number(same)));
        }
    }
    void microscopyOfMixedSizes()
    {
        SDW_NEED_TEST_FILES(folder, "data/nuclei");
        const auto data = openDataset(folder);
        QCOMPARE(data->layout(), std::string("pairs"));
        const DatasetReport report = inspectDataset(*data);
        QVERIFY2(report.problems.empty(), qPrintable(textOf(report.problems)));
        std::map<std::string, double> nuclei; // by split, from what was measured for every picture
        for (const json& picture : readJsonFile(folder / "index.json"))
            nuclei[picture["split"]] +=
                picture["foreground"].get<double>() * picture["width"].get<double>() * picture["height"].get<double>();
        QCOMPARE(report.splits.size(), std::size_t(2));
        for (const auto& split : report.splits) {
            QCOMPARE(split.labelled, std::size_t(split.name == "train" ? 109 : 27));
            QCOMPARE(split.ignored, 0);
            const double off = std::abs(double(split.pixels[1]) / nuclei.at(split.name) - 1);
            QVERIFY2(off < 1e-3, qPrintable(QString::number(off))); // the shares are rounded
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestDatasets)
#include "tst_datasets.moc"
