// Merged and deleted classes in all labels of a project, and back again.
#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "tests/support/window_test.h"
#include "ui/classes/project_class_model.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"

#include <QSignalSpy>
#include <QUndoStack>

using namespace sdw;
using namespace sdw::ui;
namespace fs = std::filesystem;

class TestClassChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_jobs = std::make_unique<JobList>();
        m_session = std::make_unique<ProjectSession>(*m_jobs);
        m_store = std::make_unique<LabelStore>(*m_session, *m_jobs);
        m_undo = std::make_unique<QUndoStack>();
        m_model = std::make_unique<ProjectClassModel>(*m_session, *m_undo);
        m_model->setGiveBack([this](const auto& uuids, auto then) { m_store->giveBackClasses(uuids, then); });
        m_session->create({.name = QStringLiteral("p"), .folder = projectFolder(), .data = m_scenes});
        QVERIFY(ready());
        // 0 and 1 have labels of their own, closed and written; 2 is open; 3 and 4 have those of the data set.
        for (int image = 0; image < 3; ++image) {
            paint(*opened(image), 5, {0, 0, 40, 30});
            paint(*opened(image), 6, {40, 0, 40, 30});
        }
        QVERIFY(m_store->saveAndClose());
        m_session->open(projectFolder());
        QVERIFY(ready());
        QVERIFY(opened(2));
        for (int image = 0; image < 5; ++image)
            m_before.push_back(labels(image));
    }
    void cleanup()
    {
        limitDiskForTests(-1);
        m_before.clear();
        m_model.reset();
        m_undo.reset();
        m_store.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void aClassIsMergedEverywhereAndComesBack_data()
    {
        QTest::addColumn<int>("becomes");
        QTest::newRow("class") << 6;
        QTest::newRow("unlabelled") << int(kUnlabelled);
        QTest::newRow("background") << int(kBackground);
        QTest::newRow("ignore") << int(kIgnoreLabel);
    }
    void aClassIsMergedEverywhereAndComesBack()
    {
        QFETCH(int, becomes);
        for (int times = 0; times < 2; ++times) {
            if (times == 0)
                m_model->retire(5, becomes);
            else
                m_undo->redo();
            QCOMPARE(m_model->rowCount(), 12);
            QCOMPARE(m_store->document(2)->labels().count(5), std::int64_t(0)); // at once
            for (int image = 0; image < 5; ++image) {                           // read so, however far the files are
                QCOMPARE(labels(image).count(5), std::int64_t(0));
                QCOMPARE(labels(image).count(std::uint16_t(becomes)),
                         m_before[std::size_t(image)].count(5) +
                             m_before[std::size_t(image)].count(std::uint16_t(becomes)));
            }
            QVERIFY(filesSettled());
            QVERIFY(fileLabels(0).count(5) == 0 && fileLabels(1).count(5) == 0); // other programs see it, too
            QVERIFY(!fs::exists(files(3).labels) && !fs::exists(files(3).journal));
            m_undo->undo();
            QTRY_VERIFY(!m_store->isChangingClasses());
            QCOMPARE(m_model->rowCount(), 13);
            for (int image = 0; image < 5; ++image)
                QVERIFY(labels(image) == m_before[std::size_t(image)]);
            QVERIFY(fileLabels(0).labels() == m_before[0].labels());
        }
        QVERIFY(m_store->saveAndClose());
        m_session->open(projectFolder());
        QVERIFY(ready());
        for (int image = 0; image < 5; ++image)
            QVERIFY(labels(image).labels() == m_before[std::size_t(image)].labels());
    }

    void onlyPixelsStillOfTheOtherClassComeBack()
    {
        m_model->retire(5, 6);
        QVERIFY(filesSettled());
        for (const int image : {0, 2}) { // one that was closed, one that was open
            paint(*opened(image), 7, {10, 10, 10, 10});
            paint(*opened(image), 6, {0, 25, 5, 5});
        }
        m_undo->undo();
        QTRY_VERIFY(!m_store->isChangingClasses());
        for (const int image : {0, 2}) {
            const LabelMap now = labels(image);
            QCOMPARE(now.at(2, 2), std::uint16_t(5));
            QCOMPARE(now.at(12, 12), std::uint16_t(7));
            QCOMPARE(now.at(50, 10), std::uint16_t(6));
            QCOMPARE(now.at(2, 27), std::uint16_t(5)); // painted over with the same label: nobody can tell
        }
        QVERIFY(labels(1) == m_before[1]);
    }

    void chainsComeBackStepByStep()
    {
        m_model->retire(5, 6);
        m_model->retire(5, 7); // what is row 5 now is class 6
        QVERIFY(filesSettled());
        for (int image = 0; image < 3; ++image)
            QVERIFY(labels(image).count(5) == 0 && labels(image).count(6) == 0);
        QVERIFY(opened(1));
        m_undo->undo();
        QTRY_VERIFY(!m_store->isChangingClasses());
        QCOMPARE(labels(1).at(2, 2), std::uint16_t(6));
        m_undo->undo();
        QTRY_VERIFY(!m_store->isChangingClasses());
        for (int image = 0; image < 5; ++image)
            QVERIFY(labels(image) == m_before[std::size_t(image)]);
    }

    void anEndInTheMiddleIsMadeUpFor()
    {
        Project project = m_session->opened()->project;
        retireClass(project, 5, 6);
        m_store.reset();
        m_session->close();
        // As a program leaves it that was killed after the project was written, before the files were.
        writeProject(folder(), project);
        writeFileWhole(pendingClassesFile(folder()), "{}");
        QCOMPARE(fileLabels(0).at(2, 2), std::uint16_t(5));
        m_store = std::make_unique<LabelStore>(*m_session, *m_jobs);
        m_session->open(projectFolder());
        QVERIFY(ready());
        QCOMPARE(labels(0).at(2, 2), std::uint16_t(6));
        QVERIFY(filesSettled());
        QCOMPARE(fileLabels(0).at(2, 2), std::uint16_t(6));
        QCOMPARE(fileLabels(2).at(2, 2), std::uint16_t(6));
        QCOMPARE(m_session->opened()->project.freeClassId(), 13); // 5 is given to nobody
    }

    void undoingAStrokeBringsNoRetiredClassBack()
    {
        AnnotationDocument* document = opened(2);
        paint(*document, 5, {0, 0, 9, 9});
        EditBuilder edit(document->labels()); // the class goes from the image, not from its history
        edit.replace(5, {7, 0}, document->labels().grid().image());
        document->apply(edit.finish(), "replace");
        m_model->retire(5, 6);
        QVERIFY(document->canUndo()); // nothing had to change
        document->undo();
        QVERIFY(document->labels().count(5) > 0);
        QTRY_COMPARE(document->labels().count(5), std::int64_t(0));
        QCOMPARE(document->labels().at(2, 2), std::uint16_t(6));
    }

    void undoingBringsNoShapeOfARetiredClassBack()
    {
        AnnotationDocument* document = opened(2);
        auto shape = std::make_shared<Shape>(); // without pixels: they were painted over, say
        shape->id = document->shapes().freeId();
        shape->label = 5;
        shape->parts = {{{{2, 2}, {9, 2}, {9, 9}}, {}}};
        const auto change = [&](const ShapePtr& before, const ShapePtr& after) {
            EditBuilder edit(document->labels());
            edit.changeShape(before, after);
            document->apply(edit.finish(), "shape");
        };
        EditBuilder edit(document->labels());
        edit.replace(5, {7, 0}, document->labels().grid().image());
        document->apply(edit.finish(), "replace");
        change(nullptr, shape);
        change(document->shapes().find(shape->id), nullptr);
        m_model->retire(5, 6);
        QVERIFY(document->canUndo());
        document->undo();
        QCOMPARE(document->labels().count(5), std::int64_t(0));
        QCOMPARE(document->shapes().find(shape->id)->label, std::uint16_t(5));
        QTRY_COMPARE(document->shapes().find(shape->id)->label, std::uint16_t(6));
    }

    void aFullDiskDelaysIt()
    {
        limitDiskForTests(5000); // enough for the project file
        QSignalSpy trouble(m_store.get(), &LabelStore::trouble);
        QSignalSpy refused(m_model.get(), &ProjectClassModel::refused);
        limitDiskForTests(0);
        m_model->retire(5, 6);
        QCOMPARE(refused.size(), 1); // the project file decides
        QCOMPARE(m_model->rowCount(), 13);
        QVERIFY(labels(0) == m_before[0] && labels(2) == m_before[2]);
        limitDiskForTests(-1);
        m_model->retire(5, 6);
        QVERIFY(filesSettled());
        limitDiskForTests(0);
        trouble.clear();
        m_undo->undo();
        QTRY_VERIFY(trouble.size() > 0);
        QVERIFY(m_store->isChangingClasses());
        QCOMPARE(m_model->rowCount(), 12); // not before all pixels are back
        limitDiskForTests(-1);
        QTRY_VERIFY_WITH_TIMEOUT(!m_store->isChangingClasses(), 20'000);
        QCOMPARE(m_model->rowCount(), 13);
        for (int image = 0; image < 5; ++image)
            QVERIFY(labels(image) == m_before[std::size_t(image)]);
    }

    void anUnsavedDataSetChangesItsClassesAtOnce()
    {
        m_session->open(m_scenes);
        QVERIFY(ready());
        m_model->remove(0);
        QCOMPARE(m_model->rowCount(), 12);
        m_undo->undo();
        QCOMPARE(m_model->rowCount(), 13);
        QVERIFY(!m_store->isChangingClasses());
    }

private:
    bool ready()
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy() && m_session->isOpen() && !m_store->isBusy(); },
                               60'000);
    }
    bool filesSettled()
    {
        return QTest::qWaitFor(
            [this] { return m_jobs->running().empty() && !fs::exists(pendingClassesFile(folder())); }, 60'000);
    }
    AnnotationDocument* opened(int image)
    {
        m_store->open(image);
        static_cast<void>(QTest::qWaitFor([this] { return !m_store->isBusy(); }, 60'000));
        return m_store->document(image);
    }
    LabelMap labels(int image) const { return m_store->reader(image)().value(); }
    LabelMap fileLabels(int image) const
    {
        const LabelMap& before = m_before[std::size_t(image)];
        return decodeLabelFile(readFileWhole(files(image).labels), "x", {before.width(), before.height()});
    }
    static void paint(AnnotationDocument& document, std::uint16_t label, const cv::Rect& area)
    {
        EditBuilder edit(document.labels());
        edit.paint(Region(area), {label, 3});
        document.apply(edit.finish(), "paint");
    }
    QString projectFolder() const { return m_dir->filePath(QStringLiteral("p")); }
    fs::path folder() const { return toPath(projectFolder()); }
    AnnotationFiles files(int image) const
    {
        return annotationFiles(folder(), "scenes/images/train/scene_00" + std::to_string(image) + ".png");
    }

    test::OwnHome m_home;
    QString m_scenes;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<LabelStore> m_store;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<ProjectClassModel> m_model;
    std::vector<LabelMap> m_before;
};

QTEST_MAIN(TestClassChanges)
#include "tst_class_changes.moc"
