// What is kept of the evaluations of a run: the latest followed, an earlier one kept, one slider for all of it.
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "tests/support/window_test.h"
#include "ui/jobs/job_list.h"
#include "ui/training/confusion_pane.h"
#include "ui/training/sample_view.h"
#include "ui/training/token_thumbnails.h"
#include "ui/widgets/confusion_map.h"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QTabBar>
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
        const auto file = toPath(m_run) / "samples" / sdw::samplePicture(step, image);
        sdw::writePng(file, cv::Mat(6, 24, CV_8UC3, cv::Scalar::all(step % 256)));
    }
    /// Maps of three classes; the first is as bright as the iteration says.
    void writeTokens(int step, int image)
    {
        cv::Mat strip(3 * 6, 8, CV_8UC1, cv::Scalar(0));
        strip.rowRange(0, 6).setTo(step);
        sdw::writePng(toPath(m_run) / "samples" / sdw::tokenPicture(step, image), strip);
    }
    void writeConfusion(int step)
    {
        sdw::writeConfusion(toPath(m_run) / "samples" / sdw::confusionFile(step),
                            {.step = step, .images = 2, .counts = sdw::ConfusionMatrix(2, {step, 1, 0, 5})});
    }
    void chooseKind(SampleView::Kind kind)
    {
        auto* tabs = m_view->findChild<QTabBar*>(QStringLiteral("sampleKinds"));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(kind)).center());
        QCOMPARE(m_view->kind(), kind);
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
    void oneSliderMovesAllOfThem()
    {
        for (const int step : {10, 20}) {
            write(step, 0);
            writeTokens(step, 0);
            writeConfusion(step);
        }
        m_view->setRun(m_run);
        m_view->setClasses({{QStringLiteral("sky"), Qt::blue}, {QStringLiteral("sea"), Qt::green}, {}});
        QVERIFY(settled());
        auto* images = m_view->findChild<QToolButton*>(QStringLiteral("sampleNext"));
        auto* order = m_view->findChild<QComboBox*>(QStringLiteral("confusionOrder"));
        auto* gallery = m_view->findChild<TokenThumbnails*>();
        QVERIFY(!gallery->isVisible() && images->isVisible() && !order->isVisible());
        chooseKind(SampleView::Kind::Tokens);
        QVERIFY(gallery->isVisible() && images->isVisible());
        QCOMPARE(gallery->model()->rowCount(), 3);
        QCOMPARE(gallery->model()->index(1, 0).data().toString(), QStringLiteral("sea"));
        QCOMPARE(qGray(m_view->tokens().pixel(0, 0)), 20);
        auto* slider = m_view->findChild<QSlider*>(QStringLiteral("sampleStep"));
        slider->setValue(0);
        QVERIFY(settled());
        QCOMPARE(qGray(m_view->tokens().pixel(0, 0)), 10);
        chooseKind(SampleView::Kind::Confusion);
        QVERIFY(m_view->confusion()->isVisible() && !images->isVisible() && order->isVisible());
        auto* map = m_view->confusion()->map();
        QTest::mouseMove(map->viewport(), map->cellRect(0, 0).center());
        QVERIFY2(m_view->confusion()->readOut().startsWith(QStringLiteral("sky, found: 90.9")), // 10 of 11
                 qPrintable(m_view->confusion()->readOut()));
        slider->setValue(1);
        QVERIFY(settled());
        QVERIFY(m_view->confusion()->readOut().contains(QStringLiteral("95.2"))); // 20 of 21
        order->setCurrentIndex(1);
        QCOMPARE(m_view->confusion()->order(), ConfusionPane::Order::LeastFoundFirst);
        QCOMPARE(qGray(m_view->tokens().pixel(0, 0)), 20); // it followed, too
    }
    void whatARunLacksIsSaid()
    {
        write(10, 0);
        sdw::writeFileWhole(toPath(m_run) / "samples" / sdw::confusionFile(20), "{\"step\": 20, \"cou");
        m_view->setRun(m_run);
        QVERIFY(settled());
        QCOMPARE(m_view->step(), std::optional<std::int64_t>(20));
        QVERIFY(m_view->picture().isNull() && m_view->tokens().isNull());
        QVERIFY2(m_view->confusion()->readOut().contains(QStringLiteral("is no confusion matrix")),
                 qPrintable(m_view->confusion()->readOut()));
        m_view->findChild<QSlider*>(QStringLiteral("sampleStep"))->setValue(0);
        QVERIFY(settled());
        QVERIFY(!m_view->picture().isNull());
        QVERIFY(m_view->confusion()->readOut().startsWith(QStringLiteral("No confusion matrix")));
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
