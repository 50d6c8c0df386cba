// The pages about a project: figures beside bars, the history, their export, and splits that can be changed.
#include "core/base/file_io.h"
#include "core/project/project_io.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/project/class_dock.h"
#include "ui/project/class_plot.h"
#include "ui/project/image_list.h"
#include "ui/project/label_store.h"
#include "ui/project/progress_plot.h"
#include "ui/project/split_page.h"
#include "ui/project/statistics_page.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace_page.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>

using namespace sdw::ui;
using sdw::test::settle;

class TestStatisticsPage : public QObject {
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
        QTemporaryDir dir(m_home.file(QStringLiteral("project-XXXXXX")));
        dir.setAutoRemove(false); // goes with the home
        m_window->session().create(
            {.name = QStringLiteral("p"), .folder = dir.path(), .data = m_scenes, .classes = {}});
        QVERIFY(settle(*m_window) && m_window->session().isOpen());
    }
    void cleanup() { m_window.reset(); }

    void figuresOfTheDataSetAreShown()
    {
        const StatisticsPage& page = showStatistics();
        QVERIFY(page.isVisible());
        const ImageStatistics& all = page.statistics().all;
        QCOMPARE(all.counted, 5);
        QCOMPARE(all.pixels, std::int64_t(5 * 320 * 240));
        QCOMPARE(label("statisticsTile0"), QStringLiteral("5"));
        QVERIFY(label("statisticsBasis").contains(QStringLiteral("5 images")));
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("statisticsTable"));
        QCOMPARE(table->model()->rowCount(), 13);
        QVERIFY(!m_window->findChild<QPushButton*>(QStringLiteral("statisticsResume"))->isVisible());
    }

    void barsStandBesideTheirRows()
    {
        showStatistics();
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("statisticsTable"));
        const auto* plot = m_window->findChild<ClassPlot*>(QStringLiteral("statisticsPlot"));
        QVERIFY(plot->isVisible());
        const int firstRow = table->viewport()->mapTo(m_window.get(), QPoint(0, table->rowViewportPosition(0))).y();
        QCOMPARE(plot->mapTo(m_window.get(), QPoint()).y(), firstRow);
        QCOMPARE(table->rowHeight(5), ClassPlot::kRowHeight);

        table->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder); // by pixels
        double before = 101;
        for (const ClassBar& bar : plot->bars()) {
            QVERIFY(bar.percent <= before);
            before = bar.percent;
        }
        QCOMPARE(plot->bars()[0].name, table->model()->index(0, 0).data().toString());
        m_window->findChild<QComboBox*>(QStringLiteral("statisticsMeasure"))->setCurrentIndex(1);
        QCOMPARE(plot->bars()[0].percent, 100.0); // sky is in every scene
    }

    void aSplitCanBeLookedAt()
    {
        showStatistics();
        auto* split = m_window->findChild<QComboBox*>(QStringLiteral("statisticsSplit"));
        QCOMPARE(split->count(), 3);
        QVERIFY(label("statisticsRest").contains(QStringLiteral("5 images")));
        split->setCurrentIndex(2);
        QVERIFY(label("statisticsRest").contains(QStringLiteral("2 images")));
        const auto* splits = m_window->findChild<QTableWidget*>(QStringLiteral("statisticsSplits"));
        QCOMPARE(splits->rowCount(), 2);
        QCOMPARE(splits->item(1, 0)->text(), QStringLiteral("val"));
        QCOMPARE(splits->item(1, 1)->text(), QStringLiteral("2"));
    }

    void figuresAreExported()
    {
        StatisticsPage& page = showStatistics();
        const QString file = m_home.file(QStringLiteral("figures.csv"));
        page.exportCsv(file);
        QTRY_VERIFY(page.isSettled());
        QCOMPARE(sdw::readFileWhole(toPath(file)), statisticsCsv(page.statistics()));
        QVERIFY(banner()->notice().text.contains(file));
        page.exportCsv(m_home.file(QStringLiteral("no/such/folder.csv")));
        QTRY_VERIFY(page.isSettled());
        QTRY_VERIFY(banner()->notice().text.contains(QStringLiteral("folder.csv")));
        QVERIFY(banner()->notice().severity == Severity::Error);
    }

    void theHistoryIsDrawnOnceThereIsOne()
    {
        showStatistics();
        const auto* plot = m_window->findChild<ProgressPlot*>(QStringLiteral("donePlot"));
        QVERIFY(!plot->isVisible());
        QVERIFY(label("statisticsHistory").contains(QStringLiteral("Nothing is noted yet")));
        m_window->labels().setState(1, sdw::ImageState::Done);
        QTRY_VERIFY(plot->isVisible());
        QCOMPARE(plot->points().back().value, 1.0);
        QCOMPARE(plot->points().back().day, QDate::currentDate());
    }

    void selectedImagesArePutIntoASplit()
    {
        SplitPage& page = showSplits();
        QVERIFY(!button("split-test")->isEnabled());
        auto* list = page.findChild<QListView*>(QStringLiteral("imageList"));
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(label("splitSelected").contains(QLatin1Char('2')));
        button("split-test")->click();
        QCOMPARE(saved().splits.at("test").size(), std::size_t(2));
        QCOMPARE(m_window->session().opened()->images[1].split, std::string("test"));
        const auto* table = m_window->findChild<QTableWidget*>(QStringLiteral("splitTable"));
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("test"));
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2"));
        QCOMPARE(page.list().selectedImages(), (std::vector<int>{1, 2})); // they stay selected

        QAction* undo = m_window->findChild<ClassDock*>()->undoAction();
        undo->trigger();
        QVERIFY(saved().splits.empty());
        QCOMPARE(m_window->session().opened()->images[1].split, std::string("train"));
        m_window->findChild<ClassDock*>()->redoAction()->trigger();
        QCOMPARE(saved().splits.at("test").size(), std::size_t(2));
        button("split-none")->click();
        QVERIFY(saved().splits.empty());
    }

    void imagesAreDealtOut()
    {
        showSplits();
        auto* deal = button("splitDeal");
        spin("splitTrain")->setValue(90);
        QVERIFY(!deal->isEnabled()); // 110 %
        QVERIFY(label("splitDealNote").contains(QStringLiteral("110 %")));
        spin("splitTrain")->setValue(40);
        spin("splitTest")->setValue(40);
        QVERIFY(deal->isEnabled());
        deal->click();
        const sdw::Project once = saved();
        QCOMPARE(once.splits.at("train").size(), std::size_t(2));
        QCOMPARE(once.splits.at("val").size(), std::size_t(1));
        QCOMPARE(once.splits.at("test").size(), std::size_t(2));
        deal->click(); // alike: there is nothing new to take back
        m_window->findChild<ClassDock*>()->undoAction()->trigger();
        QVERIFY(saved().splits.empty());
    }

    void aFailureIsToldAndNothingChanges()
    {
        showSplits();
        sdw::limitDiskForTests(10);
        button("splitDeal")->click();
        sdw::limitDiskForTests(-1);
        QVERIFY(banner()->notice().text.contains(QStringLiteral("project.json")));
        QVERIFY(saved().splits.empty());
        QVERIFY(!m_window->findChild<ClassDock*>()->undoAction()->isEnabled());
    }

    void pagesAreReachedByTabsAndActions()
    {
        auto* tabs = m_window->findChild<QTabBar*>(QStringLiteral("projectPages"));
        QVERIFY(tabs->isVisible());
        tabs->setCurrentIndex(1);
        QVERIFY(m_window->findChild<StatisticsPage*>()->isVisible());
        m_window->actions().find(QStringLiteral("project.show-splits"))->trigger();
        QVERIFY(m_window->findChild<SplitPage*>()->isVisible());
        QCOMPARE(tabs->currentIndex(), 2);
        m_window->session().close();
        QVERIFY(!tabs->isVisible());
    }

private:
    StatisticsPage& showStatistics()
    {
        m_window->actions().find(QStringLiteral("project.show-statistics"))->trigger();
        [&] { QVERIFY(settle(*m_window)); }();
        return *m_window->findChild<StatisticsPage*>();
    }
    SplitPage& showSplits()
    {
        m_window->actions().find(QStringLiteral("project.show-splits"))->trigger();
        [&] { QVERIFY(settle(*m_window)); }();
        return *m_window->findChild<SplitPage*>();
    }
    QString label(const char* name) { return m_window->findChild<QLabel*>(QLatin1String(name))->text(); }
    QPushButton* button(const char* name) { return m_window->findChild<QPushButton*>(QLatin1String(name)); }
    QSpinBox* spin(const char* name) { return m_window->findChild<QSpinBox*>(QLatin1String(name)); }
    NoticeBanner* banner() { return m_window->page(QStringLiteral("project"))->banner(); }
    sdw::Project saved() { return sdw::readProject(m_window->session().opened()->folder); }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    QString m_scenes;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestStatisticsPage)
#include "tst_statistics_page.moc"
