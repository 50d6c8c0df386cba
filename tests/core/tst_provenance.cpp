// What models proposed: the record, its file, and that nothing is trained on that nobody has looked at.
#include "core/annotation/label_file.h"
#include "core/annotation/provenance.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/provenance_file.h"
#include "tests/support/dataset_files.h"

#include <QtCore/QTemporaryDir>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

const cv::Size kSize(6, 4);
const ModelVersion kFirst{"b0", "v1"}, kSecond{"b0", "v2"};
constexpr std::int64_t kTime = 1'795'685'400'000; // 2026-11-26, a whole second
const Region kAll(cv::Rect({}, kSize)), kUpper(cv::Rect(0, 0, 6, 2)), kLower(cv::Rect(0, 2, 6, 2));

cv::Mat labelled(int upper, int lower)
{
    cv::Mat labels(kSize, CV_16UC1, cv::Scalar(upper));
    labels(cv::Rect(0, 2, 6, 2)) = lower;
    return labels;
}

Provenance proposed(const ModelVersion& model = kFirst)
{
    Provenance provenance(kSize);
    provenance.add(model, kTime, labelled(3, 4), kAll);
    return provenance;
}

} // namespace

class TestProvenance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecordForEachClass()
    {
        const Provenance provenance = proposed();
        QCOMPARE(provenance.records().size(), std::size_t(2));
        QCOMPARE(provenance.records()[0].label, std::uint16_t(3));
        QVERIFY(provenance.records()[0].region == kUpper && provenance.records()[1].region == kLower);
        QVERIFY(provenance.at({1, 3})->model == kFirst && provenance.at({1, 3})->label == 4);
        QVERIFY(!Provenance(kSize).at({0, 0}));
        Provenance states(kSize);
        states.add(kFirst, kTime, labelled(kUnlabelled, kIgnoreLabel), kAll);
        QVERIFY(states.empty());
    }
    void unreviewedUntilSomebodyLooks()
    {
        Provenance provenance = proposed();
        const cv::Mat labels = labelled(3, 4);
        QVERIFY(provenance.unreviewed(labels) == kAll);
        QCOMPARE(provenance.mostUnreviewed(), std::int64_t(24));
        provenance.review(Region(cv::Rect(0, 0, 3, 4)));
        QVERIFY(provenance.unreviewed(labels) == Region(cv::Rect(3, 0, 3, 4)));
        QVERIFY(provenance.at({0, 0})->state == ProposalState::Accepted && provenance.at({0, 0})->model == kFirst);
        provenance.review(Region(cv::Rect(3, 0, 3, 2)));
        QVERIFY(provenance.unreviewed(labels) == Region(cv::Rect(3, 2, 3, 2)));
        QCOMPARE(provenance.records().size(), std::size_t(3)); // what was accepted of one class is one record
        provenance.reviewAll();
        QVERIFY(!provenance.hasUnreviewed() && provenance.records().size() == 2);
    }
    void whatWasPaintedOverIsNoProposal()
    {
        const Provenance provenance = proposed();
        QVERIFY(provenance.unreviewed(labelled(3, 5)) == kUpper);                   // somebody said 5 below
        QVERIFY(provenance.unreviewed(labelled(kUnlabelled, kUnlabelled)).empty()); // undone
        QVERIFY(provenance.unreviewed(labelled(3, 4)) == kAll);                     // and redone
        Provenance tidied = provenance;
        tidied.tidy(LabelMap(labelled(3, 5)));
        QCOMPARE(tidied.records().size(), std::size_t(1));
        tidied.forget(kUpper);
        QVERIFY(tidied.empty());
    }
    void theLastProposalOfAPixelCounts()
    {
        Provenance provenance = proposed();
        provenance.reviewAll();
        provenance.add(kSecond, kTime + 1000, labelled(3, 4), kLower);
        QVERIFY(provenance.at({0, 0})->model == kFirst && provenance.at({0, 3})->model == kSecond);
        QVERIFY(provenance.unreviewed(labelled(3, 4)) == kLower);
        std::int64_t pixels = 0;
        for (const ProposalRecord& record : provenance.records())
            pixels += record.region.area();
        QCOMPARE(pixels, std::int64_t(24));
    }
    void classesThatWereMergedOrDeleted()
    {
        Provenance provenance = proposed();
        provenance.translate([](std::uint16_t label) { return label == 3 ? std::uint16_t(7) : kUnlabelled; });
        QVERIFY(provenance.unreviewed(labelled(7, 4)) == kUpper);
    }
    void whatWasKeptHoldsWhileTheLabelStands()
    {
        Provenance provenance(kSize);
        QVERIFY(provenance.empty() && provenance.confirmed(labelled(3, 4)).empty());
        provenance.keep({kTime, 3, kUpper});
        provenance.keep({kTime + 1000, 4, Region(cv::Rect(0, 1, 3, 2))}); // the upper ones of it are said to be 4 now
        QVERIFY(!provenance.empty());
        const Region upper = combine(kUpper, Region(cv::Rect(0, 1, 3, 2)), SetOperation::Subtract);
        QVERIFY(provenance.kept()[0].region == upper);
        QVERIFY(provenance.confirmed(labelled(3, 4)) ==
                combine(upper, Region(cv::Rect(0, 2, 3, 1)), SetOperation::Unite));
        QVERIFY(provenance.confirmed(labelled(5, 5)).empty());
        QVERIFY(provenance.confirmed(labelled(3, 5)) == upper);
        provenance.translate([](std::uint16_t label) { return label == 3 ? std::uint16_t(7) : kUnlabelled; });
        QVERIFY(provenance.kept().size() == 1 && provenance.confirmed(labelled(7, 4)) == upper);
        provenance.tidy(LabelMap(labelled(3, 4)));
        QVERIFY(provenance.empty());
    }
    void fileKeepsEverything()
    {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "labels/photos/a.jpg.proposals.json";
        QVERIFY(readProvenance(file, kSize).empty());
        Provenance provenance = proposed();
        provenance.review(Region(cv::Rect(1, 1, 3, 2)));
        provenance.add(kSecond, kTime + 5000, labelled(2, 2), Region(cv::Rect(5, 0, 1, 4)));
        provenance.keep({kTime + 6000, 2, Region(cv::Rect(1, 1, 3, 2))});
        writeProvenance(file, provenance);
        QVERIFY(readProvenance(file, kSize) == provenance);
        SDW_CONTAINS(test::messageOf([&] { readProvenance(file, {3, 2}); }), "6 × 4");
        writeProvenance(file, Provenance(kSize));
        QVERIFY(!fs::exists(file));
    }
    void fileOfFormatOne()
    {
        const Provenance provenance = decodeProvenance(
            R"({"format_version": 1, "height": 2, "width": 3, "models": [{"name": "m", "version": "5f"}], "proposals":
               [{"model": 0, "time": "2026-11-26T09:30:00Z", "label": 3, "state": "accepted", "runs": [1, 3, 1, 1]}]})",
            "f");
        QCOMPARE(provenance.records().size(), std::size_t(1));
        const ProposalRecord& record = provenance.records()[0];
        QVERIFY((record.region.spans() == std::vector<Span>{{0, 1, 3}, {1, 0, 1}, {1, 2, 3}}));
        QVERIFY(record.state == ProposalState::Accepted && record.model == ModelVersion({"m", "5f"}));
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const QString proposal =
            R"({"model": 0, "time": "2026-11-26T09:30:00Z", "label": 3, "state": "proposed", "runs": [0, 1]})";
        const auto file = [](const QString& one) {
            return R"({"format_version": 1, "height": 2, "width": 3, "models": [{"name": "m", "version": "5f"}],
                       "proposals": [)" +
                   one + "]}";
        };
        const auto with = [&](const char* from, const char* to) { return file(QString(proposal).replace(from, to)); };
        QTest::newRow("no JSON") << "proposals"
                                 << "f";
        QTest::newRow("list") << "[]"
                              << "expected an object";
        QTest::newRow("later") << file(proposal).replace("\"format_version\": 1", "\"format_version\": 2") << "newer";
        QTest::newRow("height") << file(proposal).replace("\"height\": 2", "\"height\": -2") << "height";
        QTest::newRow("huge") << file(proposal).replace("\"width\": 3", "\"width\": 1e9") << "width";
        QTest::newRow("model") << with("\"model\": 0", "\"model\": 1") << "proposals[0].model";
        QTest::newRow("label") << with("\"label\": 3", "\"label\": 65533") << "proposals[0].label";
        QTest::newRow("state") << with("proposed", "maybe") << "proposals[0].state";
        QTest::newRow("time") << with("T09", " 09") << "proposals[0].time";
        QTest::newRow("outside") << with("[0, 1]", "[0, 7]") << "proposals[0].runs[1]";
        QTest::newRow("negative") << with("[0, 1]", "[-1, 1]") << "proposals[0].runs[0]";
        QTest::newRow("overflow") << with("[0, 1]", "[4, 18446744073709551615]") << "proposals[0].runs[1]";
        QTest::newRow("no runs") << with(", \"runs\": [0, 1]", "") << "proposals[0].runs is missing";
        const auto kept = [&](const char* one) {
            return file(proposal).replace("\"proposals\"", QStringLiteral("\"kept\": [%1], \"proposals\"").arg(one));
        };
        QTest::newRow("kept label") << kept(R"({"time": "2026-11-26T09:30:00Z", "label": -1, "runs": [0, 1]})")
                                    << "kept[0].label";
        QTest::newRow("kept outside") << kept(R"({"time": "2026-11-26T09:30:00Z", "label": 1, "runs": [0, 7]})")
                                      << "kept[0].runs[1]";
        QTest::newRow("kept, no time") << kept(R"({"label": 1, "runs": [0, 1]})") << "kept[0].time is missing";
        QTest::newRow("no object") << file("7") << "proposals[0].model is missing";
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        SDW_CONTAINS(test::messageOf([&] { decodeProvenance(text.toStdString(), "f"); }), message);
    }

    void unreviewedProposalsAreNeverTrainedOn()
    {
        QTemporaryDir dir;
        const fs::path folder = fs::path(dir.path().toStdString()) / "project";
        for (const char* name : {"a", "b", "c"})
            test::writePicture(folder / "more" / (std::string(name) + ".png"), kSize);
        Project project;
        project.name = "p";
        project.classes = makeProjectClasses({{"road", {1, 2, 3}}, {"car", {4, 5, 6}}, {"tree", {7, 8, 9}}});
        project.sources = {{.name = "more", .path = "more", .layout = "folder", .extra = nullptr}};
        writeProject(folder, project);
        const auto save = [&](const std::string& image, const cv::Mat& labels, const Provenance& provenance) {
            const fs::path file = annotationFiles(folder, image).labels;
            makeFolder(file.parent_path());
            writeFileWhole(file, encodeLabelFile(LabelMap(labels)));
            writeProvenance(proposalsFile(folder, image), provenance);
        };
        Provenance whole(kSize);
        whole.add(kFirst, kTime, labelled(0, 1), kAll);
        Provenance half = whole;
        half.review(kUpper);
        save("more/a.png", labelled(0, 1), whole); // nobody has looked
        save("more/b.png", labelled(0, 1), half);  // at the upper half
        save("more/c.png", labelled(0, 2), whole); // and here somebody painted the lower half
        const auto dataset = openDataset(folder);
        const std::string split = dataset->splits().front();
        // Told without reading labels: of the third only get() knows that somebody painted there.
        QVERIFY(!dataset->hasLabel(split, 0) && dataset->hasLabel(split, 1));
        QCOMPARE(cv::countNonZero(dataset->get(split, 0).label != kIgnoreLabel), 0);
        const cv::Mat b = dataset->get(split, 1).label, c = dataset->get(split, 2).label;
        QCOMPARE(cv::countNonZero(b.rowRange(0, 2) != 0) + cv::countNonZero(b.rowRange(2, 4) != kIgnoreLabel), 0);
        QCOMPARE(cv::countNonZero(c.rowRange(0, 2) != kIgnoreLabel) + cv::countNonZero(c.rowRange(2, 4) != 2), 0);

        retireClass(project, 1, 2); // a car is a tree from now on: what was proposed as one stays a proposal
        writeProject(folder, project);
        QCOMPARE(cv::countNonZero(openDataset(folder)->get(split, 0).label != kIgnoreLabel), 0);

        writeFileWhole(proposalsFile(folder, "more/a.png"), "{");
        SDW_CONTAINS(test::messageOf([&] {
                         const auto broken = openDataset(folder);
                         broken->get(broken->splits().front(), 0);
                     }),
                     "a.png.proposals.json");
    }
};

QTEST_GUILESS_MAIN(TestProvenance)
#include "tst_provenance.moc"
