// A training from labels to a prediction as people do it, with mouse and keys, in a window that is killed meanwhile.
// With SDW_TEST_PICTURES the window is pictured into that folder.
#include "tests/support/test_files.h"
#include "tests/support/window_test.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_view.h"
#include "ui/jobs/training_process.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace_page.h"
#include "ui/training/curve_plot.h"
#include "ui/training/launch_form.h"
#include "ui/training/run_header.h"

#include <QComboBox>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>

#include <csignal>
#include <fstream>

using namespace sdw::ui;
using sdw::test::settle;

namespace {

constexpr int kPatienceMs = 120'000;
const char* const kFirstRun = "camvid-segdeformer"; // as typed
const char* const kSecondRun = "camvid-baseline";

/// The window, and the hand at it.
class Hand {
public:
    explicit Hand(const QString& project)
        : m_window(m_settings)
    {
        m_window.resize(1280, 800);
        m_window.show();
        m_window.session().open(project); // as the command line does
        if (!wait([this] { return !m_window.session().isBusy(); })) qFatal("The project does not open.");
        QApplication::setActiveWindow(&m_window);
    }
    MainWindow& window() { return m_window; }
    /// The one that is on screen, where one is.
    template <typename Widget>
    Widget* part(const QString& name)
    {
        const auto all = m_window.findChildren<Widget*>(name); // workspaces have parts of one name
        const auto shown = std::ranges::find_if(all, &QWidget::isVisible);
        return shown != all.end() ? *shown : all.value(0);
    }
    static bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, kPatienceMs); }

    /// @return false: there is no such thing that can be clicked.
    bool click(const QString& name)
    {
        auto* button = part<QAbstractButton>(name);
        if (!wait([&] { return (button = part<QAbstractButton>(name)) && button->isVisible() && button->isEnabled(); }))
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(&m_window, key, modifiers); }
    bool type(const QString& name, const QString& text)
    {
        auto* line = part<QLineEdit>(name);
        if (!line || !line->isEnabled()) return false;
        QTest::mouseClick(line, Qt::LeftButton);
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, text);
        return line->text() == text;
    }
    /// Finds a setting by its name, and types.
    bool setting(const QString& path, const QString& text)
    {
        const bool done = type(QStringLiteral("findSetting"), path) && wait([&] {
                              auto* line = part<QLineEdit>(QStringLiteral("field-") + path);
                              return line && line->isVisible();
                          }) &&
                          type(QStringLiteral("field-") + path, text);
        clearSearch();
        return done;
    }
    bool choose(const QString& path, const QString& word)
    {
        type(QStringLiteral("findSetting"), path);
        auto* box = part<QComboBox>(QStringLiteral("field-") + path);
        if (!box || !wait([&] { return box->isVisible(); })) return false;
        box->setFocus();
        QTest::keyClicks(box, word);
        clearSearch();
        return box->currentText() == word;
    }
    void clearSearch()
    {
        auto* find = part<QLineEdit>(QStringLiteral("findSetting"));
        QTest::keyClick(find, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(find, Qt::Key_Delete);
    }
    bool start(const QString& name, const std::map<QString, QString>& settings)
    {
        for (const auto& [path, text] : settings)
            if (!setting(path, text)) {
                qWarning("%s cannot be set", qPrintable(path));
                return false;
            }
        return type(QStringLiteral("runName"), name) && click(QStringLiteral("button-train.start"));
    }
    bool press(const QString& run, Qt::KeyboardModifiers modifiers = {})
    {
        auto* table = part<QTableView>(QStringLiteral("runs"));
        QModelIndex found;
        if (!wait([&] {
                for (int row = 0; row < table->model()->rowCount() && !found.isValid(); ++row)
                    if (const auto index = table->model()->index(row, 0); index.data().toString().contains(run))
                        found = index;
                return found.isValid();
            }))
            return false;
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, table->visualRect(found).center());
        return true;
    }
    QString sentence()
    {
        auto* header = part<RunHeader>(QStringLiteral("runHeader"));
        return header ? header->sentence() : QString();
    }
    bool waitForSentence(const char* begin)
    {
        return wait([&] { return sentence().startsWith(QLatin1String(begin)); });
    }
    int points()
    {
        const auto* plot = part<CurvePlot>(QStringLiteral("lossPlot"));
        return plot->curves().isEmpty() ? 0 : int(plot->series(plot->curves().first())->size());
    }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("SDW_TEST_PICTURES");
        if (!folder.isEmpty()) m_window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + ".png");
    }

