// segdeformer demo from end to end, with very little training.
#include "core/base/image_io.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

class TestDemoCli : public QObject {
    Q_OBJECT
private:
    sdw::test::Outcome run(const QStringList& arguments) { return sdw::test::runProgram(arguments, m_dir.path()); }
    static QJsonObject contender(const QJsonObject& result, int index)
    {
        return result["contenders"].toArray()[index].toObject();
    }
    static double meanIou(const QJsonObject& result, int index) { return contender(result, index)["mIoU"].toDouble(); }
    QTemporaryDir m_dir;

private Q_SLOTS:
    void trainsComparesAndWrites()
    {
        const QStringList arguments = {"demo",     "--out", "demo",           "--minutes", "0.02",
                                       "--scenes", "8,3",   "--save-weights", "weights",   "--json"};
        const auto first = run(arguments);
        QVERIFY2(first.status == 0, qPrintable(first.err));
        const QJsonObject result = first.json();
        QCOMPARE(result["images"].toInt(), 3);
        QCOMPARE(result["iterations"].toInt(), 2);
        const QJsonObject pair = result["pairs"].toArray()[0].toObject();
        QCOMPARE(pair["classes"].toArray().size(), 13);
        QVERIFY(qAbs(meanIou(result, 1) - meanIou(result, 0) - pair["delta_mIoU"].toDouble()) < 1e-9);
        for (const char* name : {"comparison/report.html", "comparison/report.json", "comparison/report.csv",
                                 "comparison/counts.csv", "examples.png", "masks/SegFormer/scene_v000.png",
                                 "masks/SegDeformer/scene_v002.png", "attention/scene_v001.png"})
            QVERIFY2(QFile::exists(m_dir.filePath(QStringLiteral("demo/") + name)), name);
        const cv::Mat mask = sdw::readImage(m_dir.filePath("demo/masks/SegDeformer/scene_v000.png").toStdString());
        QVERIFY(mask.cols == 320 && mask.rows == 240);
        QVERIFY(QFile::exists(m_dir.filePath("weights/demo_segformer.safetensors")));

        const auto again = run(arguments); // finished trainings are taken as they are
        QVERIFY2(again.status == 0, qPrintable(again.err));
        const QJsonObject repeated = again.json();
        QCOMPARE(meanIou(repeated, 1), meanIou(result, 1));

        const auto weights =
            run({"eval", "--model", "weights/demo_segdeformer.safetensors", "--data", "demo/data-8-3", "--json"});
        QVERIFY2(weights.status == 0, qPrintable(weights.err));
    }

    void theShippedWeightsAreUsedWithoutTraining()
    {
        const auto shown = run({"demo", "--out", "shipped", "--minutes", "0", "--scenes", "1,6", "--json"});
        QVERIFY2(shown.status == 0, qPrintable(shown.err));
        for (const int model : {0, 1}) // they were trained on other scenes
            QVERIFY2(contender(shown.json(), model)["aAcc"].toDouble() > 0.8, qPrintable(shown.out));
        QVERIFY(shown.json()["iterations"].isNull());
        QVERIFY(!QFile::exists(m_dir.filePath("shipped/runs")));
    }

    void wrongUseIsTold()
    {
        QCOMPARE(run({"demo", "--minutes", "-1"}).status, 2);
        QCOMPARE(run({"demo", "--scenes", "5"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestDemoCli)
#include "tst_demo_cli.moc"
