// The drawn data set on disk: readable as any other data set, drawn once, drawn afresh when it is incomplete.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/datasets/dataset.h"
#include "core/demo/demo_dataset.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

#include <opencv2/core.hpp>

using namespace sdw;
namespace fs = std::filesystem;

class TestDemoDataset : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString() + "/data";
    }

    void opensAsADataSetWithTheDrawnLabels()
    {
        demo::writeDemoDataset(m_folder, m_small);
        const auto dataset = openDataset(m_folder);
        QCOMPARE(dataset->size("train"), std::size_t(3));
        QCOMPARE(dataset->size("val"), std::size_t(2));
        QCOMPARE(dataset->classes().size(), demo::demoClasses().size());
        for (std::size_t i = 0; i < dataset->classes().size(); ++i) {
            QCOMPARE(dataset->classes()[i].name, demo::demoClasses()[i].name);
            QVERIFY(dataset->classes()[i].colour == demo::demoClasses()[i].colour);
        }
        QVERIFY(dataset->problems().empty());
        const Sample sample = dataset->get("val", 1);
        const demo::Scene scene = demo::drawDemoScene(m_small, "val", 1);
        cv::Mat label;
        scene.label.convertTo(label, CV_16U);
        QCOMPARE(cv::norm(sample.image, scene.image, cv::NORM_INF), 0.0);
        QCOMPARE(cv::norm(sample.label, label, cv::NORM_INF), 0.0);
    }

    void aSceneDoesNotDependOnTheNumberOfScenes()
    {
        demo::writeDemoDataset(m_folder, {.train = 1, .val = 1});
        const cv::Mat alone = readImage(m_folder / "images" / "val" / "scene_v000.png");
        demo::writeDemoDataset(m_folder, m_small);
        QCOMPARE(cv::norm(alone, readImage(m_folder / "images" / "val" / "scene_v000.png"), cv::NORM_INF), 0.0);
    }

    void aCompleteDataSetIsLeftAlone()
    {
        demo::writeDemoDataset(m_folder, m_small);
        const fs::path image = m_folder / "images" / "train" / "scene_000.png";
        const auto before = fs::last_write_time(image);
        int reports = 0;
        demo::writeDemoDataset(m_folder, m_small, [&](int, int) { return ++reports, true; });
        QCOMPARE(reports, 0);
        QVERIFY(fs::last_write_time(image) == before);
    }

    void aStoppedDrawingIsTakenUpAgain()
    {
        try {
            demo::writeDemoDataset(m_folder, m_small, [](int done, int) { return done < 2; });
            QFAIL("expected an error");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
        QVERIFY(!fs::exists(m_folder / "classes.json"));
        demo::writeDemoDataset(m_folder, m_small);
        QCOMPARE(openDataset(m_folder)->size("train"), std::size_t(3));
    }

    void aFullDiskIsToldAndLeavesNoFinishedMark()
    {
        limitDiskForTests(100'000);
        try {
            demo::writeDemoDataset(m_folder, m_small);
            limitDiskForTests(-1);
            QFAIL("expected an error");
        } catch (const Error& error) {
            limitDiskForTests(-1);
            QVERIFY(error.kind() == ErrorKind::Resources);
        }
        QVERIFY(!fs::exists(m_folder / "classes.json"));
    }

private:
    const demo::DemoDatasetOptions m_small{.train = 3, .val = 2};
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestDemoDataset)
#include "tst_demo_dataset.moc"
