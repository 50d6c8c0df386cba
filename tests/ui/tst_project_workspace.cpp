// Beginning: start page, a new project, the data set at a glance, recent projects, and classes that can be changed.
#include "core/base/file_io.h"
#include "core/project/project_io.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/classes/project_class_model.h"
#include "ui/project/class_dock.h"
#include "ui/project/class_plot.h"
#include "ui/project/dataset_page.h"
#include "ui/project/new_project_page.h"
#include "ui/project/recent_projects.h"
#include "ui/project/start_page.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/capture.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableWidget>

using namespace sdw::ui;
using sdw::test::settle;

class TestProjectWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }
    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
    }
    void cleanup() { m_window.reset(); }

    void firstStartOffersThreeWays()
    {
        const auto* start = m_window->findChild<StartPage*>();
        QVERIFY(start->isVisible());
        for (const char* name : {"startDemo", "startFolder", "startDataset"})
            QVERIFY(start->findChild<QAbstractButton*>(QLatin1String(name))->isVisible());
        QVERIFY(!m_window->findChild<QListView*>(QStringLiteral("recentProjects"))->isVisible()); // nothing to show yet
    }

    void aFolderIsOpenedAndAProjectOffered()
    {
        m_window->session().open(m_scenes);
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->findChild<DatasetPage*>()->isVisible());
        QVERIFY(!m_window->session().opened()->isSaved());
        NoticeBanner* banner = m_window->page(QStringLiteral("project"))->banner();
        QVERIFY(banner->isVisible());
        QTest::mouseClick(banner->findChild<QWidget*>(QStringLiteral("noticeAction")), Qt::LeftButton);
        QVERIFY(m_window->findChild<NewProjectPage*>()->isVisible());
        QCOMPARE(edit("newProjectData")->text(), m_scenes);
        QCOMPARE(edit("newProjectName")->text(), QStringLiteral("scenes"));
    }

    void aProjectIsMadeAndOpened()
    {
        const QString folder = m_home.file(QStringLiteral("projects/täglich"));
        action("project.new")->trigger();
        auto* create = m_window->findChild<QPushButton*>(QStringLiteral("newProjectCreate"));
        QVERIFY(!create->isEnabled());
        edit("newProjectData")->setText(m_scenes);
        QVERIFY(settle(*m_window));
        QVERIFY2(label("newProjectFound").contains(QStringLiteral("13 classes")), qPrintable(label("newProjectFound")));
        edit("newProjectName")->setText(QStringLiteral("Tägliche Szenen"));
        edit("newProjectFolder")->setText(folder);
        QVERIFY(create->isEnabled());
        QTest::mouseClick(create, Qt::LeftButton);
        QVERIFY(settle(*m_window));
        const sdw::Project project = sdw::readProject(toPath(folder));
        QCOMPARE(project.name, std::string("Tägliche Szenen"));
        QCOMPARE(project.classes.size(), std::size_t(13));
        QVERIFY(m_window->session().opened()->isSaved());
        QVERIFY(m_window->findChild<DatasetPage*>()->isVisible());
        QCOMPARE(m_window->session().opened()->images.size(), std::size_t(5));

        // The same folder is not taken twice.
        action("project.new")->trigger();
        edit("newProjectData")->setText(m_scenes);
        edit("newProjectFolder")->setText(folder);
        QVERIFY(settle(*m_window));
        QVERIFY(!create->isEnabled());
        QVERIFY(label("newProjectProblem").contains(QStringLiteral("already")));
    }

    void aFolderWithoutImagesIsSaidToBe()
    {
        QTemporaryDir dir;
        action("project.new")->trigger();
        edit("newProjectData")->setText(dir.path());
        QVERIFY(settle(*m_window));
        QVERIFY2(label("newProjectFound").contains(dir.path()), qPrintable(label("newProjectFound")));
        QVERIFY(!m_window->findChild<QPushButton*>(QStringLiteral("newProjectCreate"))->isEnabled());
    }

    void theDataSetIsCounted()
    {
        m_window->session().open(m_scenes);
        QVERIFY(settle(*m_window));
        QCOMPARE(label("tile0"), QStringLiteral("5"));
        QCOMPARE(label("tile1"), QStringLiteral("5"));
        QCOMPARE(label("tile2"), QStringLiteral("13"));
        const auto* splits = m_window->findChild<QTableWidget*>(QStringLiteral("splitsTable"));
        QCOMPARE(splits->rowCount(), 2);
        QCOMPARE(splits->item(0, 0)->text(), QStringLiteral("train"));
        QCOMPARE(splits->item(0, 1)->text(), QStringLiteral("3"));
        const auto& bars = m_window->findChild<DatasetPage*>()->findChild<ClassPlot*>()->bars();
        QCOMPARE(bars.size(), std::size_t(13));
        double sum = 0;
        for (const ClassBar& bar : bars)
            sum += bar.percent;
        QVERIFY(std::abs(sum - 100) < 1e-6);
        const double all = bars[0].percent;
        m_window->findChild<QComboBox*>(QStringLiteral("plotSplit"))->setCurrentIndex(1);
        QVERIFY(m_window->findChild<DatasetPage*>()->findChild<ClassPlot*>()->bars()[0].percent != all); // of one split
    }

    void recentProjectsComeBack()
    {
        m_window->session().open(m_scenes);
        QVERIFY(settle(*m_window));
        m_window->close();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->show();
        auto* list = m_window->findChild<QListView*>(QStringLiteral("recentProjects"));
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("scenes"));
        QCOMPARE(list->model()->index(0, 0).data(RecentProjects::ProgressRole).toDouble(), 1.0);
        Q_EMIT list->activated(list->model()->index(0, 0));
        QVERIFY(settle(*m_window));
        QCOMPARE(m_window->session().opened()->images.size(), std::size_t(5));
        list->setCurrentIndex(list->model()->index(0, 0));
        action("project.forget")->trigger();
        QCOMPARE(list->model()->rowCount(), 0);
    }

    void classesAreChangedAndTakenBack()
    {
        openProject();
        ClassDock* dock = m_window->findChild<ClassDock*>();
        ProjectClassModel& model = dock->model();
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::string before = sdw::formatProject(saved());

        model.setData(model.index(0, ProjectClassModel::Name), QStringLiteral("heaven"), Qt::EditRole);
        QCOMPARE(saved().classes[0].name, std::string("heaven")); // on the disk at once
        QCOMPARE(model.add(), 13);
        QCOMPARE(saved().classes[13].id, 13);
        model.setColour(1, QColor(1, 2, 3));
        model.move(0, 2);
        QCOMPARE(saved().classes[2].name, std::string("heaven"));
        QCOMPARE(saved().classes[2].id, 0); // moving changes the order, not what labels mean
        model.remove(5);
        QCOMPARE(model.rowCount(), 13);
        const std::string after = sdw::formatProject(saved());
        for (int i = 0; i < 5; ++i) {
            QTRY_VERIFY(dock->undoAction()->isEnabled()); // a class that comes back gets its pixels first, aside
            dock->undoAction()->trigger();
        }
        QTRY_COMPARE(sdw::formatProject(saved()), before);
        QVERIFY(!dock->undoAction()->isEnabled());
        for (int i = 0; i < 5; ++i) {
            QTRY_VERIFY(dock->redoAction()->isEnabled());
            dock->redoAction()->trigger();
        }
        QTRY_COMPARE(sdw::formatProject(saved()), after);
    }

    void aChangeThatCannotHoldIsRefusedInWords()
    {
        openProject();
        ProjectClassModel& model = m_window->findChild<ClassDock*>()->model();
        model.setData(model.index(0, ProjectClassModel::Name), QStringLiteral("mountain"),
                      Qt::EditRole); // there is one
        QCOMPARE(model.index(0, ProjectClassModel::Name).data().toString(), QStringLiteral("sky"));
        const NoticeBanner* banner = m_window->page(QStringLiteral("project"))->banner();
        QVERIFY2(banner->notice().text.contains(QStringLiteral("mountain")), qPrintable(banner->notice().text));
        QVERIFY(!m_window->findChild<ClassDock*>()->undoAction()->isEnabled());

        sdw::limitDiskForTests(10);
        model.setData(model.index(0, ProjectClassModel::Name), QStringLiteral("heaven"), Qt::EditRole);
        sdw::limitDiskForTests(-1);
        QCOMPARE(model.index(0, ProjectClassModel::Name).data().toString(), QStringLiteral("sky"));
        QVERIFY2(banner->notice().text.contains(QStringLiteral("project.json")), qPrintable(banner->notice().text));
        QCOMPARE(saved().classes[0].name, std::string("sky"));
    }

    void aDamagedProjectIsNamed()
    {
        const QString folder = m_home.file(QStringLiteral("damaged"));
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/project.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format_version\": 1, \"name\": 7}") > 0);
        file.close();
        m_window->session().open(folder);
        QVERIFY(settle(*m_window));
        const QString text = m_window->page(QStringLiteral("project"))->banner()->notice().text;
        QVERIFY2(text.contains(QStringLiteral("project.json")) && text.contains(QStringLiteral("name")),
                 qPrintable(text));
    }

    void picturesOfAPageAreTaken()
    {
        const QString folder = m_home.file(QStringLiteral("pictures"));
        const QStringList files = capturePages(*m_window, {.folder = folder, .workspace = QStringLiteral("settings")});
        QVERIFY(files.size() >= 4); // two themes, two sizes
        QCOMPARE(QImage(files.first()).size(), QSize(1280, 800));
        QVERIFY(QImage(files[0]) != QImage(files[1]));
        QCOMPARE(QImage(files.last()).size(), QSize(2560, 1440));
    }

private:
    QAction* action(const char* id) { return m_window->actions().find(QLatin1String(id)); }
    QLineEdit* edit(const char* name) { return m_window->findChild<QLineEdit*>(QLatin1String(name)); }
    QString label(const char* name) { return m_window->findChild<QLabel*>(QLatin1String(name))->text(); }
    sdw::Project saved() { return sdw::readProject(m_window->session().opened()->folder); }
    void openProject()
    {
        QTemporaryDir dir(m_home.file(QStringLiteral("project-XXXXXX")));
        dir.setAutoRemove(false); // goes with the home
        m_window->session().create(
            {.name = QStringLiteral("p"), .folder = dir.path(), .data = m_scenes, .classes = {}});
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->session().opened() && m_window->session().opened()->isSaved());
    }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    QString m_scenes;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestProjectWorkspace)
#include "tst_project_workspace.moc"
