// Every format: written, read back, and read by the data set layouts.
#include "core/exporters/exporter.h"

#include "core/base/png_file.h"
#include "core/datasets/class_tables.h"

#include "tests/support/export_files.h"

#include <nlohmann/json.hpp>

#include <numeric>
#include <set>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

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
    void cityscapesWritesTheFilesOfItsKind()
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
        QCOMPARE(int(readIndexMap(base + "instanceIds.png").at<std::uint16_t>(0, 1)), 8);
    }

    void objectsHaveNumbersInFilesOfTheirOwn()
    {
        ExportSource source = labelCorpus(false);
        source.items = {corpusItem("two", "train", sixPixels<std::uint16_t>({1, 1, 0, 2, 65534, 1}))};
        source.items[0].instances = [] { return cv::Mat((cv::Mat_<int>(2, 3) << 90000, 3, 0, 3, 5, 90000)); };
        exportLabels(source, m_root / "city", "cityscapes", mappingFor(source, "cityscapes"));
        const cv::Mat city = readIndexMap(m_root / "city/gtFine/train/images/two_gtFine_instanceIds.png");
        QCOMPARE(city.type(), CV_16UC1);
        // ids 1, 2, 5; a state is never an object, whatever its number
        const cv::Mat_<std::uint16_t> expected = (cv::Mat_<std::uint16_t>(2, 3) << 2000, 2001, 1, 5000, 0, 2000);
        QCOMPARE(cv::countNonZero(city != expected), 0);
        exportLabels(source, m_root / "voc", "pascal_voc", mappingFor(source, "pascal_voc"));
        const cv::Mat voc = readIndexMap(m_root / "voc/SegmentationObject/two.png");
        const cv::Mat_<std::uint8_t> numbers = (cv::Mat_<std::uint8_t>(2, 3) << 1, 2, 0, 3, 255, 1);
        QCOMPARE(cv::countNonZero(voc != numbers), 0);
        source.items[0].instances = {};
        exportLabels(source, m_root / "none", "pascal_voc", mappingFor(source, "pascal_voc"));
        QVERIFY(!fs::exists(m_root / "none/SegmentationObject"));
    }
    void objectsThatDoNotFitAreNamed()
    {
        ExportSource source = labelCorpus(false);
        source.items = {corpusItem("crowd", "train", cv::Mat(1, 1100, CV_16UC1, cv::Scalar(1))),
                        corpusItem("high id", "train", cv::Mat(1, 4, CV_16UC1, cv::Scalar(4)))};
        source.items[0].instances = [] {
            cv::Mat numbers(1, 1100, CV_32SC1);
            std::iota(numbers.begin<int>(), numbers.end<int>(), 1);
            return numbers;
        };
        source.items[1].instances = [] { return cv::Mat(1, 4, CV_32SC1, cv::Scalar(1)); }; // id 200
        const auto city = exportLabels(source, m_root / "city", "cityscapes", mappingFor(source, "cityscapes"));
        QCOMPARE(city.dropped.size(), std::size_t(2));
        SDW_CONTAINS(QString::fromStdString(city.dropped[0].reason), "100 pixels keep their class");
        SDW_CONTAINS(QString::fromStdString(city.dropped[1].reason), "4 pixels keep their class");
        QVERIFY(city.verified);
        const auto voc = exportLabels(source, m_root / "voc", "pascal_voc", mappingFor(source, "pascal_voc"));
        QCOMPARE(voc.dropped.size(), std::size_t(1));
        SDW_CONTAINS(QString::fromStdString(voc.dropped[0].reason), "846 pixels keep their class");
    }
    void looksLikeWhatIsWritten()
    {
        const ExportSource source = labelCorpus(false);
        const cv::Mat labels = source.items[0].labels(), picture = plainPicture(labels.size());
        for (const char* format : {"colour_png", "overlay"}) {
            const IdMapping mapping = mappingFor(source, format);
            exportLabels(source, m_root / format, format, mapping);
            const std::string file = format == std::string("overlay") ? "train/holes.png" : "labels/train/holes.png";
            const cv::Mat written = readLabelPixels(m_root / format / file);
            const cv::Mat look = exportLook(labels, picture, format, mapping);
            QCOMPARE(look.size(), written.size());
            QCOMPARE(cv::norm(look, written, cv::NORM_INF), 0.0);
        }
        IdMapping without = mappingFor(source, "index_png");
        without.setId(0, std::nullopt);
        QVERIFY_THROWS_EXCEPTION(Error, exportLook(labels, picture, "index_png", without));
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
