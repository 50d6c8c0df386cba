// The window with real pictures and a real (untrained) model: what it shows, and what it says when something is
// missing.
#include "core/demo/demo_dataset.h"
#include "ui/canvas/mask_view.h"
#include "ui/classes/class_legend_model.h"
#include "ui/main_window.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw::ui;

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QLocale::setDefault(QLocale::c());
    }

    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_settled = std::make_unique<QSignalSpy>(m_window.get(), &MainWindow::settled);
        m_view = m_window->findChild<MaskView*>(QStringLiteral("view"));
        QVERIFY(m_view);
    }
    void cleanup()
    {
        m_settled.reset();
        m_window.reset();
    }

    void saysItsVersion() { QVERIFY(m_window->windowTitle().contains(QStringLiteral(SDW_VERSION))); }

    void theDemoShowsAScene()
    {
        m_window->openDemo();
        QVERIFY(m_settled->wait(20000));
        QCOMPARE(m_view->image().size(), QSize(320, 240));
        QCOMPARE(m_view->mask().size(), QSize(320, 240)); // the prediction, or without demo weights the labels
        const auto* legend = m_window->findChild<QTableView*>(QStringLiteral("legend"));
        QCOMPARE(legend->model()->rowCount(), int(sdw::demo::demoClasses().size()));
        QCOMPARE(legend->model()->index(0, 0).data().toString(), QStringLiteral("sky"));
        QVERIFY(legend->model()->index(0, ClassLegendModel::Share).data().toString().endsWith(QStringLiteral("%")));
    }

    void leafsThroughTheScenes()
    {
        m_window->openDemo();
        QVERIFY(m_settled->wait(20000));
        const QImage first = m_view->image();
        auto* next = m_window->findChild<QAction*>(QStringLiteral("next"));
        auto* previous = m_window->findChild<QAction*>(QStringLiteral("previous"));
        QVERIFY(next->isEnabled() && !previous->isEnabled());
        next->trigger();
        QVERIFY(m_settled->wait(20000));
        QVERIFY(m_view->image() != first);
        previous->trigger();
        QVERIFY(m_settled->wait(20000));
        QVERIFY(m_view->image() == first);
    }

    void theSliderSetsTheOpacity()
    {
        m_window->findChild<QSlider*>(QStringLiteral("opacity"))->setValue(80);
        QCOMPARE(m_view->opacity(), 0.8);
    }

    void aSelectedClassIsIsolatedAndEscapeEndsThat()
    {
        m_window->openDemo();
        QVERIFY(m_settled->wait(20000));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        auto* legend = m_window->findChild<QTableView*>(QStringLiteral("legend"));
        const QImage all = m_view->grab().toImage();
        legend->selectRow(2);
        QVERIFY(m_view->grab().toImage() != all);
        QTest::keyClick(legend, Qt::Key_Escape);
        QTRY_COMPARE(m_view->grab().toImage(), all);
    }

    void aMissingModelIsNamedAndThePictureShown()
    {
        m_window->openModel(QStringLiteral("/nowhere/model.safetensors"));
        m_window->openDemo();
        QVERIFY(m_settled->wait(20000));
        QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("message"))
                    ->text()
                    .contains(QStringLiteral("/nowhere/model.safetensors")));
        QCOMPARE(m_view->image().size(), QSize(320, 240));
        QVERIFY(!m_window->findChild<QComboBox*>(QStringLiteral("source"))->isEnabled());
    }

    void aDamagedImageIsNamed()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("broken.png")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
        file.close();
        m_window->openPath(file.fileName());
        QVERIFY(m_settled->wait(20000));
        QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("message"))->text().contains(QStringLiteral("broken.png")));
    }

    void anEmptyFolderIsSaidToBe()
    {
        QTemporaryDir dir;
        m_window->openPath(dir.path());
        QCOMPARE(m_settled->count(), 1);
        QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("message"))->text().contains(QStringLiteral("no images")));
    }

    void closesWhileWorking()
    {
        m_window->openDemo();
        QVERIFY(m_window->isBusy());
        m_settled.reset();
        m_window.reset(); // waits for the work, delivers nothing
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_settled;
    MaskView* m_view = nullptr;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
