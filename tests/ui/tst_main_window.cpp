// The window with real pictures: rail, docks, panels, messages, and looking into models in it.
#include "core/demo/demo_classes.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/classes/class_legend_model.h"
#include "ui/explain/explain_pane.h"
#include "ui/explain/explain_view.h"
#include "ui/project/start_page.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/rail.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTableView>

using namespace sdw::ui;
using sdw::test::settle;

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_scenes = m_home.scenes(); }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_view = m_window->findChild<ExplainView*>(QStringLiteral("explainView"));
        QVERIFY(m_view);
    }
    void cleanup() { m_window.reset(); }

    void saysItsVersionAndWhatIsOpen()
    {
        QVERIFY(m_window->windowTitle().contains(QStringLiteral(SDW_VERSION)));
        m_window->session().open(m_scenes);
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("scenes")));
    }

    void theRailSwitches()
    {
        show();
        auto* rail = m_window->findChild<Rail*>();
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("project"));
        QTest::mouseClick(rail->findChild<RailButton*>(QStringLiteral("explain")), Qt::LeftButton);
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("explain"));
        QVERIFY(m_window->page(QStringLiteral("explain"))->isVisible());
        QVERIFY(!m_view->isVisible()); // nothing is open
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("project"));
        QVERIFY(rail->findChild<RailButton*>(QStringLiteral("project"))->isChecked());
        rail->findChild<RailButton*>(QStringLiteral("project"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // by keyboard alone
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("annotate"));
    }

    void everyWorkspaceOfTheCatalogueIsThere()
    {
        QCOMPARE(m_window->workspaceIds().size(), qsizetype(workspaceCatalog().size()));
        for (const WorkspaceEntry& entry : workspaceCatalog()) {
            const Workspace* workspace = m_window->workspace(QLatin1String(entry.id));
            QVERIFY(workspace);
            QVERIFY(!workspace->name().isEmpty() && !workspace->toolTip().isEmpty());
        }
    }

    void theKeysBeginWhereTheWorkIs()
    {
        show();
        const auto isInPage = [this] {
            const QWidget* focus = m_window->focusWidget();
            const QWidget* centre = m_window->currentWorkspace()->widget();
            return focus && focus->isVisible() && (focus == centre->focusProxy() || centre->isAncestorOf(focus));
        };
        QVERIFY(isInPage()); // of the start page
        m_window->session().openDemo({.train = 2, .val = 1});
        QVERIFY(settle(*m_window));
        QVERIFY(QTest::qWaitFor(isInPage)); // of the project
        m_window->showWorkspace(QStringLiteral("annotate"));
        QVERIFY(settle(*m_window));
        QCOMPARE(m_window->focusWidget(), m_window->findChild<QWidget*>(QStringLiteral("canvas")));
        // What is opened while the keys are elsewhere brings them back.
        m_window->findChild<Rail*>()->findChild<RailButton*>(QStringLiteral("annotate"))->setFocus();
        m_window->session().open(m_scenes);
        QVERIFY(settle(*m_window));
        QVERIFY(QTest::qWaitFor(isInPage));
    }

    void theDemoShowsAScene()
    {
        m_window->session().openDemo({.train = 2, .val = 1});
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
        QVERIFY(m_window->session().opened()->isSaved());
        QCOMPARE(m_window->session().opened()->images.size(), std::size_t(3));
        QCOMPARE(pictureSize(), cv::Size(320, 240));
        QCOMPARE(m_view->overlayClasses()->labels.size(), cv::Size(320, 240)); // the prediction
        const auto* legend = m_window->findChild<QTableView*>(QStringLiteral("classLegend"));
        QCOMPARE(legend->model()->rowCount(), int(sdw::demo::demoClasses().size()));
        QCOMPARE(legend->model()->index(0, 0).data().toString(), QStringLiteral("sky"));
        QVERIFY(legend->model()->index(0, ClassLegendModel::Share).data().toString().endsWith(QStringLiteral("%")));
    }

    void leafsThroughTheImages()
    {
        show();
        openScenes();
        const QImage first = picture();
        QVERIFY(!first.isNull());
        QAction* next = action("explain.next");
        QAction* previous = action("explain.previous");
        QVERIFY(next->isEnabled() && !previous->isEnabled());
        next->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY(picture() != first);
        previous->trigger();
        QVERIFY(settle(*m_window));
        QVERIFY(picture() == first);
    }

    void singleLettersAreInertWhileTyping()
    {
        openScenes();
        show();
        auto* filter = m_window->page(QStringLiteral("explain"))->findChild<QLineEdit*>(QStringLiteral("imageFilter"));
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_D); // "next image" elsewhere
        QCOMPARE(filter->text(), QStringLiteral("d"));
        QCOMPARE(m_window->session().currentImage(), 0);
        filter->clear();
        m_window->findChild<QSlider*>(QStringLiteral("classOpacity"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
        QCOMPARE(m_window->session().currentImage(), 1);
    }

    void theSliderSetsTheOpacity()
    {
        m_window->findChild<QSlider*>(QStringLiteral("classOpacity"))->setValue(80);
        QCOMPARE(m_view->classOpacity(), 0.8);
    }

    void aSelectedClassIsIsolatedAndEscapeEndsThat()
    {
        openScenes();
        show();
        auto* legend = m_window->findChild<QTableView*>(QStringLiteral("classLegend"));
        QVERIFY(settle(*m_window));
        const QImage all = picture();
        legend->selectRow(2);
        QVERIFY(settle(*m_window));
        QVERIFY(picture() != all);
        legend->setFocus();
        QTest::keyClick(legend, Qt::Key_Escape);
        QTRY_COMPARE(picture(), all);
    }

    void aMissingModelIsNamedAndTheImageShown()
    {
        m_window->session().setModelPath(QStringLiteral("/nowhere/model.safetensors"));
        openScenes();
        QVERIFY2(message("explain").contains(QStringLiteral("/nowhere/model.safetensors")),
                 qPrintable(message("explain")));
        QCOMPARE(pictureSize(), cv::Size(320, 240));
    }

    void aDamagedImageIsNamed()
    {
        const QString broken = m_home.file(QStringLiteral("broken.png"));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
        file.close();
        m_window->session().open(broken);
        QVERIFY(settle(*m_window));
        QVERIFY2(message("project").contains(QStringLiteral("broken.png")), qPrintable(message("project")));
        QVERIFY(!m_window->session().isOpen());
    }

    void oneImageIsShown()
    {
        m_window->session().open(m_scenes + QStringLiteral("/images/train/scene_000.png"));
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
        QCOMPARE(pictureSize(), cv::Size(320, 240));
        QVERIFY(!action("explain.next")->isEnabled());
    }

    void anEmptyFolderIsSaidToBe()
    {
        QTemporaryDir dir;
        m_window->session().open(dir.path());
        QVERIFY(settle(*m_window));
        QVERIFY2(message("project").contains(dir.path()), qPrintable(message("project")));
    }

    void detailsOfAMessageAreShownAndCopied()
    {
        show();
        m_window->showNotice(
            {.severity = Severity::Error, .text = QStringLiteral("It failed."), .details = QStringLiteral("errno 5")});
        NoticeBanner* banner = m_window->page(QStringLiteral("project"))->banner();
        QVERIFY(banner->isVisible());
        auto* details = banner->findChild<QWidget*>(QStringLiteral("noticeDetailsText"));
        QVERIFY(!details->isVisible());
        QTest::mouseClick(banner->findChild<QWidget*>(QStringLiteral("noticeDetails")), Qt::LeftButton);
        QVERIFY(details->isVisible());
        QTest::mouseClick(banner->findChild<QWidget*>(QStringLiteral("noticeCopy")), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("It failed.\nerrno 5"));
        QTest::mouseClick(banner->findChild<QWidget*>(QStringLiteral("noticeClose")), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
    }

    void docksAreRememberedForEachWorkspace()
    {
        openScenes();
        show();
        auto* page = m_window->page(QStringLiteral("explain"));
        auto* images = page->findChild<QDockWidget*>(QStringLiteral("imagesDock"));
        auto* classes = page->findChild<QDockWidget*>(QStringLiteral("classesDock"));
        QVERIFY(images->isVisible() && classes->isVisible());
        page->addDockWidget(Qt::RightDockWidgetArea, images); // as if dragged there
        action("explain.dock-classes")->setChecked(false);
        QVERIFY(!classes->isVisible());
        m_window->close();

        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->session().open(m_scenes);
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
        show();
        page = m_window->page(QStringLiteral("explain"));
        images = page->findChild<QDockWidget*>(QStringLiteral("imagesDock"));
        QCOMPARE(page->dockWidgetArea(images), Qt::RightDockWidgetArea);
        QVERIFY(images->isVisible());
        QVERIFY(!page->findChild<QDockWidget*>(QStringLiteral("classesDock"))->isVisible());
        QVERIFY(action("project.dock-classes")->isChecked()); // a dock of the same name elsewhere
        action("explain.dock-classes")->setChecked(true);
        QVERIFY(page->findChild<QDockWidget*>(QStringLiteral("classesDock"))->isVisible());
    }

    void oneKeyHidesAllDocks()
    {
        openScenes();
        show();
        auto* page = m_window->page(QStringLiteral("explain"));
        const auto docks = page->findChildren<QDockWidget*>();
        QTest::keyClick(m_window.get(), Qt::Key_F9);
        for (const QDockWidget* dock : docks)
            QVERIFY(!dock->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F9);
        for (const QDockWidget* dock : docks)
            QVERIFY(dock->isVisible());
    }

    void aNarrowWindowStacksItsDocks()
    {
        openScenes();
        show();
        auto* page = m_window->page(QStringLiteral("explain"));
        auto* images = page->findChild<QDockWidget*>(QStringLiteral("imagesDock"));
        auto* classes = page->findChild<QDockWidget*>(QStringLiteral("classesDock"));
        m_window->resize(1000, 700);
        QTRY_VERIFY(page->tabifiedDockWidgets(images).contains(classes));
        m_window->resize(1280, 800);
        QTRY_COMPARE(page->dockWidgetArea(classes), Qt::RightDockWidgetArea);
        QVERIFY(page->tabifiedDockWidgets(images).isEmpty());
    }

    void theImageHasMostOfTheWindow()
    {
        openScenes();
        show();
        m_window->resize(1280, 800);
        QTRY_VERIFY(m_view->width() >= 1280 - 56 - 240 - 260 - 16);
    }

    void closingGoesBackToTheStartPage()
    {
        openScenes();
        show();
        action("project.close")->trigger();
        QVERIFY(!m_window->session().isOpen());
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("project"));
        QVERIFY(m_window->findChild<StartPage*>()->isVisible());
        QVERIFY(picture().isNull());
    }

    void aTabNeedsNoTitleBesides()
    {
        openScenes();
        m_window->resize(1280, 800);
        m_window->showWorkspace(QStringLiteral("annotate"));
        show();
        const auto title = [&](const char* dock) {
            return m_window->page(QStringLiteral("annotate"))
                ->findChild<QDockWidget*>(QLatin1String(dock))
                ->titleBarWidget();
        };
        QTRY_COMPARE(title("layersDock")->height(), 0);
        QVERIFY(title("classesDock")->height() > 16);
    }

    void closesWithAProposalOnTheImage()
    {
        m_window->session().openDemo({.train = 1, .val = 1});
        m_window->showWorkspace(QStringLiteral("annotate"));
        QVERIFY(settle(*m_window));
        action("annotate.propose")->trigger();
        QVERIFY(settle(*m_window));
        if (!action("annotate.accept-proposal")->isEnabled()) QSKIP("needs the weights of the demo");
        QVERIFY(m_window->page(QStringLiteral("annotate"))->banner()->isVisibleTo(m_window.get()));
        m_window.reset(); // the workspace takes its message back as it goes
    }

    void closesWhileWorking()
    {
        m_window->session().open(m_scenes);
        QVERIFY(!m_window->isSettled());
        m_window.reset(); // waits for the work, delivers nothing
    }

private:
    QAction* action(const char* id) { return m_window->actions().find(QLatin1String(id)); }
    QString message(const char* workspace) { return m_window->page(QLatin1String(workspace))->banner()->notice().text; }
    void show()
    {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
    }
    /// What is drawn where the image itself is shown.
    const QImage& picture() { return m_view->pane(0).frame(); }
    cv::Size pictureSize() { return m_view->result(0).request.picture->size(); }
    void openScenes()
    {
        m_window->session().open(m_scenes);
        m_window->showWorkspace(QStringLiteral("explain"));
        QVERIFY(settle(*m_window));
    }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    QString m_scenes;
    std::unique_ptr<MainWindow> m_window;
    ExplainView* m_view = nullptr;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
