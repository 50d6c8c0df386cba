// Sample predictions: found by their names, the latest followed, an earlier one kept.
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/sample_view.h"

#include <QLabel>
#include <QSlider>
#include <QToolButton>

using namespace sdw::ui;

class TestSampleView : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    JobList m_jobs;
    QString m_run;
    std::unique_ptr<SampleView> m_view;

    /// Three panes of 8×6 pixels in the grey of the iteration.
    void write(int step, int image)
    {
        const auto file = toPath(m_run) / "samples" / QString::asprintf("step-%08d_%d.png", step, image).toStdString();
        sdw::writePng(file, cv::Mat(6, 24, CV_8UC3, cv::Scalar::all(step % 256)));
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_view->isSettled(); }, 10'000);
    }
    int grey() const { return m_view->picture().isNull() ? -1 : qGray(m_view->picture().pixel(0, 0)); }

private Q_SLOTS:
    void init()
    {
        m_run = m_home.file(QString::fromLatin1(QTest::currentTestFunction()));
        sdw::makeFolder(toPath(m_run) / "samples");
        m_view = std::make_unique<SampleView>(m_jobs);
        m_view->resize(400, 200);
        m_view->show();
    }
    void cleanup() { m_view.reset(); }

    void namesThatAreNoneArePassedOver()
    {
        write(20, 0);
        write(5, 3);
        for (const char* other : {"step-_0.png", "step-00000007_0.png.tmp1", "notes.txt", "step-00000007_0.jpg"})
            sdw::writeFileWhole(toPath(m_run) / "samples" / other, "x");
        const SampleFiles files = findSamples(toPath(m_run) / "samples");
        const std::vector<std::int64_t> steps = {5, 20};
        const std::vector<int> images = {0, 3};
        QCOMPARE(files.steps, steps);
        QCOMPARE(files.images, images);
        QVERIFY(findSamples("/nowhere").steps.empty());
    }
    void nothingYet()
    {
        m_view->setRun(m_run);
        QVERIFY(settled());
        QVERIFY(!m_view->step() && m_view->picture().isNull());
        QVERIFY(!m_view->findChild<QSlider*>(QStringLiteral("sampleStep"))->isEnabled());
    }
    void theLatestIsFollowed()
    {
        write(10, 0);
        m_view->setRun(m_run);
        QVERIFY(settled());
        QCOMPARE(grey(), 10);
        write(20, 0);
        m_view->refresh();
        QVERIFY(settled());
        QCOMPARE(grey(), 20);
        QVERIFY(m_view->findChild<QLabel*>(QStringLiteral("sampleAt"))->text().contains(QStringLiteral("20")));
    }
    void anEarlierOneStays()
    {
        for (const int step : {10, 20, 30})
            write(step, 0);
        m_view->setRun(m_run);
        QVERIFY(settled());
        QSignalSpy chosen(m_view.get(), &SampleView::stepChosen);
        auto* slider = m_view->findChild<QSlider*>(QStringLiteral("sampleStep"));
        slider->setValue(1);
        QVERIFY(settled());
        QCOMPARE(grey(), 20);
        QCOMPARE(chosen.size(), 1);
        write(40, 0);
        m_view->refresh();
        QVERIFY(settled());
        QCOMPARE(grey(), 20);
        QCOMPARE(slider->maximum(), 3);
        slider->setValue(3); // the end is followed again
        QVERIFY(settled());
        write(50, 0);
        m_view->refresh();
        QVERIFY(settled());
        QCOMPARE(grey(), 50);
    }
    void otherImagesAreLeafedThrough()
    {
        write(10, 0);
        write(10, 2);
        m_view->setRun(m_run);
        QVERIFY(settled());
        auto* next = m_view->findChild<QToolButton*>(QStringLiteral("sampleNext"));
        auto* previous = m_view->findChild<QToolButton*>(QStringLiteral("samplePrevious"));
        QVERIFY(next->isEnabled() && !previous->isEnabled());
        next->click();
        QVERIFY(settled());
        QVERIFY(!next->isEnabled() && previous->isEnabled());
        m_view->setRun({});
        QVERIFY(m_view->picture().isNull());
    }
};

QTEST_MAIN(TestSampleView)
#include "tst_sample_view.moc"
