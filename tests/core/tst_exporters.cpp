// Every format: written, read back, and read by the data set layouts; and what must never be left behind.
#include "core/exporters/exporter.h"

#include "core/base/catalog.h"
#include "core/base/image_header.h"
#include "core/base/png_file.h"
#include "core/datasets/class_tables.h"

#include "tests/support/dataset_files.h"
#include "tests/support/label_corpus.h"

#include <opencv2/imgcodecs.hpp>

#include <nlohmann/json.hpp>

#include <set>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

IdMapping mappingFor(const ExportSource& source, const std::string& format)
{
    return IdMapping::suggest(source.classes, source.states,
                              findEntry(exporterCatalog(), format, "export format").rules());
}

/// Everything below a folder, hidden files too.
QStringList contents(const fs::path& folder)
{
    QStringList names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names << QString::fromStdString(entry.path().lexically_relative(folder).generic_string());
    names.sort();
    return names;
}

/// 2×3 pictures in files, with the given classes, one map a split.
ExportSource officialSource(const fs::path& folder, const ClassList& classes, const std::string& name)
{
    ExportSource source;
    source.classes = exportClasses(classes);
    const int last = int(classes.size()) - 1;
    int shift = 0;
    for (const std::string split : {"train", "val"}) {
        const fs::path picture = folder / (split + ".png");
        writePicture(picture);
        const cv::Mat labels = sixPixels<std::uint16_t>({0, shift + 1, last, 65534, 65535, shift + 2});
        ExportItem item{.name = name + split, .split = split, .imageFile = picture};
        item.labels = [labels] { return labels; };
        source.items.push_back(item);
        ++shift;
    }
    return source;
}

std::string jpegBytes(const cv::Mat& image)
{
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", image, bytes);
    return {bytes.begin(), bytes.end()};
}

} // namespace