private:
    UiSettings m_settings;
    MainWindow m_window;
};

/// From the labels to curves that move; then it stays until it is killed. @return what went wrong.
int trainUntilKilled(const QString& project)
{
    Hand hand(project);
    // Three clicks.
    if (!hand.click(QStringLiteral("train"))) return 10;
    if (!hand.click(QStringLiteral("emptyFirst"))) return 11;
    hand.picture("1-set-up");
    // The third one, after the training was made one for two slow cores: that is what the typing is for.
    if (!hand.start(kFirstRun, {{QStringLiteral("train.batch"), QStringLiteral("1")},
                                {QStringLiteral("train.iterations"), QStringLiteral("200")},
                                {QStringLiteral("train.warmup"), QStringLiteral("0")},
                                {QStringLiteral("train.log_every"), QStringLiteral("1")},
                                {QStringLiteral("data.workers"), QStringLiteral("1")},
                                {QStringLiteral("data.crop"), QStringLiteral("64, 64")},
                                {QStringLiteral("eval.every"), QStringLiteral("4")}}))
        return 12;
    int before = 0;
    for (int more = 0; more < 2; ++more) { // the curves move
        if (!hand.wait([&] { return hand.points() > before; })) return 13;
        before = hand.points();
    }
    hand.picture("2-curves-move");
    std::puts("curves move");
    std::fflush(stdout);
    QTest::qWait(kPatienceMs);
    return 14;
}

} // namespace

class TestTrainingSession : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    QString m_project;

    QString folder(const char* run) const { return m_project + QStringLiteral("/runs/") + QLatin1String(run); }

