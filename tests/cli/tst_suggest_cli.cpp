// The command line `segdeformer suggest`, with the demo's models on a few scenes of its kind.
#include "core/base/image_io.h"
#include "core/base/program_files.h"
#include "core/datasets/dataset.h"
#include "core/demo/demo_classes.h"
#include "core/demo/demo_dataset.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/provenance_file.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

using namespace sdw;

class TestSuggestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        demo::writeDemoDataset(folder, {.train = 1, .val = 2, .seed = 3});
        m_model = model("segdeformer");
        // Half a picture is labelled as what its neighbour in the class list is.
        for (const auto& file : std::filesystem::directory_iterator(folder / "labels" / "val")) {
            m_wrong = QString::fromStdString(file.path().stem().string());
            cv::Mat label = readIndexMap(file.path());
            const cv::Rect half(0, 0, label.cols / 2, label.rows);
            label(half).setTo(cv::Scalar(1), label(half) == 0);
            writePng(file.path(), label);
            break;
        }
    }

    void queue()
    {
        const auto outcome =
            run({"--what", "queue", "--all", "--limit", "1", "--most", "5", "--out", m_folder.filePath("out")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["images"].toInt(), 1);
        QVERIFY(json["uses_mid"].toBool());
        const QJsonArray regions = json["regions"].toArray();
        QVERIFY(!regions.isEmpty() && regions.size() <= 5 && json["regions_found"].toInt() >= regions.size());
        double last = 1e9;
        for (const auto& value : regions) {
            const QJsonObject region = value.toObject();
            QVERIFY(region["score"].toDouble() <= last);
            last = region["score"].toDouble();
            QVERIFY(region["pixels"].toInt() > 0 && region["class"] != region["second"]);
            QVERIFY(region.contains("disagreement"));
        }
        QVERIFY(QFile::exists(m_folder.filePath("out/suggestions.json")));
    }
    void nothingToAskWhereAllIsLabelled()
    {
        const auto outcome = run({"--what", "queue", "--limit", "1"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["regions"].toArray().size(), 0);
    }
    void suspects()
    {
        const auto outcome = run({"--what", "suspects", "--most", "3"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonArray regions = outcome.json()["regions"].toArray();
        QVERIFY(!regions.isEmpty());
        const QJsonObject first = regions[0].toObject();
        QCOMPARE(first["image"].toString(), m_wrong);
        QVERIFY(first["share"].toDouble() > first["label_share"].toDouble());
    }
    void labelsThatWereKeptAreNotDoubted()
    {
        const std::filesystem::path folder = QDir(m_folder.path()).filePath("project").toStdString();
        Project project;
        project.name = "p";
        project.classes = makeProjectClasses(demo::demoClasses());
        project.sources = {{.name = "data", .path = "..", .layout = "pairs", .extra = nullptr}};
        writeProject(folder, project);
        const auto suspects = [&] {
            const auto outcome = test::runProgram({"suggest", "--json", "--model", m_model, "--data",
                                                   QString::fromStdString(folder.string()), "--split", "val", "--what",
                                                   "suspects", "--most", "0"});
            if (outcome.status != 0) qFatal("%s", qPrintable(outcome.err));
            return outcome.json()["regions"].toArray();
        };
        const QJsonArray before = suspects();
        QVERIFY(!before.isEmpty());
        const QString image = before[0].toObject()["image"].toString();
        QVERIFY(image.endsWith(m_wrong));
        const auto of = [&](const QJsonArray& regions) {
            return std::ranges::count_if(regions,
                                         [&](const auto& one) { return one.toObject()["image"].toString() == image; });
        };
        // All of the image's labels of that class are right, somebody says.
        const auto dataset = openDataset(folder);
        std::size_t index = 0;
        while (QString::fromStdString(dataset->name("val", index)) != image)
            ++index;
        const cv::Size size = dataset->get("val", index).image.size();
        Provenance record(size);
        const cv::Mat labels = dataset->get("val", index).label;
        for (std::size_t k = 0; k < project.classes.size(); ++k)
            record.keep({.label = std::uint16_t(project.classes[k].id), .region = Region(cv::Mat(labels == int(k)))});
        writeProvenance(proposalsFile(folder, "data/images/val/" + m_wrong.toStdString() + ".png"), record);
        const QJsonArray after = suspects();
        QVERIFY(of(before) > 0);
        QCOMPARE(of(after), 0);
        QCOMPARE(after.size(), before.size() - of(before)); // those of other images are doubted as before
    }
    void saysWhereThereIsNoMid()
    {
        const QStringList common{"suggest", "--model", model("segformer"), "--data", m_folder.path(), "--split", "val"};
        const auto text = test::runProgram(common + QStringList{"--what", "suspects", "--limit", "1"});
        QVERIFY2(text.status == 0, qPrintable(text.err));
        QVERIFY(text.out.contains("without M_mid"));
    }
    void refuses_data()
    {
        QTest::addColumn<QStringList>("extra");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::newRow("what") << QStringList{"--what", "dinner"} << 2 << "dinner";
        QTest::newRow("measure") << QStringList{"--measure", "mood"} << 2 << "mood";
        QTest::newRow("split") << QStringList{"--split", "tset"} << 3 << "tset";
        QTest::newRow("model") << QStringList{"--model", "nowhere.safetensors"} << 3 << "nowhere.safetensors";
    }
    void refuses()
    {
        QFETCH(QStringList, extra);
        QFETCH(int, status);
        QFETCH(QString, message);
        QStringList arguments{"suggest", "--data", m_folder.path()};
        if (!extra.contains("--model")) arguments += {"--model", m_model};
        const auto outcome = test::runProgram(arguments + extra);
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }
    void classesThatDoNotFitAreTold()
    {
        QTemporaryDir other;
        demo::writeDemoDataset(other.path().toStdString(), {.train = 1, .val = 1, .seed = 3});
        QFile file(other.filePath("classes.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        QJsonArray classes = document["classes"].toArray();
        classes.append(QJsonObject{{"id", 99}, {"name", "dragon"}, {"color", QJsonArray{1, 2, 3}}});
        document["classes"] = classes;
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(document).toJson());
        file.close();
        const auto outcome = test::runProgram({"suggest", "--model", m_model, "--data", other.path()});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains("classes"), qPrintable(outcome.err));
    }

private:
    static QString model(const char* name)
    {
        return QString::fromStdString(needShippedFile(std::string("models/demo_") + name + ".safetensors").string());
    }
    test::Outcome run(const QStringList& extra) const
    {
        return test::runProgram(
            QStringList{"suggest", "--json", "--model", m_model, "--data", m_folder.path(), "--split", "val"} + extra);
    }

    QTemporaryDir m_folder;
    QString m_model, m_wrong;
};

QTEST_GUILESS_MAIN(TestSuggestCli)
#include "tst_suggest_cli.moc"
