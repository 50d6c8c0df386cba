// A few letters find and do everything.
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/actions/command_palette.h"
#include "ui/actions/fuzzy_match.h"
#include "ui/actions/palette_model.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>

using namespace sdw::ui;

class TestCommandPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
        m_edit = m_window->commandPalette().findChild<QLineEdit*>();
    }
    void cleanup() { m_window.reset(); }

    void lettersMatchInOrder()
    {
        QVERIFY(fuzzyScore(u"opf", u"Open folder") > 0);
        QCOMPARE(fuzzyScore(u"fpo", u"Open folder"), -1);
        QVERIFY(fuzzyScore(u"OPEN", u"open") > 0);
        QVERIFY(fuzzyScore(u"o f", u"Open folder") > 0);
        QCOMPARE(fuzzyScore(u"", u"anything"), 0);
        QCOMPARE(fuzzyScore(u"x", u""), -1);
        QVERIFY(fuzzyScore(u"of", u"Open folder") > fuzzyScore(u"of", u"Stop cofee"));            // beginnings of words
        QVERIFY(fuzzyScore(u"open", u"Open") > fuzzyScore(u"open", u"Opened by another person")); // short texts
        QVERIFY(fuzzyScore(u"line", u"outline") > fuzzyScore(u"line", u"list in every place"));   // letters in a run
    }

    void keysOpenItAndEscapeClosesIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->commandPalette().isVisible());
        QVERIFY(m_edit->hasFocus());
        QTest::keyClick(m_edit, Qt::Key_Escape);
        QVERIFY(!m_window->commandPalette().isVisible());
    }

    void enterDoesWhatIsFound()
    {
        int done = 0;
        m_window->actions().add({.id = QStringLiteral("test.wave"),
                                 .text = QStringLiteral("Wave the flag"),
                                 .icon = QStringLiteral("tag"),
                                 .toolTip = QStringLiteral("Waves")},
                                [&] { ++done; });
        m_window->commandPalette().open();
        QTest::keyClicks(m_edit, QStringLiteral("wavfl"));
        QCOMPARE(m_window->commandPalette().shownTexts().first(), QStringLiteral("Wave the flag"));
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(done, 1);
        QVERIFY(!m_window->commandPalette().isVisible());
    }

    void whatCannotBeDoneIsNotDone()
    {
        int done = 0;
        QAction* action = m_window->actions().add({.id = QStringLiteral("test.wave"),
                                                   .text = QStringLiteral("Wave the flag"),
                                                   .icon = QStringLiteral("tag"),
                                                   .toolTip = QStringLiteral("Waves")},
                                                  [&] { ++done; });
        action->setEnabled(false);
        m_window->commandPalette().open();
        m_edit->setText(QStringLiteral("Wave the flag"));
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(done, 0);
        QVERIFY(m_window->commandPalette().isVisible());
    }

    void anActionOfAWorkspaceBringsItToTheFront()
    {
        m_window->commandPalette().open();
        m_edit->setText(QStringLiteral("Explain: Follow the pointer again"));
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("explain"));
    }

    void findsImagesAndClasses()
    {
        m_window->session().open(m_home.scenes());
        QVERIFY(sdw::test::settle(*m_window));
        const auto choose = [this](const QString& image) {
            m_window->commandPalette().open();
            m_edit->setText(image);
            QVERIFY(m_window->commandPalette().shownTexts().contains(image));
            QTest::keyClick(m_edit, Qt::Key_Return);
            QVERIFY(sdw::test::settle(*m_window));
            const auto& session = m_window->session();
            QCOMPARE(session.opened()->images[std::size_t(session.currentImage())].title(), image);
        };
        choose(QStringLiteral("scene_001.png"));
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("annotate"));
        m_window->showWorkspace(QStringLiteral("explain")); // shows images, too: one stays there
        choose(QStringLiteral("scene_002.png"));
        QCOMPARE(m_window->currentWorkspace()->id(), QStringLiteral("explain"));

        m_window->commandPalette().open();
        m_edit->setText(QStringLiteral("meadow"));
        QCOMPARE(m_window->commandPalette().shownTexts().first(), QStringLiteral("meadow"));
    }

    void everyActionIsListed()
    {
        m_window->commandPalette().open();
        for (const QAction* action : m_window->actions().actions()) {
            m_edit->setText(action->text());
            const QStringList shown = m_window->commandPalette().shownTexts();
            QVERIFY2(std::any_of(shown.begin(), shown.end(),
                                 [&](const QString& text) { return text.endsWith(action->text()); }),
                     qPrintable(action->objectName()));
        }
    }

    void theModelKeepsItsPromises()
    {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.addSource({.kind = QStringLiteral("Number"),
                         .count = [] { return 1000; },
                         .text = [](int i) { return QString::number(i); },
                         .detail = {},
                         .icon = [](int) { return QIcon(); },
                         .enabled = {},
                         .choose = [](int) {}});
        model.collect();
        model.search(QStringLiteral("99"));
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("99"));
        model.search(QStringLiteral("x"));
        QCOMPARE(model.rowCount(), 0);
    }

private:
    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    QLineEdit* m_edit = nullptr;
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
