// explain and figure as people call them, with the weights that come with the program.
#include "core/base/image_io.h"
#include "core/demo/demo_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace sdw;
using test::Outcome;

class TestExplainCli : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QString model(const char* name)
    {
        return qEnvironmentVariable("SDW_SOURCE_DIR", QStringLiteral(".")) + QStringLiteral("/models/demo_") +
               QLatin1String(name) + QStringLiteral(".safetensors");
    }
    Outcome explain(const char* weights, const QStringList& more) const
    {
        return test::runProgram(QStringList{"--json", "explain", "--model", model(weights), "--image",
                                            path("scene.png"), "--out", path("out")} +
                                more);
    }
    Outcome figure(const QStringList& more) const
    {
        return test::runProgram(QStringList{"--json", "figure", "--model", model("segformer"), "--model",
                                            model("segdeformer"), "--model-title", "SegFormer", "--model-title",
                                            "SegDeformer"} +
                                more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        cv::Mat scene(96, 128, CV_8UC3, cv::Scalar(200, 160, 120));
        scene.rowRange(48, 96).setTo(cv::Scalar(60, 110, 70));
        writePng(path("scene.png").toStdString(), scene);
    }

    void writesEverythingThatIsAskedFor()
    {
        const Outcome done =
            explain("segdeformer", {"--tokens", "--consistency", "20,30", "--stage", "fused", "--stage", "augmented",
                                    "--internal", "20,30", "--external", "100,80", "--scores", "20,30"});
        QVERIFY2(done.status == 0, qPrintable(done.err));
        const QJsonObject result = done.json();
        const QJsonArray tokens = result["tokens"].toArray(), files = result["files"].toArray();
        double sum = 0;
        for (const auto& token : tokens)
            sum += token.toObject()["activation"].toDouble();
        QVERIFY(std::abs(sum - 1) < 1e-4); // a softmax over the tokens
        for (const auto& file : files)
            QVERIFY2(QFile::exists(path("out") + '/' + file.toString()), qPrintable(file.toString()));
        for (const char* name :
             {"prediction.png", "mid-prediction.png", "consistency-20-30-fused.png", "consistency-20-30-augmented.png",
              "internal-20-30.png", "external-100-80.png", "maps.safetensors"})
            QVERIFY2(files.contains(QLatin1String(name)), name);
        QCOMPARE(readImage((path("out") + "/internal-20-30.png").toStdString()).size(), cv::Size(128, 96));
        for (const auto& each : result["scores"].toArray()[0].toObject()["classes"].toArray()) {
            const QJsonObject parts = each.toObject();
            const double added = parts["bias"].toDouble() + parts["x_inter"].toDouble() + parts["y_inter"].toDouble() +
                                 parts["y_exter"].toDouble();
            QVERIFY(std::abs(added - parts["logit"].toDouble()) < 1e-4);
        }
    }
    void saysWhatAModelLacks()
    {
        const Outcome tokens = explain("segformer", {"--tokens"});
        QCOMPARE(tokens.status, 3);
        QVERIFY2(tokens.err.contains(QStringLiteral("no class tokens")), qPrintable(tokens.err));
        QVERIFY(QDir(path("out")).removeRecursively());
        const Outcome attention = explain("segformer", {"--internal", "3,3"});
        QCOMPARE(attention.status, 3);
        QVERIFY2(attention.err.contains(QStringLiteral("--internal")), qPrintable(attention.err));
        const Outcome stage = explain("segformer", {"--consistency", "3,3", "--stage", "fused", "--stage", "internal"});
        QCOMPARE(stage.status, 3);
        QVERIFY2(stage.err.contains(QStringLiteral("--stage")), qPrintable(stage.err));
        QVERIFY2(stage.err.contains(QStringLiteral("encoder1, ")), qPrintable(stage.err));
        QVERIFY(!QFile::exists(path("out"))); // nothing is written before
    }
    void theColourMapIsThatOfEveryMap()
    {
        const auto coloured = [this](const QStringList& more) {
            explain("segdeformer", QStringList{"--consistency", "20,30", "--stage", "fused"} + more);
            return readImage((path("out") + "/consistency-20-30-fused.png").toStdString());
        };
        const cv::Mat usual = coloured({}), cividis = coloured({"--colour-map", "cividis"});
        QVERIFY(cv::norm(usual, cividis, cv::NORM_INF) > 20);
        QCOMPARE(cv::norm(usual, coloured({"--colour-map", "diverging"}), cv::NORM_INF), 0.0);
    }
    void replacesNoImage()
    {
        const Outcome done = test::runProgram(
            {"explain", "--model", model("segformer"), "--image", path("scene.png"), "--out", m_folder.path()});
        QCOMPARE(done.status, 2);
        QVERIFY2(done.err.contains(QStringLiteral("--out")), qPrintable(done.err));
    }
    void refusesPointsThatAreNone_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"128,10", "-1,0", "3", "3,4,5", "a,b", "3, 4"})
            QTest::newRow(point) << point;
    }
    void refusesPointsThatAreNone()
    {
        QFETCH(QString, point);
        const Outcome done = explain("segdeformer", {"--consistency=" + point});
        QCOMPARE(done.status, 2);
        QVERIFY2(done.err.contains(QStringLiteral("--consistency")), qPrintable(done.err));
    }

    void drawsFiguresInEveryFormat()
    {
        for (const char* kind : {"consistency", "prediction"}) {
            const QString file = path(kind);
            const Outcome done = figure({kind, "--image", path("scene.png"), "--point", "20,30", "--out", file + ".png",
                                         "--out", file + ".svg", "--out", file + ".pdf"});
            QVERIFY2(done.status == 0, qPrintable(done.err));
            QFile svg(file + ".svg");
            QVERIFY(svg.open(QIODevice::ReadOnly));
            QVERIFY(svg.readAll().contains("SegDeformer"));
            QVERIFY(QFile::exists(file + ".pdf"));
            QVERIFY(!readImage((file + ".png").toStdString()).empty());
        }
        const QJsonObject result =
            figure({"consistency", "--image", path("scene.png"), "--out", path("again.png")}).json();
        QCOMPARE(result["columns"].toArray().size(), 4); // the image, F of both, F_aug of the second alone
        QCOMPARE(result["rows"].toArray()[0].toObject()["point"].toArray(), (QJsonArray{64, 48}));
    }
    void printsTheScoresOfEveryRow()
    {
        demo::writeDemoDataset(path("scenes").toStdString(), {.train = 1, .val = 2});
        const QStringList data = {"--data", path("scenes"), "--count", "2", "--class", "tree"};
        const QJsonObject result = figure(QStringList{"consistency", "--out", path("scored.png")} + data).json();
        const QJsonArray rows = result["rows"].toArray(), means = result["means"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(means.size(), 3); // F of both, F_aug of the second
        for (int map = 0; map < means.size(); ++map)
            for (const char* key : {"own", "others", "auc"}) {
                double sum = 0;
                for (const auto& row : rows) {
                    const QJsonObject score = row.toObject()["scores"].toArray()[map].toObject();
                    QCOMPARE(score["column"], means[map].toObject()["column"]);
                    QVERIFY(score[QLatin1String(key)].isDouble());
                    sum += score[QLatin1String(key)].toDouble();
                }
                QVERIFY(std::abs(sum / 2 - means[map].toObject()[QLatin1String(key)].toDouble()) < 1e-9);
            }
        const Outcome masks = test::runProgram({"figure", "prediction", "--model", model("segformer"), "--data",
                                                path("scenes"), "--count", "1", "--out", path("masks.png")});
        QVERIFY2(masks.out.contains(QStringLiteral("right")) && masks.out.contains(QStringLiteral("mean")),
                 qPrintable(masks.out));
    }
    void refusesFiguresOfNothing()
    {
        QCOMPARE(figure({"consistency", "--out", path("a.png")}).status, 2);
        const QStringList one = {"consistency", "--image", path("scene.png")};
        QCOMPARE(figure(one + QStringList{"--out", path("a.bmp")}).status, 3);
        QCOMPARE(figure(one + QStringList{"--out", path("a.png"), "--class", "dragon"}).status, 2);
        QCOMPARE(figure(one + QStringList{"--out", path("a.png"), "--point", "1,1", "--point", "2,2"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestExplainCli)
#include "tst_explain_cli.moc"
