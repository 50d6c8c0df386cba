// eval and predict as people call them: a model of two training steps, drawn pictures, damaged files.
#include "core/base/image_io.h"
#include "tests/support/program.h"

#include <opencv2/core.hpp>

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace sdw;
using test::Outcome;
namespace fs = std::filesystem;

namespace {

void writeText(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text.data(), qint64(text.size()));
}

/// Sky above, ground below, the horizon at `horizon`.
void drawPair(const fs::path& folder, const std::string& name, int horizon)
{
    cv::Mat image(48, 64, CV_8UC3, cv::Scalar(230, 160, 90)), label(48, 64, CV_8UC1, cv::Scalar(0));
    image.rowRange(horizon, 48).setTo(cv::Scalar(40, 90, 60));
    label.rowRange(horizon, 48).setTo(1);
    fs::create_directories((folder / "images" / name).parent_path());
    fs::create_directories((folder / "labels" / name).parent_path());
    writePng(folder / "images" / (name + ".png"), image);
    writePng(folder / "labels" / (name + ".png"), label);
}

} // namespace

class TestEvalCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_root = m_folder.path().toStdString();
        const fs::path data = m_root / "data";
        writeText(
            data / "classes.json",
            R"({"classes": [{"id": 0, "name": "sky", "color": [90, 160, 230]}, {"id": 1, "name": "ground", "color": [60, 90, 40]}]})");
        for (int i = 0; i < 3; ++i)
            drawPair(data, "train/t" + std::to_string(i), 16 + 8 * i);
        for (int i = 0; i < 2; ++i)
            drawPair(data, "val/v" + std::to_string(i), 20 + 8 * i);
        writeText(
            m_root / "config.json",
            R"({"model": {"encoder": {"name": "mit_b0", "width": 8, "depths": [1, 1, 1, 1]}, "decoder": {"channels": 16}},
                      "data": {"root": ")" +
                data.string() + R"(", "crop": [48, 48], "short_side": 48, "workers": 0},
                      "train": {"iterations": 2, "batch": 2, "precision": "fp32", "device": "cpu", "samples": 0}, "eval": {"every": 0}})");
        const auto trained = test::runProgram({"train", "--config", path("config.json"), "--run", path("run")});
        QVERIFY2(trained.status == 0, qPrintable(trained.err));
    }

    void evalScoresAndWrites()
    {
        const auto outcome = test::runProgram({"eval", "--json", "--model", path("run"), "--data", path("data"),
                                               "--split", "val", "--out", path("scores"), "--bootstrap", "50"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["images"].toInt(), 2);
        QCOMPARE(json["classes"].toArray().size(), 2);
        QCOMPARE(json["classes"].toArray()[0].toObject()["name"].toString(), "sky");
        QCOMPARE(json["classes"].toArray()[1].toObject()["pixels"].toInt(), 64 * (28 + 20));
        QVERIFY(json["mIoU_interval"].isArray());
        QFile report(path("scores/report.json"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(report.readAll()).object()["mIoU"].toDouble(), json["mIoU"].toDouble());

        // The masks give the same scores again.
        double right = 0;
        for (int i = 0; i < 2; ++i) {
            const cv::Mat mask = readIndexMap(m_root / "scores/masks" / ("v" + std::to_string(i) + ".png"));
            QCOMPARE(mask.type(), CV_8UC1);
            right +=
                cv::countNonZero(mask == readIndexMap(m_root / "data/labels/val" / ("v" + std::to_string(i) + ".png")));
        }
        QCOMPARE(json["aAcc"].toDouble(), right / (2 * 48 * 64));
        QFile counts(path("scores/images.csv"));
        QVERIFY(counts.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(counts.readAll()).trimmed().split('\n');
        QCOMPARE(lines[0], "image,class,name,intersection,labelled,predicted");
        QVERIFY(lines.size() >= 5 && lines[1].startsWith("v0,0,sky,"));
    }
    void evalTable()
    {
        const auto outcome =
            test::runProgram({"eval", "--model", path("run"), "--data", path("data"), "--split", "val", "--mode",
                              "slide", "--crop", "48", "--stride", "32", "--scales", "0.75,1.0", "--flip"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("slide, scales 0.75, 1, mirrored too"));
        QVERIFY(outcome.out.contains("mIoU") && outcome.out.contains("ground"));
    }
    void evalRefuses_data()
    {
        QTest::addColumn<QStringList>("extra");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::newRow("split") << QStringList{"--split", "tset"} << 3 << "tset";
        QTest::newRow("mode") << QStringList{"--mode", "tiles"} << 2 << "tiles";
        QTest::newRow("crop without slide") << QStringList{"--mode", "whole", "--crop", "64"} << 2 << "--mode slide";
        QTest::newRow("step longer than window")
            << QStringList{"--mode", "slide", "--crop", "48", "--stride", "64"} << 3 << "eval.stride";
        QTest::newRow("device") << QStringList{"--device", "tpu"} << 2 << "tpu";
        QTest::newRow("scale") << QStringList{"--scales", "0"} << 2 << "scales";
    }
    void evalRefuses()
    {
        QFETCH(QStringList, extra);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto outcome =
            test::runProgram(QStringList{"eval", "--model", path("run"), "--data", path("data")} + extra);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }
    void evalNeedsTheModelsClasses()
    {
        const fs::path other = m_root / "other";
        writeText(other / "classes.json",
                  R"({"classes": [{"id": 0, "name": "x"}, {"id": 1, "name": "y"}, {"id": 2, "name": "z"}]})");
        drawPair(other, "val/a", 20);
        const auto outcome =
            test::runProgram({"eval", "--model", path("run"), "--data", path("other"), "--split", "val"});
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.err.contains("knows 2 classes, the data set has 3"));
    }
    void aDamagedImageIsSkipped()
    {
        const fs::path damaged = m_root / "damaged";
        fs::copy(m_root / "data", damaged, fs::copy_options::recursive);
        fs::resize_file(damaged / "images/val/v1.png", 60);
        const auto outcome =
            test::runProgram({"eval", "--json", "--model", path("run"), "--data", path("damaged"), "--split", "val"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["images"].toInt() + outcome.json()["skipped"].toArray().size(), 2);
    }

    void predictFolder()
    {
        const fs::path photos = m_root / "photos";
        fs::create_directories(photos / "deep/er");
        const cv::Mat image = readImage(m_root / "data/images/val/v0.png");
        writePng(photos / "a.png", image);
        writePng(photos / "a.PNG", image);
        writePng(photos / "deep/er/a.png", image);
        writeText(photos / "broken.png", "not a picture");
        writeText(photos / "notes.txt", "nothing to predict");
        fs::create_directory_symlink(photos, photos / "deep/circle");
        fs::create_symlink(photos / "a.png", photos / "link.png");
        QCOMPARE(::mkfifo((photos / "pipe.png").c_str(), 0600), 0);

        const auto outcome = test::runProgram(
            {"predict", "--json", "--model", path("run"), "--out", path("photos/masks"), path("photos")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["predicted"].toInt(), 3);
        QCOMPARE(outcome.json()["skipped"].toInt(), 1);
        QVERIFY(outcome.err.contains("broken.png"));
        for (const char* mask : {"a.png", "a.png.png", "deep/er/a.png"})
            QVERIFY2(fs::exists(photos / "masks" / mask), mask); // a.PNG comes first
        const cv::Mat mask = readIndexMap(photos / "masks/deep/er/a.png");
        QCOMPARE(mask.size(), image.size());
        double largest = 0;
        cv::minMaxLoc(mask, nullptr, &largest);
        QVERIFY(largest <= 1);
        // Again: the masks of the first time are not taken for pictures.
        QCOMPARE(test::runProgram(
                     {"predict", "--json", "--model", path("run"), "--out", path("photos/masks"), path("photos")})
                     .json()["predicted"]
                     .toInt(),
                 3);
    }
    void predictColours_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("colour") << "colour";
        QTest::newRow("overlay") << "overlay";
    }
    void predictColours()
    {
        QFETCH(QString, format);
        const QString out = path("drawn-" + format.toStdString());
        const auto outcome = test::runProgram({"predict", "--model", path("run"), "--out", out, "--format", format,
                                               "--opacity", "1", path("data/images/val/v0.png")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const cv::Mat drawn = readImage(fs::path(out.toStdString()) / "v0.png");
        for (int y = 0; y < drawn.rows; ++y)
            for (int x = 0; x < drawn.cols; ++x) {
                const auto pixel = drawn.at<cv::Vec3b>(y, x);
                QVERIFY(pixel == cv::Vec3b(230, 160, 90) || pixel == cv::Vec3b(40, 90, 60));
            }
    }
    void predictNothingUsable()
    {
        writeText(m_root / "junk/one.jpg", "junk");
        const auto outcome =
            test::runProgram({"predict", "--json", "--model", path("run"), "--out", path("junk-masks"), path("junk")});
        QCOMPARE(outcome.status, 3);
        QCOMPARE(outcome.json()["skipped"].toInt(), 1);
        QCOMPARE(test::runProgram({"predict", "--model", path("run"), "--out", path("junk-masks"), path("nowhere.png")})
                     .status,
                 3);
        fs::create_directories(m_root / "empty");
        QCOMPARE(
            test::runProgram({"predict", "--model", path("run"), "--out", path("junk-masks"), path("empty")}).status,
            3);
        QCOMPARE(
            test::runProgram({"predict", "--model", path("no-run"), "--out", path("junk-masks"), path("junk")}).status,
            3);
        QCOMPARE(test::runProgram({"predict", "--model", path("run"), "--out", path("junk-masks")}).status, 2);
    }
    void picturesAreNeverReplaced()
    {
        fs::create_directories(m_root / "own");
        fs::copy(m_root / "data/images/val/v0.png", m_root / "own/v0.png");
        const auto outcome =
            test::runProgram({"predict", "--model", path("run"), "--out", path("own"), path("own/v0.png")});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.err.contains("would replace a picture"));
        QCOMPARE(cv::norm(readImage(m_root / "own/v0.png"), readImage(m_root / "data/images/val/v0.png"), cv::NORM_INF),
                 0.0);
    }

    void benchMeasures_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("forward") << "forward";
        QTest::newRow("train") << "train";
        QTest::newRow("slide") << "slide";
    }
    void benchMeasures()
    {
        QFETCH(QString, what);
        const auto outcome =
            test::runProgram({"bench", "--json", "--model", path("config.json"), "--what", what, "--size", "64x96",
                              "--runs", "3", "--batch", "2", "--threads", "1", "--device", "cpu"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["runs"].toInt(), 3);
        QCOMPARE(json["size"].toArray()[1].toInt(), 96);
        const QJsonObject seconds = json["seconds"].toObject();
        QVERIFY(seconds["min"].toDouble() > 0 && seconds["min"].toDouble() <= seconds["median"].toDouble() &&
                seconds["median"].toDouble() <= seconds["max"].toDouble());
        QVERIFY(json["parameters"].toInt() > 1000);
        QVERIFY(json["peak_memory_bytes"].toDouble() > 1e6);
        QCOMPARE(test::runProgram({"bench", "--model", path("config.json"), "--size", "64"}).status, 2);
    }

private:
    QString path(const std::string& inside) const { return QString::fromStdString((m_root / inside).string()); }

    QTemporaryDir m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestEvalCli)
#include "tst_eval_cli.moc"
