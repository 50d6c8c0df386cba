// The Train page over journals and folders that are not as a training leaves them: shown for what they are.
#include "core/base/file_lock.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/run_files.h"
#include "tests/support/window_test.h"
#include "ui/settings/ui_settings.h"
#include "ui/training/curve_plot.h"
#include "ui/training/run_header.h"
#include "ui/training/run_list.h"

#include <QLabel>

using namespace sdw::ui;

class TestTrainTrouble : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<sdw::FileLock> m_lock;
    QString m_project;

    template <typename Widget>
    Widget* part(const char* name)
    {
        return m_window->findChild<Widget*>(QLatin1String(name));
    }
    sdw::test::RunFolderWriter newRun(const char* name) const
    {
        sdw::test::RunFolderWriter run(toPath(m_project) / "runs" / name);
        run.config();
        run.status("started", 0);
        for (int step = 10; step <= 30; step += 10)
            run.train(step, 1);
        return run;
    }
    /// Opens the window and its Train page on a run.
    bool show(const sdw::test::RunFolderWriter& run)
    {
        m_lock = std::make_unique<sdw::FileLock>(run.folder() / ".lock"); // a training that goes on
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->session().open(m_project);
        if (!QTest::qWaitFor([this] { return !m_window->session().isBusy(); }, 30'000)) return false;
        m_window->showWorkspace(QStringLiteral("train"));
        return choose(run);
    }
    bool choose(const sdw::test::RunFolderWriter& run)
    {
        return QTest::qWaitFor([&] { return part<RunList>("runList")->choose(fromPath(run.folder())); }, 30'000);
    }
    const CurveSeries* loss()
    {
        auto* plot = part<CurvePlot>("lossPlot");
        return plot->curves().isEmpty() ? nullptr : plot->series(plot->curves().first());
    }
    int points() { return loss() ? int(loss()->size()) : 0; }
    QString sentence() { return part<RunHeader>("runHeader")->sentence(); }
    QStringList findings()
    {
        QStringList found;
        for (const QLabel* label : part<RunHeader>("runHeader")->findChildren<QLabel*>(QStringLiteral("finding")))
            found << label->text();
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        sdw::test::drawDataset(toPath(m_home.file(QStringLiteral("data"))));
        m_project = m_home.file(QStringLiteral("project"));
        MainWindow window(m_settings);
        window.session().create({.name = QStringLiteral("Shapes"),
                                 .folder = m_project,
                                 .data = m_home.file(QStringLiteral("data")),
                                 .classes = {}});
        QVERIFY(QTest::qWaitFor([&] { return !window.session().isBusy(); }, 30'000));
        QVERIFY(window.session().isOpen());
    }
    void cleanup()
    {
        m_window.reset();
        m_lock.reset();
        std::filesystem::remove_all(toPath(m_project) / "runs");
    }

    void aTornLastLineWaitsForItsRest()
    {
        auto run = newRun("torn");
        run.raw("{\"type\": \"train\", \"time\": 17000");
        QVERIFY(show(run));
        QTRY_COMPARE(points(), 3);
        QVERIFY2(findings().isEmpty(), qPrintable(findings().join(QLatin1Char(10))));
        run.raw("00100, \"step\": 40, \"loss\": 0.25, \"loss_seg\": 0.2}\n");
        QTRY_COMPARE_WITH_TIMEOUT(points(), 4, 10'000);
        QCOMPARE(loss()->raw()[3], 0.25f);
        QVERIFY2(findings().isEmpty(), qPrintable(findings().join(QLatin1Char(10))));
    }
    void garbageIsPassedOverAndToldOf()
    {
        auto run = newRun("garbage");
        run.raw("what a broken disk leaves\n");
        run.raw(std::string("\0\1\2 {\n", 6));
        run.train(40, 0.5);
        QVERIFY(show(run));
        QTRY_COMPARE(points(), 4);
        QTRY_COMPARE(findings().size(), 1);
        QVERIFY2(findings().first().startsWith(QStringLiteral("2 line")), qPrintable(findings().first()));
    }
    void aClockThatJumpsBendsNoCurve()
    {
        auto run = newRun("clock");
        run.train(40, 1, -86'400); // set back by a day
        run.train(50, 1);
        run.train(60, 1, 30 * 86'400.0); // and forward by a month
        QVERIFY(show(run));
        QTRY_COMPARE(points(), 6);
        for (std::size_t i = 1; i < 6; ++i)
            QVERIFY(loss()->seconds(i) >= loss()->seconds(i - 1));
        QVERIFY2(loss()->seconds(5) < 3600, qPrintable(QString::number(loss()->seconds(5))));
        QTRY_COMPARE(findings().size(), 1);
        QVERIFY2(findings().first().contains(QStringLiteral("jumped 2 time")), qPrintable(findings().first()));
    }
    void aFolderThatDisappearsLeavesItsCurves()
    {
        auto run = newRun("gone");
        auto other = newRun("other");
        other.train(40, 1);
        QVERIFY(show(run));
        QTRY_COMPARE(points(), 3);
        const QString before = sentence();
        std::filesystem::remove_all(run.folder());
        QTRY_VERIFY_WITH_TIMEOUT(sentence() != before, 10'000);
        QVERIFY2(sentence().contains(QStringLiteral("folder")), qPrintable(sentence()));
        QCOMPARE(points(), 3);
        QVERIFY(choose(other)); // the window goes on
        QTRY_COMPARE(points(), 4);
    }
};

QTEST_MAIN(TestTrainTrouble)
#include "tst_train_trouble.moc"
