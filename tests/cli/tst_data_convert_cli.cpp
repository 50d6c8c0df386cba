// data convert as people call it.
#include "tests/support/dataset_files.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"
#include "tests/support/test_files.h"

#include <QtCore/QJsonArray>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

Outcome convert(const QStringList& arguments)
{
    return runProgram(QStringList{"data", "convert"} + arguments);
}

} // namespace

class TestDataConvertCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = m_folder->path().toStdString();
        drawDataset(m_root / "ein Satz é", 3, 2);
        m_in = path("ein Satz é");
    }

    void thereAndBack()
    {
        const Outcome there =
            convert({"--from", "pairs", "--to", "ade20k", m_in, path("out/ade"), "--images", "copy", "--json"});
        QVERIFY2(there.status == 0, qPrintable(there.err));
        const QJsonObject report = there.json();
        QCOMPARE(report["images"].toInt(), 5);
        QCOMPARE(report["verified"].toBool(), true);
        QCOMPARE(report["layout"].toString(), QString("pairs"));
        QCOMPARE(report["pixels"][0]["id"].toInt(), 1); // ADE20K counts from 1
        QCOMPARE(report["dropped"].toArray().size(), 0);
        const cv::Mat ade = readIndexMap(m_root / "out/ade/annotations/training/train_0.png");
        const cv::Mat own = readIndexMap(m_root / "ein Satz é/labels/train/train_0.png");
        cv::Mat expected = own + 1;
        expected.setTo(255, own == 255);
        QCOMPARE(cv::countNonZero(ade != expected), 0);

        const Outcome back =
            convert({"--from", "ade20k", "--to", "index_png", path("out/ade"), path("back"), "--json"});
        QVERIFY2(back.status == 0, qPrintable(back.err));
        const cv::Mat again = readIndexMap(m_root / "back/labels/train/train_0.png");
        QCOMPARE(cv::countNonZero(again != expected), 0); // the ids of ADE20K stay
    }
    void everyFormatOfADataSet()
    {
        for (const char* format :
             {"index_png", "colour_png", "overlay", "pascal_voc", "cityscapes", "labelme", "coco"}) {
            const Outcome outcome = convert({"--to", format, m_in, path(format)});
            QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
            SDW_CONTAINS(outcome.out, "5 label maps");
            SDW_CONTAINS(outcome.out, "read back without a difference");
        }
    }
    void idsAreTheUsers()
    {
        const Outcome preview = convert({"--to", "coco", m_in, path("out"), "--id", "disc=77", "--dry-run", "--json"});
        QCOMPARE(preview.status, 0);
        QCOMPARE(preview.json()["classes"][2]["id"].toInt(), 77);
        QVERIFY(!fs::exists(m_root / "out"));
        const Outcome clash = convert({"--to", "coco", m_in, path("out"), "--id", "disc=1", "--dry-run", "--json"});
        QCOMPARE(clash.status, 2);
        QCOMPARE(clash.json()["conflicts"].toArray().size(), 1);
        QCOMPARE(convert({"--to", "coco", m_in, path("out"), "--id", "disc=1"}).status, 2);
        QCOMPARE(convert({"--to", "coco", m_in, path("out"), "--id", "nobody=1"}).status, 2);
        QCOMPARE(convert({"--to", "coco", m_in, path("out"), "--id", "disc=x"}).status, 2);
        const Outcome done = convert({"--to", "index_png", m_in, path("out"), "--id", "disc=1000", "--json"});
        QCOMPARE(done.status, 0);
        QCOMPARE(readIndexMap(m_root / "out/labels/train/train_0.png").type(), CV_16UC1);
    }
    void exitStatuses()
    {
        QCOMPARE(convert({}).status, 2);
        QCOMPARE(convert({"--to", "nonsense", m_in, path("out")}).status, 2);
        QCOMPARE(convert({"--to", "coco", path("nowhere"), path("out")}).status, 3);
        qputenv("SDW_FAULT_DISK_BYTES", "2000"); // read by the program, not by this one
        const Outcome full = convert({"--to", "coco", m_in, path("out")});
        qunsetenv("SDW_FAULT_DISK_BYTES");
        QCOMPARE(full.status, 4);
        SDW_CONTAINS(full.err, "No space left on device");
        writeText(m_root / "taken/mine.txt", "mine");
        const Outcome taken = convert({"--to", "coco", m_in, path("taken"), "--replace"});
        QCOMPARE(taken.status, 3);
        SDW_CONTAINS(taken.err, "holds no export.json");
        QStringList left;
        for (const auto& entry : fs::directory_iterator(m_root))
            left << QString::fromStdString(entry.path().filename().string());
        left.sort();
        QCOMPARE(left, (QStringList{"ein Satz é", "taken"}));
    }
    void unusableLabelsStopOrAreListed()
    {
        cv::Mat wrong(48, 64, CV_8UC1, cv::Scalar(9));
        writeLabel(m_root / "ein Satz é/labels/val/val_1.png", wrong);
        const Outcome stopped = convert({"--to", "pascal_voc", m_in, path("out")});
        QCOMPARE(stopped.status, 3);
        SDW_CONTAINS(stopped.err, "val_1.png");
        QVERIFY(!fs::exists(m_root / "out"));
        const Outcome listed = convert({"--to", "pascal_voc", m_in, path("out"), "--skip-unusable", "--json"});
        QCOMPARE(listed.status, 0);
        QCOMPARE(listed.json()["images"].toInt(), 4);
        QCOMPARE(listed.json()["dropped"][0]["item"].toString(), QString("val/val_1"));
    }
    void realPhotos()
    {
        SDW_NEED_TEST_FILES(voc, "data/samples/pascal_voc");
        const Outcome outcome = convert({"--to", "coco", "--polygons", "--images", "none",
                                         QString::fromStdString(voc.string()), path("out"), "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["verified"].toBool(), true);
        QVERIFY(outcome.json()["images"].toInt() > 0);
    }

private:
    QString path(const char* name) const { return QString::fromStdString((m_root / name).string()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    QString m_in;
};

QTEST_GUILESS_MAIN(TestDataConvertCli)
#include "tst_data_convert_cli.moc"
