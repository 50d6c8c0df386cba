// What is known about the images: found out in the background, kept, right while people label, and noted day by day.
#include "core/annotation/edit.h"
#include "core/annotation/region.h"
#include "core/project/progress_log.h"
#include "core/project/project_files.h"
#include "tests/support/project_parts.h"
#include "ui/project/index_filler.h"
#include "ui/project/thumbnails.h"

using namespace sdw;
using namespace sdw::ui;
using sdw::test::ProjectParts;

class TestProjectIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }

    void aFolderIsLookedAt()
    {
        ProjectParts parts;
        QVERIFY(!parts.index.isBusy());
        QVERIFY(parts.index.snapshot().opened == nullptr);
        QVERIFY(parts.open(m_scenes) && parts.fill());
        for (int image = 0; image < 5; ++image) {
            const ImageFacts& facts = parts.index.facts(image);
            QCOMPARE(facts.width, 320);
            QCOMPARE(facts.height, 240);
            QVERIFY(facts.counted && facts.hasLabels());
            std::int64_t sum = 0;
            for (const ClassCount& one : facts.pixels)
                sum += one.pixels;
            QCOMPARE(sum, std::int64_t(320 * 240));
        }
        QVERIFY(parts.index.facts(5).pixels.empty()); // there is no such image
        QSignalSpy reset(&parts.index, &ProjectIndex::reset);
        parts.session.close();
        QCOMPARE(reset.count(), 1);
        QVERIFY(parts.index.snapshot().facts.empty());
    }

    void whatIsKnownIsKeptInTheProject()
    {
        const QString folder = m_home.file(QStringLiteral("kept"));
        ImageFacts before;
        {
            ProjectParts parts;
            QVERIFY(parts.create(folder, m_scenes) && parts.fill());
            before = parts.index.facts(2);
        }
        QVERIFY(QFile::exists(folder + QStringLiteral("/index.sqlite")));
        const auto rows = IndexDatabase(indexFile(toPath(folder))).rows();
        QCOMPARE(rows.size(), std::size_t(5));
        QVERIFY(!rows[0].labels.isEmpty());

        // What the file says is shown before anything is read again.
        IndexRow forged = rows[0];
        forged.facts.pixels = {{7, 5}};
        IndexDatabase(indexFile(toPath(folder))).write({forged});
        ProjectParts parts;
        QVERIFY(parts.open(folder) && parts.fill());
        const int image = parts.session.findImage(forged.image);
        QVERIFY(parts.index.facts(image).hasClass(7) && parts.index.facts(image).pixels.size() == 1);

        // Without the file all is found out again.
        parts.session.close();
        QFile::remove(folder + QStringLiteral("/index.sqlite"));
        QVERIFY(parts.open(folder) && parts.fill());
        QVERIFY(parts.index.facts(2) == before);
    }

    void anImageThatChangedIsLookedAtAgain()
    {
        const QString folder = m_home.file(QStringLiteral("pictures"));
        test::makePictures(folder, 3);
        const QString project = m_home.file(QStringLiteral("changing"));
        {
            ProjectParts parts;
            QVERIFY(parts.create(project, folder) && parts.fill());
            QCOMPARE(parts.index.facts(1).width, 4);
        }
        writePng(toPath(folder) / "0002.png", cv::Mat(30, 40, CV_8UC3, cv::Scalar(1, 2, 3)));
        QFile broken(folder + QStringLiteral("/0003.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        ProjectParts parts;
        QVERIFY(parts.open(project) && parts.fill());
        QCOMPARE(parts.index.facts(0).width, 4);
        QCOMPARE(parts.index.facts(1).width, 40);
        QVERIFY(parts.index.facts(2).problem.contains(QStringLiteral("0003.png")));
        QVERIFY(!parts.index.facts(2).labelledShare()); // not known, rather than nothing
    }

    void strokesAreCountedAndNoted()
    {
        const QString folder = m_home.file(QStringLiteral("strokes")), pictures = m_home.file(QStringLiteral("plain"));
        test::makePictures(pictures, 4);
        ProjectParts parts;
        QVERIFY(parts.create(folder, pictures) && parts.fill());
        QCOMPARE(parts.index.count(ImageState::New), 4);
        QCOMPARE(parts.index.facts(1).labelledShare().value(), 0.0);
        QSignalSpy changed(&parts.index, &ProjectIndex::changed);
        parts.labels.open(1);
        QTRY_VERIFY(parts.labels.document(1));
        paintHalf(*parts.labels.document(1));
        QTRY_COMPARE(parts.index.facts(1).labelledShare().value_or(-1), 0.5);
        QVERIFY(parts.index.facts(1).hasClass(3));
        QTRY_COMPARE(parts.index.state(1), ImageState::InProgress);
        QVERIFY(changed.count() > 0);

        parts.labels.setState(1, ImageState::Done);
        QTRY_COMPARE(parts.index.count(ImageState::Done), 1);
        QCOMPARE(parts.index.count(ImageState::New), 3);
        QTRY_VERIFY(!parts.index.history().empty());
        QTRY_COMPARE(parts.index.history().back().done, std::int64_t(1));
        QCOMPARE(parts.index.history().back().labelled, std::int64_t(6));
        QVERIFY(parts.index.historyProblem().isEmpty());

        parts.session.close(); // the history is in the project
        QVERIFY(parts.index.history().empty());
        QVERIFY(parts.open(folder));
        QTRY_VERIFY(!parts.index.history().empty());
        QCOMPARE(parts.index.history().back().done, std::int64_t(1));
        QVERIFY(parts.fill());
        QCOMPARE(parts.index.facts(1).labelledShare().value(), 0.5); // from the files
        QCOMPARE(parts.index.state(1), ImageState::Done);
    }

    void whatIsPaintedAndLeftAtOnceIsCounted()
    {
        const QString pictures = m_home.file(QStringLiteral("many"));
        test::makePictures(pictures, 12);
        ProjectParts parts;
        QVERIFY(parts.create(m_home.file(QStringLiteral("hasty")), pictures) && parts.fill());
        for (int image = 0; image < 12; ++image) { // more than stay open, faster than strokes are counted
            parts.labels.open(image);
            QTRY_VERIFY(parts.labels.document(image));
            paintHalf(*parts.labels.document(image));
            parts.labels.save();
        }
        QTRY_VERIFY(!parts.labels.document(0));
        for (int image = 0; image < 12; ++image)
            QTRY_COMPARE(parts.index.facts(image).labelledShare().value_or(-1), 0.5);
    }

    void imagesOfNoProjectHaveNoHistory()
    {
        const QString pictures = m_home.file(QStringLiteral("unsaved"));
        test::makePictures(pictures, 2);
        ProjectParts parts;
        QVERIFY(parts.open(pictures) && parts.fill());
        parts.session.close();
        QVERIFY(!QFile::exists(pictures + QStringLiteral("/progress.jsonl")));
        QVERIFY(!QFile::exists(pictures + QStringLiteral("/index.sqlite")));
    }

    void aStoppedLookGoesOn()
    {
        const QString pictures = m_home.file(QStringLiteral("stopped"));
        test::makePictures(pictures, 300);
        ProjectParts parts;
        QVERIFY(parts.open(pictures));
        parts.jobs.cancelAll();
        QTRY_VERIFY(!parts.index.isBusy());
        if (parts.index.isComplete()) QSKIP("it was faster than the wish to stop");
        parts.index.resume();
        QVERIFY(parts.fill());
        QCOMPARE(parts.index.facts(299).width, 4);
    }

    void thumbnailsAreDrawnAndKept()
    {
        const QString folder = m_home.file(QStringLiteral("thumbs"));
        {
            ProjectParts parts;
            QVERIFY(parts.create(folder, m_scenes));
            Thumbnails& thumbnails = parts.index.thumbnails();
            QSignalSpy made(&thumbnails, &Thumbnails::made);
            thumbnails.want({3, 0, -1, 99});
            QTRY_COMPARE(made.count(), 2);
            QCOMPARE(made[0][0].toInt(), 3); // the most urgent first
            QCOMPARE(thumbnails.find(3).size(), QSize(208, 156));
            QVERIFY(thumbnails.find(1).isNull() && !thumbnails.isUnreadable(1));
            QTRY_VERIFY(thumbnails.isSettled());
        }
        IndexDatabase database(indexFile(toPath(folder)));
        const auto rows = database.rows();
        int kept = 0;
        ProjectParts parts;
        QVERIFY(parts.open(folder));
        for (const ImageItem& item : parts.session.opened()->images)
            kept += !database.thumbnail(item.name, stampOf(item.path)).isEmpty();
        QCOMPARE(kept, 2);
    }

    void anUnreadableImageHasNoThumbnail()
    {
        const QString pictures = m_home.file(QStringLiteral("unreadable"));
        test::makePictures(pictures, 1);
        QFile broken(pictures + QStringLiteral("/broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        ProjectParts parts;
        QVERIFY(parts.open(pictures));
        Thumbnails& thumbnails = parts.index.thumbnails();
        thumbnails.want({0, 1});
        QTRY_VERIFY(thumbnails.isUnreadable(1));
        QCOMPARE(thumbnails.find(0).size(), QSize(4, 3)); // small ones stay as they are
    }

    void longImagesKeepTheirForm()
    {
        const QString pictures = m_home.file(QStringLiteral("long"));
        test::makePictures(pictures, 1);
        writePng(toPath(pictures) / "long.png", cv::Mat(4, 4000, CV_8UC3, cv::Scalar(9, 9, 9)));
        QCOMPARE(drawThumbnail(toPath(pictures) / "long.png").size(), QSize(208, 1));
    }

private:
    /// Half of a picture of makePictures() becomes class 3.
    static void paintHalf(AnnotationDocument& document)
    {
        EditBuilder edit(document.labels());
        Region region;
        region.add(0, 0, 4);
        region.add(1, 0, 2);
        edit.paint(region, {.label = 3});
        document.apply(edit.finish(), "stroke");
    }

    sdw::test::OwnHome m_home;
    QString m_scenes;
};

QTEST_MAIN(TestProjectIndex)
#include "tst_project_index.moc"
