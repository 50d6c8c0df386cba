// The labels of a project that a fit must not forget: who has vouched for them, and in which order they come.
#include "core/annotation/label_file.h"
#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "tests/support/assist_projects.h"
#include "ui/assist/known_labels.h"

using namespace sdw;
using namespace sdw::ui;

class TestKnownLabels : public QObject, private test::AssistProjects {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeScenes(); }
    void init() { openWindow(); }
    void cleanup() { m_work.reset(); }

    void nothingInAProjectWithoutLabels()
    {
        QVERIFY(openScenes());
        const Opened& opened = *m_work->window().session().opened();
        KnownLabels known;
        QVERIFY(!known.isDone(opened));
        QVERIFY(!known.next(opened));
        QVERIFY(known.isDone(opened));
        QVERIFY(!vouchedLabelsOf(opened, 0));
    }
    void proposalsThatNobodyLookedAtAreLeftOut()
    {
        QVERIFY(openScenes());
        const Opened& opened = *m_work->window().session().opened();
        const std::string& name = opened.images[1].name;
        cv::Mat painted(kSize, CV_16UC1, cv::Scalar(kUnlabelled));
        painted(cv::Rect(0, 0, 20, 10)).setTo(cv::Scalar(2));
        painted(cv::Rect(0, 20, 30, 10)).setTo(cv::Scalar(3)); // these were proposed
        const auto files = annotationFiles(opened.folder, name);
        std::filesystem::create_directories(files.labels.parent_path());
        writeFileWhole(files.labels, encodeLabelFile(LabelMap(painted)));
        Provenance provenance(kSize);
        provenance.add({}, 0, painted, Region(cv::Rect(0, 20, 30, 10)));
        writeProvenance(proposalsFile(opened.folder, name), provenance);

        const auto vouched = vouchedLabelsOf(opened, 1);
        QVERIFY(vouched.has_value());
        QCOMPARE(cv::countNonZero(*vouched == 2), 200);
        QCOMPARE(cv::countNonZero(*vouched == 3), 0);
        KnownLabels known;
        const auto next = known.next(opened);
        QVERIFY(next.has_value());
        QCOMPARE(next->image, 1);
        QVERIFY(!known.next(opened));
    }
};

QTEST_MAIN(TestKnownLabels)
#include "tst_known_labels.moc"
