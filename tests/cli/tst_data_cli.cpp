// data inspect as people call it.
#include "tests/support/dataset_files.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

Outcome inspect(const QString& folder, const QStringList& more = {})
{
    return runProgram(QStringList{"data", "inspect", folder} + more);
}

QList<qint64> numbers(const QJsonValue& list)
{
    QList<qint64> result;
    for (const QJsonValue& one : list.toArray())
        result << one.toInteger();
    return result;
}

QString messageFor(const QJsonObject& report, const QString& file)
{
    for (const QJsonValue& problem : report["problems"].toArray())
        if (problem["file"].toString() == file) return problem["message"].toString();
    return {};
}

} // namespace

class TestDataCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = m_folder->path().toStdString();
    }

    void exactCountsAsJson()
    {
        const fs::path root = m_root / "mein Satz é";
        writeText(root / "classes.json", R"({"ignore_index": 255, "classes": [
            {"id": 3, "name": "ground", "color": [1, 2, 3]}, {"id": 7, "name": "baum", "color": [4, 5, 6]}]})");
        const auto pair = [&](const std::string& name, const std::array<int, 6>& values) {
            writePicture(root / "images" / (name + ".png"));
            writeLabel(root / "labels" / (name + ".png"), sixPixels(values));
        };
        pair("train/a b", {3, 3, 3, 7, 255, 255});
        pair("train/ö", {7, 7, 3, 3, 3, 3});
        pair("val/wrong", {3, 3, 3, 3, 3, 4});
        writePicture(root / "images/val/bare.png");
        const auto outcome = inspect(QString::fromStdString(root.string()), {"--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.err, QString()); // no counter where nobody looks
        const QJsonObject report = outcome.json();
        QCOMPARE(report.keys(), QStringList({"classes", "layout", "problems", "splits"}));
        QCOMPARE(report["layout"].toString(), "pairs");
        const QJsonArray classes = report["classes"].toArray();
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[1].toObject().keys(), QStringList({"colour", "name", "value"}));
        QCOMPARE(classes[1]["name"].toString(), "baum");
        QCOMPARE(classes[1]["value"].toInt(), 7);
        QCOMPARE(numbers(classes[1]["colour"]), QList<qint64>({4, 5, 6}));
        const QJsonArray splits = report["splits"].toArray();
        QCOMPARE(splits.size(), 2);
        QCOMPARE(splits[0].toObject().keys(),
                 QStringList({"frequencies", "ignored", "images", "labelled", "name", "pixels", "unusable"}));
        QCOMPARE(splits[0]["name"].toString(), "train");
        QCOMPARE(splits[0]["images"].toInt(), 2);
        QCOMPARE(splits[0]["labelled"].toInt(), 2);
        QCOMPARE(splits[0]["unusable"].toInt(), 0);
        QCOMPARE(splits[0]["ignored"].toInt(), 2);
        QCOMPARE(numbers(splits[0]["pixels"]), QList<qint64>({7, 3}));
        QCOMPARE(splits[0]["frequencies"][0].toDouble(), 0.7);
        QCOMPARE(splits[1]["images"].toInt(), 2);
        QCOMPARE(splits[1]["labelled"].toInt(), 0);
        QCOMPARE(splits[1]["unusable"].toInt(), 1);
        QCOMPARE(numbers(splits[1]["pixels"]), QList<qint64>({0, 0}));
        QCOMPARE(splits[1]["frequencies"][0].toDouble(), 0.0);
        SDW_CONTAINS(messageFor(report, "images/val/wrong.png"), "value 4 at row 1, column 2");
        SDW_CONTAINS(messageFor(report, "images/val/bare.png"), "no label");
    }
    void tableForPeople()
    {
        drawDataset(m_root / "set", 3, 2);
        writePicture(m_root / "set/images/train/new\n\x1b[31m.png");
        writePicture(m_root / "set/images/train/train_0.png", {5, 5});
        const auto outcome = inspect(path("set"));
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.startsWith("Layout   pairs\nClasses  3\n"));
        const auto line = [&](const QString& start) {
            for (const QString& one : outcome.out.split('\n'))
                if (one.startsWith(start)) return one.simplified().split(' ');
            return QStringList();
        };
        QCOMPARE(line("train ").mid(0, 4), QStringList({"train", "3", "2", "1"}));
        QCOMPARE(line("val ").mid(0, 4), QStringList({"val", "2", "2", "0"}));
        QCOMPARE(line("val ").at(4), "7.16"); // the rim, 220 of 3072 pixels
        QCOMPARE(line("disc ").size(), 3);
        SDW_CONTAINS(outcome.out, "images/train/train_0.png: Label '");
        SDW_CONTAINS(outcome.out, "new\\n\\u001b[31m.png"); // nothing that a terminal would obey
        QVERIFY(!outcome.out.contains('\x1b'));
    }
    void nothingIsWrittenIntoTheSet()
    {
        drawDataset(m_root / "set", 2, 1);
        QStringList before;
        for (const auto& entry : fs::recursive_directory_iterator(m_root))
            before << QString::fromStdString(entry.path().string());
        for (const auto& permissions : {fs::perms::owner_read | fs::perms::owner_exec, fs::perms::owner_all}) {
            fs::permissions(m_root / "set", permissions); // read-only does as well
            QCOMPARE(inspect(path("set")).status, 0);
        }
        QStringList after;
        for (const auto& entry : fs::recursive_directory_iterator(m_root))
            after << QString::fromStdString(entry.path().string());
        QCOMPARE(after, before);
    }
    void aSetWithoutAnyUsableImageIsReportedAndRefused()
    {
        writeText(m_root / "classes.json", R"([{"name": "ground"}])");
        writePicture(m_root / "images/a.png");
        writeLabel(m_root / "labels/a.png", sixPixels({9, 9, 9, 9, 9, 9}));
        const auto outcome = inspect(path("."), {"--json"});
        QCOMPARE(outcome.status, 3);
        SDW_CONTAINS(messageFor(outcome.json(), "images/a.png"), "9 (6 pixels)");
    }
    void refusals_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << "empty" << QStringList() << "no image was found";
        QTest::newRow("file") << "file.txt" << QStringList() << "it is not a folder";
        QTest::newRow("absent") << "absent" << QStringList() << "No such file";
        QTest::newRow("yolo") << "yolo" << QStringList() << "looks like YOLO";
        QTest::newRow("other layout") << "photos" << QStringList{"--layout", "cityscapes"} << "leftImg8bit";
        QTest::newRow("no classes") << "photos" << QStringList{"--layout", "pairs"} << "no class list";
    }
    void refusals()
    {
        QFETCH(QString, folder);
        QFETCH(QStringList, more);
        QFETCH(QString, message);
        makeFolder(m_root / "empty");
        writeText(m_root / "file.txt", "x");
        writeText(m_root / "yolo/data.yaml", "names: [a]");
        writePicture(m_root / "yolo/images/a.png");
        writePicture(m_root / "photos/a.png");
        for (const QStringList& extra : {more, more + QStringList{"--json"}}) {
            const auto outcome = inspect(path(folder.toStdString()), extra);
            QCOMPARE(outcome.status, 3);
            QCOMPARE(outcome.out, QString());
            QVERIFY2(outcome.err.startsWith("segdeformer: ") && outcome.err.endsWith(".\n") &&
                         outcome.err.count('\n') == 1,
                     qPrintable(outcome.err));
            SDW_CONTAINS(outcome.err, message);
            SDW_CONTAINS(outcome.err, folder);
        }
    }
    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("layout") << QStringList{"data", "inspect", ".", "--layout", "citiscapes"} << "citiscapes";
        QTest::newRow("no folder") << QStringList{"data", "inspect"} << "DIR";
        QTest::newRow("no command") << QStringList{"data"} << "subcommand";
        QTest::newRow("two folders") << QStringList{"data", "inspect", "a", "b"} << "b";
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const auto outcome = runProgram(arguments);
        QCOMPARE(outcome.status, 2);
        SDW_CONTAINS(outcome.err, message);
    }

    void camVid()
    {
        SDW_NEED_TEST_FILES(folder, "data/camvid");
        const auto outcome = inspect(QString::fromStdString(folder.string()), {"--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject report = outcome.json();
        QCOMPARE(report["layout"].toString(), "pairs");
        QVERIFY(report["problems"].toArray().isEmpty());
        QCOMPARE(report["classes"].toArray().size(), 11);
        QFile file(QString::fromStdString((folder / "pixel_frequencies.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject known = QJsonDocument::fromJson(file.readAll()).object()["splits"].toObject();
        QCOMPARE(report["splits"].toArray().size(), 2);
        for (const QJsonValue& split : report["splits"].toArray()) {
            const QJsonObject expected = known[split["name"].toString()].toObject();
            QCOMPARE(split["images"].toInt(), expected["images"].toInt());
            QCOMPARE(split["labelled"].toInt(), expected["images"].toInt());
            QCOMPARE(split["unusable"].toInt(), 0);
            QCOMPARE(split["ignored"].toInteger(),
                     expected["pixels"].toInteger() - expected["labelled_pixels"].toInteger());
            const QJsonArray classes = expected["classes"].toArray();
            const QList<qint64> pixels = numbers(split["pixels"]);
            QCOMPARE(pixels.size(), 11);
            QCOMPARE(classes.size(), 12); // the last are the unlabelled pixels
            QCOMPARE(split["ignored"].toInteger(), classes[11]["pixels"].toInteger());
            for (int i = 0; i < pixels.size(); ++i) {
                QCOMPARE(report["classes"][i]["name"].toString(), classes[i]["name"].toString());
                QCOMPARE(pixels[i], classes[i]["pixels"].toInteger());
                QVERIFY(qAbs(split["frequencies"][i].toDouble() - classes[i]["share_of_labelled"].toDouble()) < 1e-6);
            }
        }
    }
    void hardImagesDoNotStopTheOthers()
    {
        SDW_NEED_TEST_FILES(folder, "data/hard_images");
        // Some of them claim enormous pictures: the program gets 12 GB of addresses, most of which its libraries take.
        const auto outcome = runCommand("/bin/sh", {"-c", "ulimit -v 12000000; exec \"$0\" \"$@\"", program(), "data",
                                                    "inspect", "--json", QString::fromStdString(folder.string())});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject report = outcome.json();
        QCOMPARE(report["layout"].toString(), "folder");
        QFile file(QString::fromStdString((folder / "MANIFEST.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int loaded = 0, refused = 0;
        for (const QJsonValue& one : QJsonDocument::fromJson(file.readAll()).object()["files"].toArray()) {
            const QString name = one["file"].toString(), message = messageFor(report, name);
            if (one["expect"].toString() == "load") {
                QVERIFY2(message.isEmpty(), qPrintable(name + ": " + message));
                ++loaded;
            } else if (one["expect"].toString() == "reject") {
                QVERIFY2(message.endsWith('.'), qPrintable(name + ": " + message));
                ++refused;
            }
        }
        QVERIFY(loaded > 30 && refused > 10);
        const QJsonObject split = report["splits"][0].toObject();
        QVERIFY(split["images"].toInt() - split["unusable"].toInt() >= loaded);
    }

private:
    QString path(const std::string& relative) const { return QString::fromStdString((m_root / relative).string()); }
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestDataCli)
#include "tst_data_cli.moc"
