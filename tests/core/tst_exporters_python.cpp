// What other people's readers make of the exports: Pillow, numpy, pycocotools and labelme in an environment of their
// own, which is made once in the cache folder of the user.
#include "core/exporters/exporter.h"

#include "core/base/catalog.h"
#include "core/base/file_io.h"

#include "tests/support/label_corpus.h"
#include "tests/support/test_files.h"
#include "tests/support/test_python.h"

#include <nlohmann/json.hpp>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

class TestExportersPython : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void otherReadersSeeTheSamePixels()
    {
        QString why;
        const QString python = testPython(why);
        if (python.isEmpty()) QSKIP(qPrintable("needs Pillow, numpy, pycocotools and labelme from PyPI: " + why));
        QTemporaryDir temporary;
        m_root = fs::path(temporary.path().toStdString()) / "Ausgabe é 木";
        makeFolder(m_root);

        const ExportSource corpus = labelCorpus();
        for (const ExporterEntry& entry : exporterCatalog())
            write(corpus, entry, entry.id, {.overlayOpacity = 1});
        const ExporterEntry& coco = findEntry(exporterCatalog(), "coco", "export format");
        write(corpus, coco, "coco polygons", {.cocoPolygons = true});
        write(corpus, coco, "coco one per class", {.cocoCrowdRle = true, .cocoOnePerClass = true});
        const ExporterEntry& labelme = findEntry(exporterCatalog(), "labelme", "export format");
        write(corpus, labelme, "labelme masks", {.labelmeMasks = true});
        const ExportSource blobs = manyBlobs();
        write(blobs, labelme, "blobs labelme", {});
        write(blobs, coco, "blobs polygons", {.cocoPolygons = true});
        const ExportSource many = manyClasses();
        for (const char* format : {"index_png", "colour_png", "labelme", "coco"})
            write(many, findEntry(exporterCatalog(), format, "export format"), std::string("many ") + format, {});

        writeFileWhole(m_root / "manifest.json", m_manifest.dump());
        const PythonOutcome outcome =
            callPython(python, {QString::fromStdString(ownFile("data/exporters/check_exports.py").string()),
                                QString::fromStdString((m_root / "manifest.json").string())});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.text));
        for (const char* kinds :
             {"labelme (mask, objects, polygon): ", "labelme (mask, polygon): ", "coco (dict, list): ", "coco (dict): ",
              "pascal_voc (objects): ", "cityscapes (objects): "})
            QVERIFY2(outcome.text.contains(kinds), qPrintable(outcome.text));
        QCOMPARE(outcome.text.count(" pixels\n"), qsizetype(m_manifest["exports"].size()));
    }

private:
    /// Blobs and curls of random classes: outlines of every kind.
    static ExportSource manyBlobs()
    {
        ExportSource source = labelCorpus(false);
        source.items.clear();
        cv::RNG random(23);
        for (int i = 0; i < 60; ++i) {
            cv::Mat labels(random.uniform(2, 60), random.uniform(2, 60), CV_16UC1, cv::Scalar(65534));
            for (int k = 0; k < 25; ++k) {
                const cv::Point at(random.uniform(0, labels.cols), random.uniform(0, labels.rows));
                cv::ellipse(labels, at, {random.uniform(0, 12), random.uniform(0, 9)}, random.uniform(0, 180),
                            random.uniform(0, 180), random.uniform(180, 361), cv::Scalar(random.uniform(0, 5)),
                            k % 2 ? int(cv::FILLED) : random.uniform(1, 3));
            }
            source.items.push_back(corpusItem("blob " + std::to_string(i), "train", labels));
        }
        return source;
    }

    void write(const ExportSource& source, const ExporterEntry& entry, const std::string& name,
               const ExportOptions& options)
    {
        const IdMapping mapping = IdMapping::suggest(source.classes, source.states, entry.rules());
        const fs::path folder = m_root / name;
        exportLabels(source, folder, entry.id, mapping, options);
        nlohmann::json one = {{"format", entry.id}, {"folder", folder.string()}, {"picture", {121, 77, 33}}};
        one["absent"] = entry.rules().absent.value_or(-1);
        for (const IdRow& row : mapping.rows())
            if (row.id)
                one["rows"].push_back({{"value", row.value},
                                       {"name", row.name},
                                       {"id", *row.id},
                                       {"color", row.colour},
                                       {"is_class", row.kind == IdRow::Kind::Class}});
        for (std::size_t i = 0; i < source.items.size(); ++i) {
            const cv::Mat labels = source.items[i].labels();
            const fs::path raw = m_root / (name + std::to_string(i) + ".u16");
            writeFileWhole(raw, std::string_view(reinterpret_cast<const char*>(labels.data), labels.total() * 2));
            one["items"].push_back({{"name", source.items[i].name},
                                    {"split", source.items[i].split},
                                    {"height", labels.rows},
                                    {"width", labels.cols},
                                    {"labels", raw.string()}});
            if (!source.items[i].instances) continue;
            const cv::Mat objects = source.items[i].instances();
            const fs::path numbers = m_root / (name + std::to_string(i) + ".i32");
            writeFileWhole(numbers, std::string_view(reinterpret_cast<const char*>(objects.data), objects.total() * 4));
            one["items"].back()["objects"] = numbers.string();
        }
        m_manifest["exports"].push_back(std::move(one));
    }

    fs::path m_root;
    nlohmann::json m_manifest;
};

QTEST_GUILESS_MAIN(TestExportersPython)
#include "tst_exporters_python.moc"
