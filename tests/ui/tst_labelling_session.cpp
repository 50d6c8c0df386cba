// A whole session in the real window, by mouse and keys only: five photographs are labelled with five tools each,
// saved, exported, and what the export holds is compared with what was on the canvas, pixel by pixel.
#include "tests/support/annotate_window.h"
#include "tests/support/test_files.h"
#include "ui/export/report_view.h"

#include <QLabel>
#include <QPushButton>

#include <opencv2/imgcodecs.hpp>

using namespace sdw;
using namespace sdw::ui;

class TestLabellingSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsFivePhotographsAndExportsThem()
    {
        SDW_NEED_TEST_FILES(camvid, "data/camvid");
        constexpr int kImages = 5;
        const QString photos = m_home.file(QStringLiteral("photos"));
        QVERIFY(QDir().mkpath(photos));
        const QDir from(fromPath(camvid / "images/val"));
        const QStringList names = from.entryList(QDir::Files, QDir::Name).mid(0, kImages);
        QCOMPARE(int(names.size()), kImages);
        for (const QString& name : names)
            QVERIFY(QFile::copy(from.filePath(name), photos + QLatin1Char('/') + name));

        const QString folder = m_home.file(QStringLiteral("project"));
        test::AnnotateWindow work;
        m_work = &work;
        work.window().session().create({.name = QStringLiteral("street"),
                                        .folder = folder,
                                        .data = photos,
                                        .classes = openDataset(camvid)->classes(),
                                        .classesFromData = false});
        QVERIFY(work.show());
        work.canvas().setFocus();
        std::vector<cv::Mat> drawn;
        for (int image = 0; image < kImages; ++image) {
            QCOMPARE(work.window().session().currentImage(), image);
            labelOne();
            if (QTest::currentTestFailed()) return;
            drawn.push_back(work.document()->labels().read());
            if (image + 1 < kImages) work.key(Qt::Key_N); // done, and on to the next one
            QVERIFY(work.settled());
        }
        work.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(work.window().labels().savedState(), SavedState::Saved);
        for (int image = 0; image + 1 < kImages; ++image)
            QCOMPARE(work.window().labels().state(image), ImageState::Done);

        exportAndCompare(drawn);
    }

private:
    /// Every tool leaves one step, and pixels of its class.
    void labelOne()
    {
        test::AnnotateWindow& work = *m_work;
        work.key(Qt::Key_B);
        work.key(Qt::Key_1);
        work.drag(60, 40, 300, 60);
        QVERIFY(hasStep(1, 0));

        work.key(Qt::Key_P);
        work.key(Qt::Key_2);
        for (const auto& [x, y] : {std::pair(20, 100), {120, 90}, {130, 200}, {15, 190}})
            work.click(x, y);
        work.key(Qt::Key_Return);
        QVERIFY(hasStep(2, 1));

        work.key(Qt::Key_S);
        work.key(Qt::Key_3);
        work.hover(240, 120); // patches are found when the pointer comes
        QVERIFY(work.settled());
        work.drag(240, 120, 260, 180);
        QVERIFY(hasStep(3, 2));

        work.key(Qt::Key_M);
        work.key(Qt::Key_4);
        for (const auto& [x, y] : {std::pair(150, 240), {300, 240}, {320, 330}, {140, 330}}) {
            work.click(x, y);
            QVERIFY(work.settled());
        }
        work.key(Qt::Key_Return);
        QVERIFY(hasStep(4, 3));

        work.key(Qt::Key_K);
        work.key(Qt::Key_5);
        work.drag(340, 150, 440, 300);
        QVERIFY(work.settled());
        work.key(Qt::Key_Return);
        QVERIFY(hasStep(5, 4));
    }

    bool hasStep(int steps, int label)
    {
        if (!m_work->settled()) return false;
        const bool both = m_work->steps() == steps && m_work->document()->labels().count(std::uint16_t(label)) > 0;
        if (!both)
            qWarning("steps: %d of %d, pixels of class %d: %lld", m_work->steps(), steps, label,
                     (long long)m_work->document()->labels().count(std::uint16_t(label)));
        return both;
    }

    /// With the mouse, too: what the export page proposes is taken as it stands.
    void exportAndCompare(const std::vector<cv::Mat>& drawn)
    {
        MainWindow& window = m_work->window();
        auto* rail = window.findChild<QWidget*>(QStringLiteral("rail"));
        QTest::mouseClick(rail->findChild<QWidget*>(QStringLiteral("export")), Qt::LeftButton);
        QVERIFY(m_work->settled());
        auto* start = window.findChild<QPushButton*>(QStringLiteral("exportStart"));
        QVERIFY2(start->isEnabled(), qPrintable(window.findChild<QLabel*>(QStringLiteral("exportWhy"))->text()));
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(m_work->settled());
        const auto* view = window.findChild<ReportView*>();
        QVERIFY(view->isVisible() && view->report());
        const ExportReport& report = *view->report();
        QCOMPARE(report.format, std::string("index_png"));
        QCOMPARE(report.images, drawn.size());
        QVERIFY(report.verified && report.differences.empty() && report.dropped.empty());

        constexpr int kOpen = 255; // what index PNGs say for pixels that nobody labelled
        const auto& images = window.session().opened()->images;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const std::string name = images[i].path.stem().string() + ".png";
            cv::Mat found;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(report.folder + "/labels"))
                if (entry.path().filename() == name) found = cv::imread(entry.path().string(), cv::IMREAD_UNCHANGED);
            cv::Mat expected = drawn[i].clone();
            expected.setTo(kOpen, expected == kUnlabelled);
            expected.convertTo(expected, CV_8U);
            QCOMPARE(found.type(), CV_8UC1);
            QCOMPARE(found.size(), expected.size());
            QCOMPARE(cv::countNonZero(found != expected), 0);
        }
    }

    test::OwnHome m_home;
    test::AnnotateWindow* m_work = nullptr;
};

QTEST_MAIN(TestLabellingSession)
#include "tst_labelling_session.moc"