private Q_SLOTS:
    void initTestCase()
    {
        SDW_NEED_TEST_FILES(camVid, "data/camvid");
        if (!QFileInfo(TrainingProcess::program()).isExecutable()) QSKIP("needs the program that SDW_PROGRAM names");
        // Few of its images: an evaluation goes over all that validate.
        const auto data = toPath(m_home.file(QStringLiteral("data")));
        for (const auto& [split, most] : {std::pair{"train", 10}, std::pair{"val", 2}}) {
            for (const char* kind : {"images", "labels"}) {
                std::filesystem::create_directories(data / kind / split);
                std::vector<std::filesystem::path> files;
                for (const auto& entry : std::filesystem::directory_iterator(camVid / kind / split))
                    files.push_back(entry.path());
                std::ranges::sort(files);
                std::ofstream names(data / (std::string(split) + ".txt"));
                for (int i = 0; i < most; ++i) {
                    std::filesystem::copy_file(files[std::size_t(i)],
                                               data / kind / split / files[std::size_t(i)].filename());
                    names << files[std::size_t(i)].stem().string() << "\n";
                }
            }
        }
        std::filesystem::copy_file(camVid / "classes.json", data / "classes.json");
        m_project = m_home.file(QStringLiteral("CamVid"));
        UiSettings settings;
        MainWindow window(settings);
        QString problem;
        connect(&window.session(), &ProjectSession::failed, &window, [&](const QString& text) { problem = text; });
        window.session().create({.name = QStringLiteral("CamVid"),
                                 .folder = m_project,
                                 .data = m_home.file(QStringLiteral("data")),
                                 .classes = {}});
        QVERIFY(Hand::wait([&] { return !window.session().isBusy(); }));
        QVERIFY2(window.session().isOpen(), qPrintable(problem));
    }
    void cleanupTestCase()
    {
        for (const char* run : {kFirstRun, kSecondRun}) { // nothing of a test that failed
            TrainingProcess process(folder(run));
            if (process.isAlive()) process.stop();
            QVERIFY(Hand::wait([&] { return !process.isAlive(); }));
        }
    }

    void fromLabelsToAPredictionAcrossAKilledWindow()
    {
        QProcess first;
        first.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        first.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window"), m_project});
        QVERIFY(first.waitForStarted());
        const bool moves =
            QTest::qWaitFor([&] { return first.canReadLine() || first.state() == QProcess::NotRunning; }, kPatienceMs);
        QVERIFY2(moves && first.state() == QProcess::Running,
                 qPrintable(QStringLiteral("ended by itself: %1").arg(first.exitCode())));
        ::kill(pid_t(first.processId()), SIGKILL);
        QVERIFY(first.waitForFinished());
        QCOMPARE(first.exitStatus(), QProcess::CrashExit);
        const TrainingProcess training(folder(kFirstRun));
        QVERIFY(training.isAlive());

        Hand hand(m_project);
        QVERIFY(hand.click(QStringLiteral("train")));
        QVERIFY2(hand.waitForSentence("Iteration"), qPrintable(hand.sentence())); // it goes on
        const int before = hand.points();
        QVERIFY(Hand::wait([&] { return hand.points() > before; }));
        QVERIFY(Hand::wait([&] { // so that there is something to promote
            return QFile::exists(folder(kFirstRun) + QStringLiteral("/checkpoints/best.safetensors"));
        }));
        hand.picture("3-alive-after-the-kill");

        QVERIFY(hand.click(QStringLiteral("button-train.stop")));
        QVERIFY2(hand.waitForSentence("Stopped at iteration"), qPrintable(hand.sentence()));
        QVERIFY(!training.isAlive());
        hand.picture("4-stopped");
        auto* resume = hand.part<QPushButton>(QStringLiteral("button-train.resume"));
        QVERIFY(Hand::wait([&] { return resume->isEnabled(); }));
        QVERIFY2(resume->toolTip().contains(QStringLiteral("last.safetensors")), qPrintable(resume->toolTip()));
        QVERIFY(hand.click(QStringLiteral("button-train.resume")));
        QVERIFY2(hand.waitForSentence("Iteration"), qPrintable(hand.sentence()));
        QVERIFY(hand.click(QStringLiteral("button-train.stop")));
        QVERIFY2(hand.waitForSentence("Stopped at iteration"), qPrintable(hand.sentence()));

        // The baseline: the same settings, but another decoder.
        hand.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(hand.choose(QStringLiteral("model.decoder.name"), QStringLiteral("all_mlp")));
        QVERIFY(hand.choose(QStringLiteral("model.decoder.form"), QStringLiteral("official")));
        QVERIFY(hand.start(kSecondRun, {{QStringLiteral("train.iterations"), QStringLiteral("4")}}));
        QVERIFY2(hand.waitForSentence("Finished at iteration 4 of 4"), qPrintable(hand.sentence()));
        QVERIFY(hand.press(QLatin1String(kFirstRun)));
        QVERIFY(hand.press(QLatin1String(kSecondRun), Qt::ControlModifier));
        const auto* loss = hand.part<CurvePlot>(QStringLiteral("lossPlot"));
        QVERIFY(Hand::wait([&] { return loss->curves().size() == 2; })); // the total of each
        QVERIFY(Hand::wait([&] {
            return loss->series(loss->curves().at(0))->size() > 0 && loss->series(loss->curves().at(1))->size() > 0;
        }));
        QVERIFY(settle(hand.window()));
        hand.picture("5-over-each-other");

        QVERIFY(hand.press(QLatin1String(kFirstRun)));
        QVERIFY2(hand.waitForSentence("Stopped at iteration"), qPrintable(hand.sentence()));
        hand.press(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        const QString model = folder(kFirstRun) + QStringLiteral("/checkpoints/best.safetensors");
        QVERIFY(Hand::wait([&] { return hand.window().session().modelPath() == model; }));
        QVERIFY(hand.click(QStringLiteral("explain")));
        QVERIFY(settle(hand.window()));
        auto* page = hand.window().page(QStringLiteral("explain"));
        QVERIFY2(page->banner()->notice().text.isEmpty(), qPrintable(page->banner()->notice().text));
        const auto* view = page->findChild<ExplainView*>(QStringLiteral("explainView"));
        QVERIFY(view->overlayClasses()); // what the model says lies over the image
        QCOMPARE(view->overlay().kind, PictureOverlay::Kind::Prediction);
        hand.picture("6-predicted");
    }
};

int main(int argc, char** argv)
{
    qputenv("OMP_NUM_THREADS", "1");
    QApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--window") == 0) {
        const sdw::test::OwnHome home;
        return trainUntilKilled(QString::fromLocal8Bit(argv[2]));
    }
    TestTrainingSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_training_session.moc"
