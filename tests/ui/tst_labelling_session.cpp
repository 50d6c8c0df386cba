// A whole session in the real window, by mouse and keys only: five photographs are labelled with five tools each,
// saved, exported, and what the export holds is compared with what was on the canvas, pixel by pixel.
#include "core/exporters/exporter.h"
#include "tests/support/annotate_window.h"
#include "tests/support/test_files.h"

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

    void exportAndCompare(const std::vector<cv::Mat>& drawn)
    {
        MainWindow& window = m_work->window();
        const auto& opened = *window.session().opened();
        ExportSource source;
        source.classes = exportClasses(toClassList(opened.project.classes));
        for (std::size_t i = 0; i < drawn.size(); ++i)
            source.items.push_back({.name = opened.images[i].path.stem().string(),
                                    .imageFile = opened.images[i].path,
                                    .labels = [read = window.labels().reader(int(i))] { return read()->read(); }});
        const ExporterEntry* format = nullptr;
        for (const ExporterEntry& entry : exporterCatalog())
            if (std::string(entry.id) == "index_png") format = &entry;
        QVERIFY(format);
        const IdMapping mapping = IdMapping::suggest(source.classes, source.states, format->rules());
        const std::filesystem::path folder = toPath(m_home.file(QStringLiteral("masks")));
        const ExportReport report = exportLabels(source, folder, format->id, mapping);
        QCOMPARE(report.images, drawn.size());
        QVERIFY(report.verified && report.differences.empty() && report.dropped.empty());
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const std::string name = source.items[i].name + ".png";
            std::filesystem::path file;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
                if (entry.path().filename() == name && entry.path().parent_path().filename() != "images")
                    file = entry.path();
            const cv::Mat found = cv::imread(file.string(), cv::IMREAD_UNCHANGED);
            QCOMPARE(found.size(), drawn[i].size());
            cv::Mat wide;
            found.convertTo(wide, CV_16U);
            QCOMPARE(cv::countNonZero(wide != mapping.toIds(drawn[i], name)), 0);
        }
    }

    test::OwnHome m_home;
    test::AnnotateWindow* m_work = nullptr;
};

QTEST_MAIN(TestLabellingSession)
#include "tst_labelling_session.moc"