class TestExporters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = fs::path(m_folder->path().toStdString()) / "exports";
        makeFolder(m_root);
    }
    void cleanup() { limitDiskForTests(-1); }

    void everyFormatReadsBackTheSame_data()
    {
        QTest::addColumn<std::string>("format");
        QTest::addColumn<int>("variant");
        for (const ExporterEntry& entry : exporterCatalog())
            QTest::newRow(entry.id) << std::string(entry.id) << 0;
        QTest::newRow("coco polygons") << std::string("coco") << 1;
        QTest::newRow("coco crowds, one per class") << std::string("coco") << 2;
        QTest::newRow("labelme masks") << std::string("labelme") << 3;
        QTest::newRow("labels only") << std::string("pascal_voc") << 4;
        QTest::newRow("pictures copied") << std::string("ade20k") << 5;
    }
    void everyFormatReadsBackTheSame()
    {
        QFETCH(std::string, format);
        QFETCH(int, variant);
        const ExportSource source = labelCorpus();
        ExportOptions options;
        options.cocoPolygons = variant == 1;
        options.cocoCrowdRle = options.cocoOnePerClass = variant == 2;
        options.labelmeMasks = variant == 3;
        if (variant == 4) options.images = ExportOptions::Images::None;
        if (variant == 5) options.images = ExportOptions::Images::Copy;
        const IdMapping mapping = mappingFor(source, format);
        const fs::path folder = m_root / "neuer Satz é" / "out";
        int calls = 0;
        const ExportReport report = exportLabels(source, folder, format, mapping, options, [&](int done, int total) {
            ++calls;
            return done <= total;
        });
        QVERIFY(report.verified);
        QCOMPARE(report.images, source.items.size());
        QCOMPARE(calls, int(2 * source.items.size()));
        QCOMPARE(textOf(verifyExport(source, folder, format, mapping, options)), QString());
        QCOMPARE(contents(folder.parent_path()).filter("export-").size(), 0);
        QVERIFY(fs::exists(folder / "classes.json") && fs::exists(folder / "export.json"));
        std::int64_t pixels = 0, counted = 0;
        for (const ExportItem& item : source.items)
            pixels += std::int64_t(item.labels().total());
        for (const auto& row : report.rows)
            counted += row.pixels;
        QCOMPARE(counted, pixels);
        // Nothing is lost, but for what COCO has no state for, and that is said.
        QCOMPARE(report.dropped.size(), std::size_t(format == "coco" ? 2 : 0));
    }

    void aChangedPixelIsFound_data()
    {
        QTest::addColumn<std::string>("format");
        QTest::addColumn<QString>("file");
        QTest::newRow("index") << std::string("index_png") << "labels/train/holes.png";
        QTest::newRow("voc") << std::string("pascal_voc") << "SegmentationClass/a b__noise.png";
        QTest::newRow("ade") << std::string("ade20k") << "annotations/validation/a b/noise.png";
        QTest::newRow("cityscapes") << std::string("cityscapes") << "gtFine/val/a b/noise_gtFine_labelTrainIds.png";
    }
    void aChangedPixelIsFound()
    {
        QFETCH(std::string, format);
        QFETCH(QString, file);
        const ExportSource source = labelCorpus(false);
        const IdMapping mapping = mappingFor(source, format);
        exportLabels(source, m_root / "out", format, mapping);
        const fs::path changed = m_root / "out" / file.toStdString();
        PngImage png = decodePng(readFileWhole(changed), "label", 1 << 20);
        png.pixels.at<std::uint8_t>(4, 3) ^= 1;
        writeFileWhole(changed, encodePng(png.pixels, png.palette));
        const auto differences = verifyExport(source, m_root / "out", format, mapping);
        QCOMPARE(differences.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(differences[0].file), file);
        QCOMPARE(differences[0].pixels, std::int64_t(1));
        SDW_CONTAINS(QString::fromStdString(differences[0].message), "first in row 4, column 3");
    }
    void aMissingOrDamagedFileIsFound()
    {
        const ExportSource source = labelCorpus(false);
        for (const char* format : {"labelme", "coco"}) {
            const IdMapping mapping = mappingFor(source, format);
            const fs::path folder = m_root / format;
            exportLabels(source, folder, format, mapping);
            const bool coco = format == std::string("coco");
            const fs::path file = folder / (coco ? "annotations/instances_train.json" : "train/holes.json");
            std::string text = readFileWhole(file);
            const std::string from = coco ? "\"category_id\":5" : "\"label\": \"road\"";
            text.replace(text.find(from), from.size(), coco ? "\"category_id\":1" : "\"label\": \"sky\"");
            writeFileWhole(file, text);
            QVERIFY(verifyExport(source, folder, format, mapping)[0].pixels > 0);
            writeFileWhole(file, "{}");
            QVERIFY(!verifyExport(source, folder, format, mapping).empty());
            fs::remove(file);
            QVERIFY(!verifyExport(source, folder, format, mapping).empty());
        }
    }

    void dataSetLayoutsReadIt_data()
    {
        QTest::addColumn<std::string>("format");
        QTest::newRow("index") << std::string("index_png");
        QTest::newRow("colour") << std::string("colour_png");
    }
    void dataSetLayoutsReadIt()
    {
        QFETCH(std::string, format);
        ExportSource source = labelCorpus();
        exportLabels(source, m_root / "out", format, mappingFor(source, format));
        const auto dataset = openDataset(m_root / "out");
        QCOMPARE(dataset->layout(), std::string("pairs"));
        QCOMPARE(dataset->classes().size(), std::size_t(6)); // background has an id of its own
        for (const ExportItem& item : source.items) {
            std::size_t index = 0;
            while (index < dataset->size(item.split) && dataset->name(item.split, index) != item.name)
                ++index;
            QVERIFY2(index < dataset->size(item.split), item.name.c_str());
            const cv::Mat found = dataset->get(item.split, index).label;
            cv::Mat expected = item.labels();
            expected.setTo(cv::Scalar(kIgnoreLabel), expected == 65534);
            expected.setTo(cv::Scalar(5), expected == 65533);
            QCOMPARE(cv::countNonZero(found != expected), 0);
        }
    }
    void officialListsReadAsTheirDataSets_data()
    {
        QTest::addColumn<std::string>("format");
        QTest::addColumn<std::string>("name");
        QTest::newRow("ade20k") << std::string("ade20k") << std::string("ADE_");
        QTest::newRow("pascal_voc") << std::string("pascal_voc") << std::string("2007_");
        QTest::newRow("cityscapes") << std::string("cityscapes") << std::string("aachen/aachen_000000_");
    }
    void officialListsReadAsTheirDataSets()
    {
        QFETCH(std::string, format);
        QFETCH(std::string, name);
        const ClassList& classes = format == "ade20k"       ? ade20kClasses()
                                   : format == "cityscapes" ? cityscapesClasses()
                                                            : pascalVocClasses();
        const ExportSource source = officialSource(m_root / "pictures", classes, name);
        const auto report = exportLabels(source, m_root / "out", format, mappingFor(source, format));
        QCOMPARE(report.images, std::size_t(2));
        const auto dataset = openDataset(m_root / "out");
        QCOMPARE(dataset->layout(), format);
        QCOMPARE(classesOf(dataset->get("train", 0).label), (QList<int>{0, 1, int(classes.size()) - 1, -1, -1, 2}));
        QCOMPARE(classesOf(dataset->get("val", 0).label), (QList<int>{0, 2, int(classes.size()) - 1, -1, -1, 3}));
        QCOMPARE(QString::fromStdString(dataset->name("val", 0)), QString::fromStdString(name + "val"));
    }
    void cityscapesWritesAllThreeFiles()
    {
        const ExportSource source = officialSource(m_root / "pictures", cityscapesClasses(), "aachen/frame_");
        exportLabels(source, m_root / "out", "cityscapes", mappingFor(source, "cityscapes"));
        const std::string base = (m_root / "out/gtFine/train/aachen/frame_train_gtFine_").string();
        const auto values = [&](const char* kind) {
            const cv::Mat pixels = readIndexMap(base + kind);
            return QByteArray(reinterpret_cast<const char*>(pixels.data), 6).toHex(' ');
        };
        QCOMPARE(values("labelIds.png"), QByteArray("07 08 21 00 00 0b")); // road, sidewalk, bicycle, -, -, building
        QCOMPARE(values("labelTrainIds.png"), QByteArray("00 01 12 ff ff 02"));
        QVERIFY(readLabelPixels(base + "color.png").at<cv::Vec3b>(0, 0) == cv::Vec3b(128, 64, 128));
    }

    void manyClassesNeedSixteenBits()
    {
        const ExportSource source = manyClasses();
        const auto report = exportLabels(source, m_root / "out", "index_png", mappingFor(source, "index_png"));
        QVERIFY(report.verified);
        const cv::Mat stored = readIndexMap(m_root / "out/labels/train/stripes.png");
        QCOMPARE(stored.type(), CV_16UC1);
        QCOMPARE(int(stored.at<std::uint16_t>(0, 599)), 299);
        QCOMPARE(openDataset(m_root / "out")->get("train", 0).label.at<std::uint16_t>(3, 598), std::uint16_t(299));
        for (const char* format : {"colour_png", "labelme", "coco"})
            QVERIFY(exportLabels(source, m_root / format, format, mappingFor(source, format)).verified);
        for (const char* format : {"pascal_voc", "ade20k", "cityscapes"})
            QVERIFY_THROWS_EXCEPTION(Error, exportLabels(source, m_root / format, format, mappingFor(source, format)));
        QCOMPARE(contents(m_root).filter("ade20k").size(), 0);
    }

    void aFullDiskLeavesNothing_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 10, 400, 2000, 5000, 9000})
            QTest::addRow("%d bytes", bytes) << bytes;
    }
    void aFullDiskLeavesNothing()
    {
        QFETCH(int, bytes);
        const ExportSource source = labelCorpus(false);
        for (const ExporterEntry& entry : exporterCatalog()) {
            limitDiskForTests(bytes);
            try {
                exportLabels(source, m_root / "deep" / "out", entry.id, mappingFor(source, entry.id));
                QVERIFY2(bytes >= 5000, entry.id); // the smallest formats fit into that
                limitDiskForTests(-1);
                fs::remove_all(m_root / "deep");
            } catch (const Error& error) {
                QVERIFY2(error.kind() == ErrorKind::Resources, error.what());
            }
            QCOMPARE(contents(m_root), QStringList());
        }
    }
    void aFullDiskKeepsTheOldExport()
    {
        const ExportSource source = labelCorpus(false);
        const IdMapping mapping = mappingFor(source, "index_png");
        exportLabels(source, m_root / "out", "index_png", mapping);
        const QStringList before = contents(m_root);
        limitDiskForTests(3000);
        QVERIFY_THROWS_EXCEPTION(
            Error, exportLabels(source, m_root / "out", "coco", mappingFor(source, "coco"), {.replace = true}));
        limitDiskForTests(-1);
        QCOMPARE(contents(m_root), before);
        QVERIFY(verifyExport(source, m_root / "out", "index_png", mapping).empty());
    }
    void stoppingLeavesNothing()
    {
        const ExportSource source = labelCorpus(false);
        for (const int after : {0, 3, int(source.items.size()) + 2}) {
            try {
                exportLabels(source, m_root / "out", "pascal_voc", mappingFor(source, "pascal_voc"), {},
                             [&](int done, int) { return done <= after; });
                QFAIL("it was not stopped");
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::Interrupted);
            }
            QCOMPARE(contents(m_root), QStringList());
        }
    }
    void whatAKilledExportLeftIsRemoved()
    {
        const std::string gone = ".out.export-999999999-1", alive = ".out.export-1-1";
        writeText(m_root / gone / "x.png", "half");
        writeText(m_root / alive / "x.png", "half");
        const ExportSource source = labelCorpus(false);
        exportLabels(source, m_root / "out", "overlay", mappingFor(source, "overlay"));
        QVERIFY(!fs::exists(m_root / gone));
        QVERIFY(fs::exists(m_root / alive));
    }

    void onlyExportsAreReplaced()
    {
        const ExportSource source = labelCorpus(false);
        const IdMapping mapping = mappingFor(source, "index_png");
        const auto message = [&](bool replace) {
            return messageOf([&] { exportLabels(source, m_root / "out", "index_png", mapping, {.replace = replace}); });
        };
        writeText(m_root / "out" / "thesis.txt", "years of work");
        SDW_CONTAINS(message(false), "the folder is not empty");
        SDW_CONTAINS(message(true), "holds no export.json");
        QCOMPARE(contents(m_root), (QStringList{"out", "out/thesis.txt"}));
        fs::remove(m_root / "out" / "thesis.txt");
        QCOMPARE(message(false), QString()); // an empty folder is no obstacle
        SDW_CONTAINS(message(false), "the folder is not empty");
        writeText(m_root / "out" / "old.txt", "");
        QCOMPARE(message(true), QString());
        QVERIFY(!fs::exists(m_root / "out" / "old.txt"));
        QCOMPARE(contents(m_root).filter(".out").size(), 0);
        writeText(m_root / "file", "");
        SDW_CONTAINS(messageOf([&] { exportLabels(source, m_root / "file", "index_png", mapping); }), "in the way");
    }
    void picturesInTheTargetAreSafe()
    {
        const ExportSource first = officialSource(m_root / "pictures", pascalVocClasses(), "a");
        exportLabels(first, m_root / "out", "index_png", mappingFor(first, "index_png"));
        ExportSource second = first;
        second.items[0].imageFile = m_root / "out/images/train/atrain.png";
        SDW_CONTAINS(messageOf([&] {
                         exportLabels(second, m_root / "out", "index_png", mappingFor(second, "index_png"),
                                      {.replace = true});
                     }),
                     "lies in it");
        QVERIFY(fs::exists(second.items[0].imageFile));
    }

    void unusableItemsStopOrAreListed()
    {
        ExportSource source = officialSource(m_root / "pictures", pascalVocClasses(), "a");
        ExportItem bad = source.items[0];
        bad.name = "wrong size";
        bad.labels = [] { return cv::Mat(5, 5, CV_16UC1, cv::Scalar(0)); };
        source.items.push_back(bad);
        bad.name = "unreadable";
        bad.labels = []() -> cv::Mat { throw Error("It cannot be read."); };
        source.items.push_back(bad);
        bad.name = "unlabelled";
        bad.labels = {};
        source.items.push_back(bad);
        bad = source.items[0];
        bad.name = "no picture";
        bad.imageFile = m_root / "nowhere.png";
        source.items.push_back(bad);
        const IdMapping mapping = mappingFor(source, "pascal_voc");
        QVERIFY_THROWS_EXCEPTION(Error, exportLabels(source, m_root / "out", "pascal_voc", mapping));
        QCOMPARE(contents(m_root).filter("out").size(), 0);
        const auto report = exportLabels(source, m_root / "out", "pascal_voc", mapping, {.skipUnusable = true});
        QCOMPARE(report.images, std::size_t(2));
        QStringList dropped;
        for (const auto& one : report.dropped)
            dropped << QString::fromStdString(one.item);
        dropped.sort();
        QCOMPARE(dropped,
                 (QStringList{"train/no picture", "train/unlabelled", "train/unreadable", "train/wrong size"}));
        QCOMPARE(contents(m_root / "out").filter("wrong").size(), 0);
        QCOMPARE(QString::fromStdString(readFileWhole(m_root / "out/ImageSets/Segmentation/trainval.txt")),
                 QString("atrain\naval\n"));
        source.items = {bad};
        SDW_CONTAINS(
            messageOf([&] { exportLabels(source, m_root / "none", "pascal_voc", mapping, {.skipUnusable = true}); }),
            "There is nothing to export");
    }
    void unsafeNamesAreRefused_data()
    {
        QTest::addColumn<std::string>("name");
        for (const char* name : {"", "../x", "a/../../x", "/x", "a\nb", "a//b", "a/./b", "\xff\xfe"})
            QTest::addRow("%s", QByteArray(name).toPercentEncoding().constData()) << std::string(name);
    }
    void unsafeNamesAreRefused()
    {
        QFETCH(std::string, name);
        ExportSource source = labelCorpus(false);
        source.items[0].name = name;
        QVERIFY_THROWS_EXCEPTION(Error,
                                 exportLabels(source, m_root / "out", "index_png", mappingFor(source, "index_png")));
        QCOMPARE(contents(m_root), QStringList());
    }
    void flatNamesStayApart()
    {
        ExportSource source = labelCorpus(false);
        source.items.resize(4);
        source.items[0].name = "a/b";
        source.items[1].name = "a__b";
        source.items[2].name = "A/b";
        source.items[3].name = "a/b"; // in another split
        const auto report = exportLabels(source, m_root / "out", "pascal_voc", mappingFor(source, "pascal_voc"));
        QCOMPARE(report.images, std::size_t(4));
        QCOMPARE(contents(m_root / "out/SegmentationClass"),
                 (QStringList{"A__b-3.png", "a__b-2.png", "a__b-4.png", "a__b.png"}));
    }

    void picturesAreCopiedOrMadeToFit()
    {
        ExportSource source = officialSource(m_root / "pictures", pascalVocClasses(), "a");
        const fs::path jpeg = m_root / "pictures/val.jpg";
        const std::string bytes = jpegBytes(plainPicture({3, 2}));
        writeFileWhole(jpeg, bytes);
        source.items[1].imageFile = jpeg;
        const IdMapping mapping = mappingFor(source, "pascal_voc");
        const auto report = exportLabels(source, m_root / "out", "pascal_voc", mapping);
        QCOMPARE(readFileWhole(m_root / "out/JPEGImages/aval.jpg"), bytes);
        QCOMPARE(readImage(m_root / "out/JPEGImages/atrain.jpg").size(), cv::Size(3, 2));
        QVERIFY(std::any_of(report.notes.begin(), report.notes.end(), [](const auto& note) {
            return note.item == "train/atrain" && note.reason.find("was a png file") != std::string::npos;
        }));
        exportLabels(source, m_root / "copied", "pascal_voc", mapping, {.images = ExportOptions::Images::Copy});
        QVERIFY(fs::exists(m_root / "copied/JPEGImages/atrain.png"));
    }
    void turnedPicturesAreMadeUpright()
    {
        std::string bytes = jpegBytes(plainPicture({3, 2}));
        bytes.insert(2, std::string("\xff\xe1\x00\x22"
                                    "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
                                    36)); // orientation 6: a quarter turn
        writeFileWhole(m_root / "turned.jpg", bytes);
        QCOMPARE(readImageSize(m_root / "turned.jpg").height, 3);
        ExportSource source = labelCorpus(false);
        source.items = {corpusItem("turned", "train", cv::Mat(3, 2, CV_16UC1, cv::Scalar(1)))};
        source.items[0].image = {};
        source.items[0].imageFile = m_root / "turned.jpg";
        const auto report = exportLabels(source, m_root / "out", "pascal_voc", mappingFor(source, "pascal_voc"));
        QVERIFY(!report.notes.empty());
        const std::string written = readFileWhole(m_root / "out/JPEGImages/turned.jpg");
        ByteSource header{std::string_view(written)};
        const ImageHeader stored = readImageHeader(header, "turned.jpg");
        QCOMPARE(stored.orientation, 1);
        QCOMPARE(int(stored.height), 3);
    }
    void cocoDropsStatesWithAReason()
    {
        const ExportSource source = labelCorpus(false);
        IdMapping mapping = mappingFor(source, "coco");
        const auto report = exportLabels(source, m_root / "out", "coco", mapping);
        SDW_CONTAINS(QString::fromStdString(report.dropped.back().reason), "of the state 'ignored' are left without");
        const auto isIgnored = [](const IdRow& row) { return row.kind == IdRow::Kind::Ignore; };
        mapping.setId(
            std::size_t(std::find_if(mapping.rows().begin(), mapping.rows().end(), isIgnored) - mapping.rows().begin()),
            999);
        const auto kept = exportLabels(source, m_root / "kept", "coco", mapping);
        QCOMPARE(kept.dropped.size(), report.dropped.size() - 1);
        const auto document = nlohmann::json::parse(readFileWhole(m_root / "kept/annotations/instances_train.json"));
        QCOMPARE(document["categories"].back()["name"].get<std::string>(), std::string("ignored"));
    }
    void objectsKeepTheirNumbers()
    {
        ExportSource source = labelCorpus(false);
        source.items = {corpusItem("two", "train", cv::Mat(1, 6, CV_16UC1, cv::Scalar(1)))};
        source.items[0].instances = [] { return cv::Mat((cv::Mat_<int>(1, 6) << 1, 1, 2, 2, 1, 0)); };
        exportLabels(source, m_root / "coco", "coco", mappingFor(source, "coco"));
        const auto coco = nlohmann::json::parse(readFileWhole(m_root / "coco/annotations/instances_train.json"));
        QCOMPARE(coco["annotations"].size(), std::size_t(3));
        QCOMPARE(coco["annotations"][0]["area"].get<int>(), 3);
        QVERIFY(coco["annotations"][0]["bbox"] == nlohmann::json({0, 0, 5, 1}));
        exportLabels(source, m_root / "labelme", "labelme", mappingFor(source, "labelme"));
        const auto labelme = nlohmann::json::parse(readFileWhole(m_root / "labelme/train/two.json"));
        QCOMPARE(labelme["shapes"][1]["group_id"].get<int>(), 2);
        QVERIFY(labelme["shapes"][2]["group_id"].is_null());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;

    static QString textOf(const std::vector<ExportDifference>& differences)
    {
        QString text;
        for (const auto& one : differences)
            text += QString::fromStdString(one.item + " " + one.file + ": " + one.message + "\n");
        return text;
    }
};

QTEST_GUILESS_MAIN(TestExporters)
#include "tst_exporters.moc"
