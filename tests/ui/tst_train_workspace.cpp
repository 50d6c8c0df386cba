// The Train workspace: from labels to a running training, its curves, what steers it, and its model.
#include "core/training/events.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/test_files.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/jobs/training_process.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"
#include "ui/training/config_form.h"
#include "ui/training/curve_plot.h"
#include "ui/training/launch_form.h"
#include "ui/training/run_header.h"
#include "ui/training/run_list.h"
#include "ui/training/run_plots.h"
#include "ui/training/sample_view.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>

using namespace sdw::ui;
using sdw::test::settle;

namespace {

constexpr int kPatienceMs = 90'000;

} // namespace

class TestTrainWorkspace : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_project, m_first;

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->session().open(m_project);
        QVERIFY(QTest::qWaitFor([this] { return !m_window->session().isBusy(); }, kPatienceMs));
        m_window->showWorkspace(QStringLiteral("train"));
    }
    QAction* action(const char* id) { return m_window->actions().find(QStringLiteral("train.") + QLatin1String(id)); }
    template <typename Widget>
    Widget* part(const char* name)
    {
        return m_window->findChild<Widget*>(QLatin1String(name));
    }
    QString sentence() { return part<RunHeader>("runHeader")->sentence(); }
    LaunchForm* form() { return part<LaunchForm>("launchForm"); }
    bool waitForSentence(const QString& begin)
    {
        return QTest::qWaitFor([&] { return sentence().startsWith(begin); }, kPatienceMs);
    }
    /// The form as it is, but with a model that learns in an instant.
    void makeTiny(std::int64_t iterations)
    {
        auto tiny = sdw::test::tinyConfig(toPath(m_project));
        tiny["data"]["layout"] = "project";
        tiny["train"]["iterations"] = iterations;
        tiny["eval"]["every"] = std::max<std::int64_t>(iterations / 2, 1);
        form()->setDocument(tiny, QStringLiteral("tiny"), false);
    }
    /// Of each split of the project that is open; the others are in a split that nothing uses.
    void keepFewImages(int most)
    {
        sdw::Project project = m_window->session().opened()->project;
        std::map<std::string, int> kept;
        for (const ImageItem& image : m_window->session().opened()->images)
            if (++kept[image.split] > most) project.splits["unused"].push_back(image.name);
        m_window->session().update(project);
    }
    static int points(const CurvePlot* plot)
    {
        return plot->curves().isEmpty() ? 0 : int(plot->series(plot->curves().first())->size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo(TrainingProcess::program()).isExecutable()) QSKIP("needs the program that SDW_PROGRAM names");
        qputenv("OMP_NUM_THREADS", "1");
        sdw::test::drawDataset(toPath(m_home.file(QStringLiteral("data"))));
        m_project = m_home.file(QStringLiteral("project"));
        MainWindow window(m_settings);
        window.session().create({.name = QStringLiteral("Shapes"),
                                 .folder = m_project,
                                 .data = m_home.file(QStringLiteral("data")),
                                 .classes = {}});
        QVERIFY(QTest::qWaitFor([&] { return !window.session().isBusy(); }, kPatienceMs));
        QVERIFY(window.session().isOpen());
    }
    void init() { open(); }
    void cleanup()
    {
        if (!m_window) return;
        const QDir runs(m_project + QStringLiteral("/runs"));
        for (const QString& name : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) // nothing of a test that failed
            if (TrainingProcess process(runs.filePath(name)); process.isAlive()) {
                process.stop();
                QVERIFY(QTest::qWaitFor([&] { return !process.isAlive(); }, kPatienceMs));
            }
        m_window.reset();
    }

    void anEmptyPageTeaches()
    {
        QVERIFY(part<QWidget>("trainEmpty")->isVisible());
        QVERIFY(part<QPushButton>("emptyFirst")->isEnabled());
        QVERIFY(!action("stop")->isEnabled() && !action("resume")->isEnabled() && !action("trash")->isEnabled());
        // Twelve labelled images: the form is set for them already.
        QVERIFY(action("start")->isEnabled());
        const auto document = form()->document();
        QCOMPARE(document["data"]["layout"], "project");
        QCOMPARE(document["data"]["root"], m_project.toStdString());
        QCOMPARE(document["data"]["val"], "val");
    }

    void aFifthIsSetAsideForValidation()
    {
        const sdw::Project before = m_window->session().opened()->project;
        sdw::Project alone = before;
        for (const ImageItem& image : m_window->session().opened()->images)
            alone.splits["train"].push_back(image.name);
        m_window->session().update(alone);
        QVERIFY(part<QPushButton>("setAside")->isVisible());
        QCOMPARE(form()->document()["data"]["val"], "");
        QTest::mouseClick(part<QPushButton>("setAside"), Qt::LeftButton);
        QCOMPARE(m_window->session().opened()->project.splits.at("val").size(), std::size_t(3)); // of 16
        QVERIFY(!part<QPushButton>("setAside")->isVisible());
        QCOMPARE(form()->document()["data"]["val"], "val");
        m_window->session().steps().undo();
        QVERIFY(part<QPushButton>("setAside")->isVisible());
        m_window->session().update(before);
    }

    void whatWasTypedStays()
    {
        form()->config()->set(QStringLiteral("train.batch"), 3);
        m_window->showWorkspace(QStringLiteral("project"));
        m_window->showWorkspace(QStringLiteral("train"));
        QCOMPARE(form()->document()["train"]["batch"], 3);
    }

    void trainsInThreeClicksAndShowsIt()
    {
        QTest::mouseClick(part<QPushButton>("emptyFirst"), Qt::LeftButton);
        makeTiny(12);
        QVERIFY2(form()->obstacle().isEmpty(), qPrintable(form()->obstacle()));
        QTest::mouseClick(part<QPushButton>("button-train.start"), Qt::LeftButton);
        QVERIFY(part<QWidget>("trainPage")->isVisible());
        QVERIFY2(waitForSentence(QStringLiteral("Finished at iteration 12 of 12")), qPrintable(sentence()));
        QVERIFY2(sentence().contains(QStringLiteral("mIoU")), qPrintable(sentence()));
        m_first = m_project + QStringLiteral("/runs/tiny");
        QVERIFY(QFile::exists(m_first + QStringLiteral("/config.json")));
        QTRY_COMPARE_WITH_TIMEOUT(points(part<CurvePlot>("lossPlot")), 12, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(points(part<CurvePlot>("scorePlot")), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(part<RunList>("runList")->chosen(), QStringList{m_first}, kPatienceMs);
        part<QTabWidget>("figureTabs")->setCurrentWidget(part<QPlainTextEdit>("logTail"));
        QTRY_VERIFY_WITH_TIMEOUT(part<QPlainTextEdit>("logTail")->toPlainText().contains(QStringLiteral("step 12/12")),
                                 kPatienceMs);
        // What it saw, through the iterations.
        auto* samples = part<SampleView>("samples");
        QTRY_COMPARE_WITH_TIMEOUT(samples->step(), std::optional<std::int64_t>(12), kPatienceMs);
        part<QSlider>("sampleStep")->setValue(0);
        QTRY_COMPARE_WITH_TIMEOUT(samples->step(), std::optional<std::int64_t>(6), kPatienceMs);
        QVERIFY(!samples->picture().isNull());
    }

    void aRunThatIsThereIsFound()
    {
        QVERIFY2(waitForSentence(QStringLiteral("Finished at iteration 12")), qPrintable(sentence()));
        QVERIFY(!action("stop")->isEnabled() && !action("resume")->isEnabled());
        QVERIFY(action("train-on")->isEnabled() && action("promote")->isEnabled() && action("trash")->isEnabled());
    }

    void trainsOnToMoreIterations()
    {
        QVERIFY(waitForSentence(QStringLiteral("Finished at iteration 12")));
        QCOMPARE(action("train-on")->text(), QStringLiteral("Train on to iteration 18"));
        action("train-on")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Finished at iteration 18 of 18")), qPrintable(sentence()));
    }

    void theModelIsUsedByTheProject()
    {
        QVERIFY(waitForSentence(QStringLiteral("Finished")));
        QTRY_VERIFY_WITH_TIMEOUT(action("promote")->isEnabled(), kPatienceMs);
        action("promote")->trigger();
        const QString model = m_first + QStringLiteral("/checkpoints/best.safetensors");
        QCOMPARE(m_window->session().modelPath(), model);
        m_window.reset();
        open();
        QCOMPARE(m_window->session().modelPath(), model); // the project remembers
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
        QVERIFY2(m_window->page(QStringLiteral("explain"))->banner()->notice().text.isEmpty(),
                 qPrintable(m_window->page(QStringLiteral("explain"))->banner()->notice().text));
    }

    void aRunOutlivesTheWindowIsPausedStoppedAndResumed()
    {
        makeTiny(100'000);
        form()->config()->set(QStringLiteral("eval.every"), 50'000);
        action("start")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Iteration")), qPrintable(sentence()));
        m_window.reset(); // as a crash would
        open();
        auto* list = part<RunList>("runList");
        const QString folder = m_project + QStringLiteral("/runs/tiny-2");
        QVERIFY(QTest::qWaitFor([&] { return list->choose(folder); }, kPatienceMs));
        QVERIFY2(waitForSentence(QStringLiteral("Iteration")), qPrintable(sentence()));
        QVERIFY(!action("trash")->isEnabled() && !action("resume")->isEnabled());

        action("pause")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Paused at iteration")), qPrintable(sentence()));
        action("go-on")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Iteration")), qPrintable(sentence()));
        QTest::mouseClick(part<QPushButton>("button-train.stop"), Qt::LeftButton);
        QVERIFY2(waitForSentence(QStringLiteral("Stopped at iteration")), qPrintable(sentence()));
        QTRY_VERIFY_WITH_TIMEOUT(action("resume")->isEnabled(), kPatienceMs);
        QVERIFY2(action("resume")->toolTip().contains(QStringLiteral("last.safetensors")),
                 qPrintable(action("resume")->toolTip()));
        action("resume")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Iteration")), qPrintable(sentence()));
        QTRY_VERIFY_WITH_TIMEOUT(action("stop")->isEnabled(), kPatienceMs);
        action("stop")->trigger();
        QVERIFY2(waitForSentence(QStringLiteral("Stopped at iteration")), qPrintable(sentence()));
    }

    void severalRunsLieOverEachOther()
    {
        auto* table = part<QTableView>("runs");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kPatienceMs);
        table->selectAll();
        auto* loss = part<CurvePlot>("lossPlot");
        QTRY_COMPARE_WITH_TIMEOUT(loss->curves().size(), 2, kPatienceMs); // total of each
        QTRY_VERIFY_WITH_TIMEOUT(loss->series(loss->curves().at(0))->size() > 0 &&
                                     loss->series(loss->curves().at(1))->size() > 0,
                                 kPatienceMs);
    }

    void aRunIsRepeatedWithChanges()
    {
        auto* list = part<RunList>("runList");
        QVERIFY(QTest::qWaitFor([&] { return list->choose(m_first); }, kPatienceMs));
        QVERIFY(waitForSentence(QStringLiteral("Finished")));
        form()->suggest();
        action("duplicate")->trigger();
        QCOMPARE(form()->runName(), QStringLiteral("tiny"));
        QCOMPARE(form()->document()["model"]["encoder"]["width"], 8);
        QVERIFY(form()->obstacle().isEmpty());
    }

    void whatCannotBeginSaysWhy()
    {
        makeTiny(4);
        form()->config()->set(QStringLiteral("data.val"), "nowhere");
        action("start")->trigger();
        auto* page = part<QWidget>("trainPage");
        const auto findings = [&] {
            QStringList texts;
            for (const QLabel* label : page->findChildren<QLabel*>(QStringLiteral("finding")))
                texts << label->text();
            return texts.join(QLatin1Char('\n'));
        };
        QVERIFY2(QTest::qWaitFor([&] { return findings().contains(QStringLiteral("nowhere")); }, kPatienceMs),
                 qPrintable(findings()));
    }

    void theSettingsOfRunsAreCompared()
    {
        auto* settings = part<QTableView>("runSettings");
        auto* table = part<QTableView>("runs");
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 2, kPatienceMs);
        table->selectAll();
        const auto paths = [&] {
            QStringList found;
            for (int row = 0; row < settings->model()->rowCount(); ++row)
                found << settings->model()->index(row, 0).data().toString();
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(paths().contains(QStringLiteral("train.iterations")), kPatienceMs);
        QVERIFY(!paths().contains(QStringLiteral("train.batch"))); // alike in all of them
    }

    void camVidIsLearntAndPredicted()
    {
        SDW_NEED_TEST_FILES(camVid, "data/camvid");
        const QString folder = m_home.file(QStringLiteral("camvid"));
        m_window->session().create(
            {.name = QStringLiteral("CamVid"), .folder = folder, .data = fromPath(camVid), .classes = {}});
        QVERIFY(QTest::qWaitFor([&] { return !m_window->session().isBusy(); }, kPatienceMs));
        action("suggest")->trigger();
        const auto document = form()->document();
        QCOMPARE(document["data"]["crop"], nlohmann::json({176, 240}));
        QCOMPARE(document["train"]["iterations"], 2000);
        keepFewImages(12);                                                              // else all 101 are evaluated
        for (const char* path : {"train.iterations", "train.batch", "train.log_every"}) // the suggestion, cut short
            form()->config()->set(QLatin1String(path), path == std::string_view("train.iterations") ? 3 : 1);
        form()->config()->set(QStringLiteral("train.warmup"), 0);
        form()->config()->set(QStringLiteral("data.workers"), 1);
        action("start")->trigger();
        QVERIFY2(QTest::qWaitFor([&] { return sentence().startsWith(QStringLiteral("Finished at iteration 3 of 3")); },
                                 4 * kPatienceMs),
                 qPrintable(sentence()));
        QCOMPARE(points(part<CurvePlot>("lossPlot")), 3);
        QTRY_VERIFY_WITH_TIMEOUT(action("promote")->isEnabled(), kPatienceMs);
        action("promote")->trigger();
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
        const QString trouble = m_window->page(QStringLiteral("explain"))->banner()->notice().text;
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void goesToTheTrash()
    {
        const QString home = m_home.file(QStringLiteral("trash-home"));
        QVERIFY(QDir().mkpath(home)); // the trash is made in it, not the home itself
        qputenv("XDG_DATA_HOME", QFile::encodeName(home));
        auto* list = part<RunList>("runList");
        QVERIFY(QTest::qWaitFor([&] { return list->choose(m_first); }, kPatienceMs));
        QVERIFY(waitForSentence(QStringLiteral("Finished")));
        QTRY_VERIFY_WITH_TIMEOUT(action("trash")->isEnabled(), kPatienceMs);
        action("trash")->trigger();
        QVERIFY(!QFile::exists(m_first));
        QVERIFY(m_window->session().modelPath().isEmpty()); // it was the project's model
        QTRY_VERIFY_WITH_TIMEOUT(!list->chosen().contains(m_first), kPatienceMs);
    }
};

QTEST_MAIN(TestTrainWorkspace)
#include "tst_train_workspace.moc"
