// segdeformer demo from end to end, with very little training.
#include "core/base/image_io.h"
#include "tests/support/test_files.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

class TestCliDemo : public QObject {
    Q_OBJECT
private:
    struct Outcome {
        int status;
        QByteArray out, err;
    };
    Outcome run(const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(sdw::test::program(), arguments);
        process.waitForFinished(240000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    QTemporaryDir m_dir;

private Q_SLOTS:
    void trainsComparesAndWrites()
    {
        const QStringList arguments = {"demo",     "--out", "demo",           "--minutes", "0.02",
                                       "--scenes", "8,3",   "--save-weights", "weights",   "--json"};
        const Outcome first = run(arguments);
        QVERIFY2(first.status == 0, first.err.constData());
        const QJsonObject result = QJsonDocument::fromJson(first.out.trimmed().split('\n').last()).object();
        QCOMPARE(result["images"].toInt(), 3);
        QCOMPARE(result["iterations"].toInt(), 2);
        QCOMPARE(result["classes"].toArray().size(), 13);
        const double delta =
            result["second"].toObject()["mIoU"].toDouble() - result["first"].toObject()["mIoU"].toDouble();
        QVERIFY(qAbs(delta - result["delta_mIoU"].toDouble()) < 1e-9);
        for (const char* name :
             {"comparison.json", "comparison.csv", "comparison.md", "examples.png", "masks/segformer/scene_v000.png",
              "masks/segdeformer/scene_v002.png", "attention/scene_v001.png"})
            QVERIFY2(QFile::exists(m_dir.filePath(QStringLiteral("demo/") + name)), name);
        const cv::Mat mask = sdw::readImage(m_dir.filePath("demo/masks/segdeformer/scene_v000.png").toStdString());
        QVERIFY(mask.cols == 320 && mask.rows == 240);
        QVERIFY(QFile::exists(m_dir.filePath("weights/demo_segformer.safetensors")));

        const Outcome again = run(arguments); // finished trainings are taken as they are
        QVERIFY2(again.status == 0, again.err.constData());
        const QJsonObject repeated = QJsonDocument::fromJson(again.out.trimmed().split('\n').last()).object();
        QCOMPARE(repeated["second"].toObject()["mIoU"].toDouble(), result["second"].toObject()["mIoU"].toDouble());

        const Outcome weights =
            run({"eval", "--model", "weights/demo_segdeformer.safetensors", "--data", "demo/data-8-3", "--json"});
        QVERIFY2(weights.status == 0, weights.err.constData());
    }

    void wrongUseIsTold()
    {
        QCOMPARE(run({"demo", "--minutes", "-1"}).status, 2);
        QCOMPARE(run({"demo", "--scenes", "5"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliDemo)
#include "tst_cli_demo.moc"
