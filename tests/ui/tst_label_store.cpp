// Labels while people work on them: where they come from, that they reach the disk, and what happens when they cannot.
#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"

#include <QSignalSpy>

using namespace sdw;
using namespace sdw::ui;
namespace fs = std::filesystem;

class TestLabelStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_jobs = std::make_unique<JobList>();
        m_session = std::make_unique<ProjectSession>(*m_jobs);
        m_store = std::make_unique<LabelStore>(*m_session, *m_jobs);
        m_session->create({.name = QStringLiteral("p"), .folder = projectFolder(), .data = m_scenes});
        QVERIFY(ready());
        m_firstName = nameOf(0);
    }
    void cleanup()
    {
        limitDiskForTests(-1);
        m_store.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void onlyAProjectKeepsLabels()
    {
        QVERIFY(m_store->canLabel());
        QCOMPARE(m_store->savedState(), SavedState::Saved);
        m_session->open(m_scenes);
        QVERIFY(ready());
        QVERIFY(!m_store->canLabel());
        QCOMPARE(m_store->savedState(), SavedState::Nothing);
        QSignalSpy failed(m_store.get(), &LabelStore::failed);
        m_store->open(0);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][1].toString().contains(QStringLiteral("project")));
    }

    void labelsOfTheDataSetAreTheStart()
    {
        const cv::Mat given = m_session->opened()->label(0);
        AnnotationDocument* document = opened(0);
        QVERIFY(document);
        QVERIFY(cv::norm(document->labels().read(), given, cv::NORM_INF) == 0); // ids are indices here
        QVERIFY(!document->canUndo() && !document->modified());
        QCOMPARE(m_store->state(0), ImageState::New);
        QVERIFY(m_store->saveAndClose());
        QVERIFY(!fs::exists(files(0).labels) && !fs::exists(files(0).journal)); // looking leaves no files

        // The same through other classes: the first stands for the second, the third for none.
        Project project = m_session->opened()->project;
        std::swap(project.sources[0].classes[0], project.sources[0].classes[1]);
        project.sources[0].classes[2].clear();
        m_session->update(project);
        m_session->open(projectFolder());
        QVERIFY(ready());
        document = opened(0);
        const cv::Mat now = document->labels().read();
        for (int y = 0; y < now.rows; y += 3)
            for (int x = 0; x < now.cols; x += 3) {
                const auto was = given.at<std::uint16_t>(y, x);
                const auto wanted = was == 0 ? 1 : was == 1 ? 0 : was == 2 ? kUnlabelled : was;
                QCOMPARE(now.at<std::uint16_t>(y, x), std::uint16_t(wanted));
            }
        const auto read = m_store->reader(1)();
        QVERIFY(read && read->width() == now.cols);
    }

    void workReachesTheJournalByItself()
    {
        QSignalSpy changed(m_store.get(), &LabelStore::changed), states(m_store.get(), &LabelStore::stateChanged);
        AnnotationDocument* document = opened(1);
        paint(*document, 3, {5, 5, 40, 30});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toInt(), 1);
        QCOMPARE(m_store->savedState(), SavedState::Saving);
        QCOMPARE(m_store->state(1), ImageState::InProgress);
        QCOMPARE(states.size(), 1);
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(fs::exists(files(1).journal) && !fs::exists(files(1).labels));
        const auto found = readLabels(sizeOf(*document), files(1));
        QVERIFY(found && *found == document->labels());
        QVERIFY(m_store->reader(1)() == document->labels());
        document->undo();
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(readLabels(sizeOf(*document), files(1)) == document->labels());
    }

    void savingWritesTheLabelFile()
    {
        AnnotationDocument* document = opened(0);
        paint(*document, 7);
        m_store->save();
        QTRY_VERIFY(!document->modified() && m_store->savedState() == SavedState::Saved);
        const LabelMap file = decodeLabelFile(readFileWhole(files(0).labels), "x", sizeOf(*document));
        QVERIFY(file.labels() == document->labels().labels());
        // Leaving an image does, too.
        paint(*document, 8);
        QVERIFY(opened(1));
        QTRY_VERIFY(!document->modified());
        // And what another program wrote is taken over when it is opened again.
        const LabelMap outside(document->labels().height(), document->labels().width(), 2);
        m_session->close();
        writeFileWhole(files(0).labels, encodeLabelFile(outside));
        m_session->open(projectFolder());
        QVERIFY(ready());
        QCOMPARE(m_store->state(0), ImageState::InProgress);
        QVERIFY(m_store->reader(0)()->labels() == outside.labels());
        document = opened(0);
        QVERIFY(document->labels().labels() == outside.labels() && document->canUndo());
    }

    void goingBackFindsTheSameDocument()
    {
        AnnotationDocument* first = opened(0);
        paint(*first, 3);
        QVERIFY(opened(1));
        QSignalSpy spy(m_store.get(), &LabelStore::opened);
        m_store->open(0);
        QCOMPARE(spy.size(), 1); // at once
        QCOMPARE(m_store->document(0), first);
        QVERIFY(first->canUndo());
    }

    void fastPagingOpensTheLastAskedFor()
    {
        QSignalSpy spy(m_store.get(), &LabelStore::opened);
        for (int image = 0; image < 5; ++image)
            m_store->open(image);
        QVERIFY(m_store->isBusy() && !m_store->document(4));
        QTRY_VERIFY(!m_store->isBusy());
        QVERIFY(m_store->document(4));
        QCOMPARE(spy.back()[0].toInt(), 4);
        QCOMPARE(spy.size(), 2); // the first was under way
        // Asking for the one under way, after another, opens just that.
        m_store->open(1);
        m_store->open(2);
        m_store->open(1);
        QTRY_VERIFY(!m_store->isBusy());
        QVERIFY(m_store->document(1) && !m_store->document(2));
    }

    void anotherProgramHasTheJournal()
    {
        AnnotationDocument other(sizeOf(*opened(1)), files(0));
        makeFolder(files(0).journal.parent_path());
        paint(other, 1);
        QSignalSpy failed(m_store.get(), &LabelStore::failed);
        m_store->open(0);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toInt(), 0);
        QVERIFY2(failed[0][1].toString().contains(QStringLiteral("in use")), qPrintable(failed[0][1].toString()));
        QVERIFY(!m_store->document(0));
        QVERIFY(m_store->reader(0)() == other.labels()); // to be looked at
    }

    void aFullDiskLosesNothing()
    {
        QSignalSpy trouble(m_store.get(), &LabelStore::trouble), state(m_store.get(), &LabelStore::savedStateChanged);
        AnnotationDocument* document = opened(0);
        limitDiskForTests(0);
        paint(*document, 3);
        QTRY_COMPARE(m_store->savedState(), SavedState::Unsaved);
        QCOMPARE(trouble.size(), 1);
        QVERIFY(!m_store->troubleText().isEmpty());
        paint(*document, 4, {50, 5, 10, 10});
        m_store->setState(0, ImageState::Done);
        m_store->retry();
        QTest::qWait(50);
        QCOMPARE(m_store->savedState(), SavedState::Unsaved);
        QVERIFY(!m_store->saveAndClose());
        QCOMPARE(m_store->savedState(), SavedState::Unsaved);
        QVERIFY(!fs::exists(files(0).labels));
        limitDiskForTests(-1);
        const LabelMap wanted = document->labels();
        if (trouble.size() == 1) m_store->retry();
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(m_store->saveAndClose());
        QVERIFY(readLabels(sizeOf(*document), files(0)) == wanted);
        QVERIFY(readImageStates(folder()).at(nameOf(0)) == ImageState::Done);
    }

    void aVanishedFolderIsNotMadeAnew()
    {
        AnnotationDocument* document = opened(0);
        const fs::path away = folder().string() + " away";
        fs::rename(folder(), away);
        QSignalSpy trouble(m_store.get(), &LabelStore::trouble);
        paint(*document, 3);
        QTRY_COMPARE(trouble.size(), 1);
        QVERIFY(!fs::exists(folder()));
        fs::rename(away, folder());
        m_store->retry();
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(readLabels(sizeOf(*document), files(0)) == document->labels());
    }

    void aRemovedJournalIsMadeAnew()
    {
        AnnotationDocument* document = opened(0);
        paint(*document, 3);
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        fs::remove(files(0).journal);
        paint(*document, 4);
        QTRY_COMPARE(m_store->savedState(), SavedState::Unsaved);
        m_store->retry();
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(readLabels(sizeOf(*document), files(0)) == document->labels());
    }

    void statesAreKept()
    {
        QSignalSpy states(m_store.get(), &LabelStore::stateChanged);
        m_store->setState(0, ImageState::Done);
        m_store->setState(1, ImageState::Reviewed);
        m_store->setState(1, ImageState::Reviewed);
        m_store->setState(2, ImageState::Done);
        m_store->setState(2, ImageState::New);
        QCOMPARE(states.size(), 4);
        QCOMPARE(m_store->savedState(), SavedState::Saving);
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        const ImageStates written = readImageStates(folder());
        QCOMPARE(written.size(), std::size_t(2));
        QVERIFY(written.at(nameOf(1)) == ImageState::Reviewed);
        m_store->setState(0, ImageState::InProgress);
        m_session->open(projectFolder()); // before that was written
        QVERIFY(ready());
        QCOMPARE(m_store->state(0), ImageState::InProgress);
        QCOMPARE(m_store->state(1), ImageState::Reviewed);
        QCOMPARE(m_store->state(2), ImageState::New);
        QCOMPARE(m_store->state(-1), ImageState::New);
    }

    void brokenStatesAreToldAndKeptBeside()
    {
        m_session->close();
        writeFileWhole(statesFile(folder()), "{broken");
        QSignalSpy trouble(m_store.get(), &LabelStore::trouble);
        m_session->open(projectFolder());
        QVERIFY(ready());
        QCOMPARE(trouble.size(), 1);
        QVERIFY(trouble[0][0].toString().contains(QStringLiteral("states.json")));
        m_store->setState(0, ImageState::Done);
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
        QCOMPARE(readFileWhole(statesFile(folder()).string() + ".damaged"), std::string("{broken"));
        QVERIFY(readImageStates(folder()).at(nameOf(0)) == ImageState::Done);
    }

    void anotherProjectLeavesTheWorkWritten()
    {
        AnnotationDocument* document = opened(0);
        paint(*document, 3);
        const LabelMap wanted = document->labels();
        const cv::Size size = sizeOf(*document);
        const AnnotationFiles before = files(0);
        m_session->create(
            {.name = QStringLiteral("q"), .folder = m_dir->filePath(QStringLiteral("q")), .data = m_scenes});
        QVERIFY(ready());
        QVERIFY(!m_store->document(0));
        QTRY_VERIFY(fs::exists(before.labels));
        QVERIFY(readLabels(size, before) == wanted);
        document = opened(0);
        QVERIFY(document && !(document->labels() == wanted));
    }

    void theSameProjectOpenedAgainGoesOn()
    {
        AnnotationDocument* document = opened(0);
        paint(*document, 3);
        limitDiskForTests(0); // it cannot be closed
        m_session->open(projectFolder());
        QVERIFY(ready());
        limitDiskForTests(-1);
        QCOMPARE(m_store->document(0), document);
        QSignalSpy changed(m_store.get(), &LabelStore::changed);
        paint(*document, 4);
        QCOMPARE(changed.size(), 1);
        m_store->retry();
        QTRY_COMPARE(m_store->savedState(), SavedState::Saved);
    }

    void theEndWritesEverything()
    {
        AnnotationDocument* document = opened(0);
        paint(*document, 3);
        const LabelMap wanted = document->labels();
        const cv::Size size = sizeOf(*document);
        m_store->setState(0, ImageState::Done);
        const AnnotationFiles written = files(0);
        const std::string name = nameOf(0);
        QVERIFY(m_store->saveAndClose());
        QCOMPARE(m_store->savedState(), SavedState::Saved);
        QVERIFY(decodeLabelFile(readFileWhole(written.labels), "x", size).labels() == wanted.labels());
        QVERIFY(readImageStates(folder()).at(name) == ImageState::Done);
        paint(*document, 5); // and without being asked, when it goes
        const LabelMap last = document->labels();
        m_store.reset();
        QVERIFY(readLabels(size, written) == last);
        QVERIFY(decodeLabelFile(readFileWhole(written.labels), "x", size).labels() == last.labels());
    }

