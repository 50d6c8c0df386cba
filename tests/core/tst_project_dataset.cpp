// A project as a data set: its own labels before those it started from, in its own classes.
#include "core/annotation/label_file.h"
#include "core/datasets/confirmed_labels.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/provenance_file.h"
#include "core/project/source_labels.h"
#include "tests/support/dataset_files.h"

#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

class TestProjectDataset : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A data set of two classes with four images, and a folder with one.
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        test::writeText(data() / "classes.json", R"({"classes": [{"id": 0, "name": "road", "color": [1, 2, 3]},
            {"id": 1, "name": "car", "color": [4, 5, 6]}], "ignore_index": 255})");
        for (const char* name : {"train/a", "train/b", "val/c", "val/d"}) {
            test::writePicture(data() / "images" / (std::string(name) + ".png"));
            test::writeLabel(data() / "labels" / (std::string(name) + ".png"), test::sixPixels({0, 1, 0, 1, 255, 0}));
        }
        test::writePicture(folder() / "more/e.jpg.png");
        m_project = {};
        m_project.name = "p";
        m_project.classes = makeProjectClasses({{"road", {1, 2, 3}}, {"car", {4, 5, 6}}, {"tree", {7, 8, 9}}});
        m_project.classes[1].id = 40;
        std::swap(m_project.classes[0], m_project.classes[2]); // tree 2, car 40, road 0
        m_project.sources = {{.name = "data", .path = "../data", .layout = "pairs", .extra = nullptr},
                             {.name = "more", .path = "more", .layout = "folder", .extra = nullptr}};
        m_project.splits = {{"train", {"more/e.jpg.png"}}, {"test", {"data/images/val/d.png"}}};
        writeProject(folder(), m_project);
    }

    void imagesOfAllSourcesInTheProjectsSplits()
    {
        const auto dataset = openDataset(folder()); // recognised
        QCOMPARE(dataset->layout(), std::string("project"));
        QCOMPARE(dataset->classes().size(), std::size_t(3));
        QCOMPARE(dataset->classes()[1].name, std::string("car"));
        QCOMPARE(dataset->classes()[1].fileValue, 40);
        QCOMPARE(test::splitsOf(*dataset), (QStringList{"train", "val", "test"}));
        QCOMPARE(test::namesOf(*dataset, "train"),
                 (QStringList{"data/images/train/a", "data/images/train/b", "more/e.jpg"}));
        QCOMPARE(test::namesOf(*dataset, "val"), QStringList{"data/images/val/c"});
        QCOMPARE(test::namesOf(*dataset, "test"), QStringList{"data/images/val/d"});
        QVERIFY(dataset->hasLabel("train", 0) && !dataset->hasLabel("train", 2));
        QVERIFY(dataset->get("train", 2).label.empty());
        SDW_CONTAINS(test::messageOf([&] { dataset->size("all"); }), "train, val, test");
    }

    void labelsOfTheDataSetAreTranslated()
    {
        const Sample sample = openDataset(folder())->get("val", 0);
        QCOMPARE(sample.name, std::string("data/images/val/c"));
        QCOMPARE(sample.image.size(), cv::Size(3, 2));
        QCOMPARE(test::classesOf(sample.label), (QList<int>{2, 1, 2, 1, -1, 2}));
    }

    void labelsOfTheProjectComeFirst_data()
    {
        QTest::addColumn<int>("car");
        QTest::newRow("8 bits") << 40;
        QTest::newRow("16 bits") << 4000;
    }
    void labelsOfTheProjectComeFirst()
    {
        QFETCH(int, car);
        m_project.classes[1].id = car;
        writeProject(folder(), m_project);
        save("data/images/train/a.png", {2, car, kUnlabelled, kBackground, kIgnoreLabel, 0});
        save("more/e.jpg.png", {car, car, car, 0, 0, 0});
        const auto dataset = openDataset(folder());
        QCOMPARE(test::classesOf(dataset->get("train", 0).label), (QList<int>{0, 1, -1, -1, -1, 2}));
        QCOMPARE(test::classesOf(dataset->get("train", 2).label), (QList<int>{1, 1, 1, 2, 2, 2}));
        QVERIFY(dataset->hasLabel("train", 2));
        const DatasetReport report = inspectDataset(*dataset);
        QCOMPARE(report.splits[0].labelled, std::size_t(3));
        QCOMPARE(report.splits[0].pixels, (std::vector<std::int64_t>{1, 1 + 2 + 3, 1 + 3 + 3}));
        QCOMPARE(report.splits[0].unusable, std::size_t(0));
    }

    void retiredClassesAreWhatTheyBecame()
    {
        save("data/images/train/a.png", {2, 40, kUnlabelled, 0, 0, 0});
        retireClass(m_project, 40, 2);
        m_project.sources[0].classes = {m_project.findClass(0)->uuid, m_project.retired[0].uuid};
        writeProject(folder(), m_project);
        const auto dataset = openDataset(folder());
        QCOMPARE(dataset->classes().size(), std::size_t(2));
        QCOMPARE(test::classesOf(dataset->get("train", 0).label), (QList<int>{0, 0, -1, 1, 1, 1}));
        QCOMPARE(test::classesOf(dataset->get("train", 1).label), (QList<int>{1, 0, 1, 0, -1, 1}));
    }

    /// A model that sees trees everywhere must not be taught so by itself.
    void proposalsThatNobodyLookedAtAreNoLabels()
    {
        const int tree = 2, car = 40;
        for (const char* image : {"data/images/train/a.png", "more/e.jpg.png", "data/images/val/c.png"})
            save(image, {tree, tree, tree, tree, tree, tree});
        const Region all(cv::Rect(0, 0, 3, 2));
        propose("data/images/train/a.png", all);
        propose("more/e.jpg.png", all);
        propose("data/images/val/c.png", all); // nor is a model measured on them
        const auto dataset = openDataset(folder());
        QVERIFY(!dataset->hasLabel("train", 0) && !dataset->hasLabel("train", 2) && !dataset->hasLabel("val", 0));
        QVERIFY(dataset->hasLabel("train", 1));
        QCOMPARE(test::classesOf(dataset->get("train", 0).label), QList<int>(6, -1));
        DatasetReport report = inspectDataset(*dataset);
        QCOMPARE(report.splits[0].pixels, (std::vector<std::int64_t>{0, 2, 3})); // b, with which the data set came

        // A person paints a car over one of them, and says of another that it is right.
        save("data/images/train/a.png", {tree, tree, car, tree, tree, tree});
        propose("data/images/train/a.png", all, Region(cv::Rect(0, 1, 1, 1)));
        QVERIFY(openDataset(folder())->hasLabel("train", 0));
        QCOMPARE(test::classesOf(openDataset(folder())->get("train", 0).label), (QList<int>{-1, -1, 1, 0, -1, -1}));
        report = inspectDataset(*openDataset(folder()));
        QCOMPARE(report.splits[0].pixels, (std::vector<std::int64_t>{1, 2 + 1, 3}));
    }

    void proposalsOfAnotherSizeLeaveTheImageOut()
    {
        save("more/e.jpg.png", {2, 2, 2, 2, 2, 2});
        Provenance record({5, 5});
        record.add({.model = {"m", "5f"}, .label = 2, .region = Region(cv::Rect(0, 0, 5, 5))});
        writeProvenance(proposalsFile(folder(), "more/e.jpg.png"), record);
        const auto dataset = openDataset(folder());
        SDW_CONTAINS(test::messageOf([&] { dataset->get("train", 2); }), "5 × 5");
    }

    void confirmedLabelsAreToldOf()
    {
        const int car = 40;
        Provenance record({3, 2});
        record.keep({.label = std::uint16_t(car), .region = Region(cv::Rect(0, 0, 3, 1))});
        writeProvenance(proposalsFile(folder(), "data/images/train/a.png"), record); // whose labels are the data set's
        const auto kept = [&] { return confirmedLabels(*openDataset(folder()), "train", 0); };
        QCOMPARE(cv::countNonZero(kept()), 1); // road, car, road
        QVERIFY(kept().at<std::uint8_t>(0, 1) != 0);
        save("data/images/train/a.png", {car, 0, car, car, 0, 0});
        QVERIFY(kept().size() == cv::Size(3, 2) && kept().at<std::uint8_t>(0, 0) != 0);
        QCOMPARE(cv::countNonZero(kept()), 2);
        QVERIFY(confirmedLabels(*openDataset(folder()), "train", 1).empty());
        QVERIFY(confirmedLabels(*openDataset(data()), "train", 0).empty()); // no project, no record
        test::writeText(proposalsFile(folder(), "data/images/train/a.png"), "{");
        SDW_CONTAINS(test::messageOf([&] { kept(); }), "a.png.proposals.json");
    }

    void troubleIsNamed()
    {
        save("data/images/train/a.png", {7, 7, 0, 0, 0, 0}); // no class, nor ever one
        SDW_CONTAINS(test::messageOf([&] { openDataset(folder())->get("train", 0); }), "a.png.png");
        test::writeLabel(annotationFiles(folder(), "data/images/train/a.png").labels,
                         cv::Mat_<std::uint8_t>(5, 5, std::uint8_t(0)));
        SDW_CONTAINS(test::messageOf([&] { openDataset(folder())->get("train", 0); }), "5");
        m_project.classes.erase(m_project.classes.begin() + 1); // car: never retired, in a project edited by hand
        writeProject(folder(), m_project);
        const auto dataset = openDataset(folder());
        SDW_CONTAINS(test::textOf(dataset->problems()), "'car'");
        SDW_CONTAINS(test::textOf(dataset->problems()), "1 of 5 images have no labels yet");
        QCOMPARE(test::classesOf(dataset->get("val", 0).label), (QList<int>{1, -1, 1, -1, -1, 1}));
        m_project.sources.push_back({.name = "self", .path = ".", .extra = nullptr});
        writeProject(folder(), m_project);
        SDW_CONTAINS(test::messageOf([&] { openDataset(folder()); }), "'self' is a project itself");
        m_project.sources.back() = {.name = "gone", .path = "../gone", .extra = nullptr};
        writeProject(folder(), m_project);
        SDW_CONTAINS(test::messageOf([&] { openDataset(folder()); }), "gone");
    }

    void linksAreNotFollowed()
    {
        save("data/images/train/a.png", {2, 2, 2, 2, 2, 2});
        const fs::path label = annotationFiles(folder(), "data/images/train/b.png").labels;
        fs::create_symlink(annotationFiles(folder(), "data/images/train/a.png").labels, label);
        QCOMPARE(test::classesOf(openDataset(folder())->get("train", 1).label), (QList<int>{2, 1, 2, 1, -1, 2}));
    }

    void otherFilesOfThatNameAreNoProject()
    {
        const fs::path other = fs::path(m_dir->path().toStdString()) / "other";
        test::writePicture(other / "x.png");
        test::writeText(other / "project.json", R"({"name": "web page", "scripts": {}})");
        QCOMPARE(openDataset(other)->layout(), std::string("folder"));
    }

private:
    fs::path folder() const { return fs::path(m_dir->path().toStdString()) / "ein Projekt"; }
    fs::path data() const { return fs::path(m_dir->path().toStdString()) / "data"; }
    void save(const std::string& image, const std::array<int, 6>& values)
    {
        test::writeText(annotationFiles(folder(), image).labels,
                        encodeLabelFile(LabelMap(test::sixPixels<std::uint16_t>(values))));
    }

    /// Trees, as a model saw them. @param reviewed what somebody has looked at.
    void propose(const std::string& image, const Region& where, const Region& reviewed = {})
    {
        Provenance record({3, 2});
        record.add({.model = {"m", "5f"}, .label = 2, .region = where});
        record.review(reviewed);
        writeProvenance(proposalsFile(folder(), image), record);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    Project m_project;
};

QTEST_GUILESS_MAIN(TestProjectDataset)
#include "tst_project_dataset.moc"
