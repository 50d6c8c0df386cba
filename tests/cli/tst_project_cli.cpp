// A project on the command line: looked at, converted, trained on, like any other data set.
#include "core/annotation/label_file.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/source_labels.h"
#include "tests/support/dataset_files.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;

namespace {

/// A project with the classes of a data set, over that data set.
void writeProjectOver(const fs::path& folder, const fs::path& data)
{
    Project project;
    project.name = data.filename().string();
    const auto dataset = openDataset(data);
    project.classes = makeProjectClasses(dataset->classes());
    project.sources = {{.name = "data",
                        .path = sourcePath(folder, data),
                        .layout = "auto",
                        .classes = matchClasses(project, dataset->classes()),
                        .extra = nullptr}};
    writeProject(folder, project);
}

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

QJsonObject inspected(const fs::path& folder)
{
    const Outcome outcome = runProgram({"data", "inspect", text(folder), "--json"});
    return outcome.status == 0 ? outcome.json() : QJsonObject{{"error", outcome.err}};
}

/// Same splits, images and labels; the names are those of the project's images, one way or the other.
void compareSamples(const Dataset& project, const Dataset& converted)
{
    QCOMPARE(splitsOf(converted), splitsOf(project));
    for (const std::string& split : project.splits()) {
        QCOMPARE(converted.size(split), project.size(split));
        for (std::size_t i = 0; i < project.size(split); ++i) {
            const Sample expected = project.get(split, i), found = converted.get(split, i);
            QCOMPARE(found.name, expected.name);
            QCOMPARE(found.label.size(), expected.label.size());
            QVERIFY2(cv::norm(found.label, expected.label, cv::NORM_INF) == 0, expected.name.c_str());
            QVERIFY2(cv::norm(found.image, expected.image, cv::NORM_INF) == 0, expected.name.c_str());
        }
    }
}

} // namespace

class TestProjectCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        drawDataset(data(), 4, 2);
        writeProjectOver(folder(), data());
    }

    void inspectCountsTheProjectsLabels()
    {
        const QJsonObject ofData = inspected(data());
        QJsonObject report = inspected(folder());
        QCOMPARE(report["layout"].toString(), QStringLiteral("project"));
        QCOMPARE(report["classes"], ofData["classes"]);
        QCOMPARE(report["splits"], ofData["splits"]); // nobody has labelled anything yet
        QCOMPARE(report["problems"].toArray().size(), 0);

        relabel("data/images/val/val_0.png", 1);
        report = inspected(folder());
        const QJsonObject val = report["splits"][1].toObject(), before = ofData["splits"][1].toObject();
        QCOMPARE(report["splits"][0], ofData["splits"][0]);
        QCOMPARE(val["labelled"], before["labelled"]);
        qint64 all = 0, allBefore = 0;
        for (int i = 0; i < 3; ++i) {
            all += val["pixels"][i].toInteger();
            allBefore += before["pixels"][i].toInteger();
        }
        QCOMPARE(all - allBefore, qint64(2 * (48 + 64) - 4)); // the ignored rim has a class now
        QVERIFY(val["pixels"][1].toInteger() > 48 * 64);
    }

    void convertedItIsTheSame()
    {
        relabel("data/images/train/train_2.png", 2);
        const Outcome outcome = runProgram({"data", "convert", "--to", "index_png", text(folder()),
                                            text(root() / "out"), "--images", "copy", "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["layout"].toString(), QStringLiteral("project"));
        QCOMPARE(outcome.json()["images"].toInt(), 6);
        QCOMPARE(outcome.json()["verified"].toBool(), true);
        QCOMPARE(outcome.json()["dropped"].toArray().size(), 0);
        compareSamples(*openDataset(folder()), *openDataset(root() / "out", "pairs"));
    }

    void trains()
    {
        relabel("data/images/train/train_0.png", 0);
        writeFileWhole(root() / "config.json", tinyConfig(folder()).dump());
        trainTwoSteps(root() / "config.json");
    }

    void camVid()
    {
        SDW_NEED_TEST_FILES(camvid, "data/camvid");
        const fs::path project = root() / "street";
        writeProjectOver(project, fs::canonical(camvid));
        const QJsonObject report = inspected(project), expected = inspected(camvid);
        QCOMPARE(report["layout"].toString(), QStringLiteral("project"));
        QCOMPARE(report["splits"], expected["splits"]);
        QCOMPARE(report["classes"].toArray().size(), 11);
        writeFileWhole(root() / "config.json", tinyConfig(project).dump());
        trainTwoSteps(root() / "config.json");
    }

    void aBrokenProjectIsNamed()
    {
        writeFileWhole(projectFile(folder()),
                       R"({"format_version": 1, "sources": [{"name": "data", "path": "../no"}]})");
        for (const QStringList& command : {QStringList{"data", "inspect", text(folder())},
                                           {"data", "convert", "--to", "coco", text(folder()), text(root() / "out")}}) {
            const Outcome outcome = runProgram(command);
            QCOMPARE(outcome.status, 3);
            SDW_CONTAINS(outcome.err, "project.json");
        }
        QVERIFY(!fs::exists(root() / "out"));
    }

private:
    fs::path root() const { return m_dir->path().toStdString(); }
    fs::path data() const { return root() / "Daten"; }
    fs::path folder() const { return root() / "ein Projekt ü"; }

    /// Labels of the project for an image: all of one class.
    void relabel(const std::string& image, std::uint16_t label)
    {
        const fs::path file = annotationFiles(folder(), image).labels;
        makeFolder(file.parent_path());
        writeFileWhole(file, encodeLabelFile(LabelMap(48, 64, label)));
    }

    void trainTwoSteps(const fs::path& config)
    {
        const Outcome outcome = runProgram({"--json", "train", "--config", text(config), "--run", text(root() / "run"),
                                            "--set", "train.iterations=2", "--set", "train.batch=1", "--set",
                                            "data.crop=[64,64]", "--set", "eval.every=0"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["step"].toInt(), 2);
        QVERIFY(outcome.json()["finished"].toBool());
        QVERIFY(fs::exists(root() / "run/checkpoints/last.safetensors"));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestProjectCli)
#include "tst_project_cli.moc"