private:
    bool ready()
    {
        return QTest::qWaitFor([this] { return !m_session->isBusy() && m_session->isOpen() && !m_store->isBusy(); },
                               60'000);
    }
    AnnotationDocument* opened(int image)
    {
        m_store->open(image);
        static_cast<void>(QTest::qWaitFor([this] { return !m_store->isBusy(); }, 60'000));
        return m_store->document(image);
    }
    static void paint(AnnotationDocument& document, std::uint16_t label, const cv::Rect& area = {0, 0, 30, 20})
    {
        EditBuilder edit(document.labels());
        edit.paint(Region(area), {label, 5});
        document.apply(edit.finish(), "paint");
    }
    static cv::Size sizeOf(const AnnotationDocument& document)
    {
        return {document.labels().width(), document.labels().height()};
    }
    QString projectFolder() const { return m_dir->filePath(QStringLiteral("ein Projekt")); }
    fs::path folder() const { return toPath(projectFolder()); }
    std::string nameOf(int image) const { return m_session->opened()->images[std::size_t(image)].name; }
    AnnotationFiles files(int image) const
    {
        return annotationFiles(folder(), m_session->isOpen() ? nameOf(image) : m_firstName);
    }

    test::OwnHome m_home;
    QString m_scenes;
    std::string m_firstName; ///< of image 0, while nothing is open
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<LabelStore> m_store;
};

QTEST_MAIN(TestLabelStore)
#include "tst_label_store.moc"
