// The course of an export, whatever the format: names, pictures, what is left out, and what must never be left behind.
#include "core/base/image_header.h"
#include "core/datasets/class_tables.h"

#include "tests/support/export_files.h"

#include <opencv2/imgcodecs.hpp>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

std::string jpegBytes(const cv::Mat& image)
{
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", image, bytes);
    return {bytes.begin(), bytes.end()};
}

} // namespace

class TestExportRun : public QObject {
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
    void thePlaceIsLookedAtBeforehand()
    {
        const ExportSource source = labelCorpus(false);
        const auto nothing = lookAtExportPlace(m_root / "deep" / "out");
        QVERIFY(nothing.obstacle.empty() && !nothing.earlier);
        makeFolder(m_root / "empty");
        QVERIFY(lookAtExportPlace(m_root / "empty").obstacle.empty());
        exportLabels(source, m_root / "out", "ade20k", mappingFor(source, "ade20k"));
        const auto earlier = lookAtExportPlace(m_root / "out");
        QVERIFY(earlier.obstacle.empty() && earlier.earlier);
        QCOMPARE(earlier.format, std::string("ade20k"));
        QCOMPARE(earlier.images, source.items.size());
        writeText(m_root / "out" / "export.json", "{");
        QVERIFY(lookAtExportPlace(m_root / "out").earlier);
        writeText(m_root / "work" / "thesis.txt", "");
        SDW_CONTAINS(QString::fromStdString(lookAtExportPlace(m_root / "work").obstacle), "holds no export.json");
        SDW_CONTAINS(QString::fromStdString(lookAtExportPlace(m_root / "work" / "thesis.txt").obstacle), "in the way");
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
    void anItemThatCannotBeWrittenLeavesNoFile()
    {
        ExportSource source = labelCorpus(false);
        source.items.resize(2);
        source.items[1].name = std::string(252, 'n'); // "NAME.png" is longer than a file's name may be
        const auto report =
            exportLabels(source, m_root / "out", "ade20k", mappingFor(source, "ade20k"), {.skipUnusable = true});
        QCOMPARE(report.images, std::size_t(1));
        QCOMPARE(report.files, std::size_t(2));
        QCOMPARE(report.dropped.size(), std::size_t(1));
        QCOMPARE(contents(m_root / "out").filter("nnn").size(), 0);
    }
    void everyRunWritesTheSameBytes()
    {
        const ExportSource source = labelCorpus(false);
        for (const ExporterEntry& entry : exporterCatalog()) {
            ExportSource one = source;
            one.threads = 1;
            exportLabels(source, m_root / "many", entry.id, mappingFor(source, entry.id));
            exportLabels(one, m_root / "one", entry.id, mappingFor(source, entry.id));
            const QStringList files = contents(m_root / "many");
            QCOMPARE(contents(m_root / "one"), files);
            for (const QString& file : files)
                if (fs::is_regular_file(m_root / "many" / file.toStdString()))
                    QVERIFY2(readFileWhole(m_root / "many" / file.toStdString()) ==
                                 readFileWhole(m_root / "one" / file.toStdString()),
                             qPrintable(entry.id + QString(": ") + file));
            fs::remove_all(m_root / "many");
            fs::remove_all(m_root / "one");
        }
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

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestExportRun)
#include "tst_export_run.moc"
