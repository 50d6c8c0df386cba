// Actions with keys that can be changed: kept, reset, and checked against each other.
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/settings/ui_settings.h"

using namespace sdw::ui;

namespace {

ActionInfo info(const char* id, const QKeySequence& keys, const char* scope = "")
{
    return {.id = QLatin1String(id),
            .text = QStringLiteral("Do %1").arg(QLatin1String(id)),
            .icon = QStringLiteral("plus"),
            .toolTip = QStringLiteral("Does %1").arg(QLatin1String(id)),
            .keys = keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys},
            .scope = QLatin1String(scope)};
}

} // namespace

class TestActionRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QSettings().clear(); }

    void anActionHasAllThatIsShown()
    {
        ActionRegistry actions;
        int done = 0;
        QAction* action = actions.add(info("a", QKeySequence(Qt::CTRL | Qt::Key_K)), [&] { ++done; });
        QCOMPARE(action->text(), QStringLiteral("Do a"));
        QVERIFY(action->toolTip().startsWith(QStringLiteral("Does a (")));
        QVERIFY(!action->icon().pixmap(20).isNull());
        action->trigger();
        QCOMPARE(done, 1);
        QCOMPARE(actions.find(QStringLiteral("a")), action);
        QVERIFY(!actions.find(QStringLiteral("b")));
    }

    void ownKeysOutliveTheProgram()
    {
        {
            ActionRegistry actions;
            actions.add(info("a", QKeySequence(Qt::Key_A)), [] {});
            QSignalSpy changed(&actions, &ActionRegistry::keysChanged);
            actions.setKeys(QStringLiteral("a"), {QKeySequence(Qt::Key_X), QKeySequence(Qt::Key_Y)});
            QCOMPARE(changed.count(), 1);
            QVERIFY(actions.find(QStringLiteral("a"))->toolTip().contains(QStringLiteral("X; Y")));
        }
        ActionRegistry actions;
        QAction* action = actions.add(info("a", QKeySequence(Qt::Key_A)), [] {});
        QCOMPARE(action->shortcuts(), (QList<QKeySequence>{QKeySequence(Qt::Key_X), QKeySequence(Qt::Key_Y)}));
        QVERIFY(actions.hasOwnKeys(QStringLiteral("a")));
        actions.resetKeys(QStringLiteral("a"));
        QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_A));
        ActionRegistry later;
        QCOMPARE(later.add(info("a", QKeySequence(Qt::Key_A)), [] {})->shortcut(), QKeySequence(Qt::Key_A));
    }

    void noKeysAreAChoiceToo()
    {
        {
            ActionRegistry actions;
            actions.add(info("a", QKeySequence(Qt::Key_A)), [] {});
            actions.setKeys(QStringLiteral("a"), {});
        }
        ActionRegistry actions;
        QVERIFY(actions.add(info("a", QKeySequence(Qt::Key_A)), [] {})->shortcuts().isEmpty());
    }

    void conflictsAreFoundWhereBothCouldAnswer()
    {
        ActionRegistry actions;
        const QKeySequence keys(Qt::Key_B);
        QAction* everywhere = actions.add(info("everywhere", keys), [] {});
        QAction* here = actions.add(info("here", keys, "here"), [] {});
        actions.add(info("there", keys, "there"), [] {});
        QCOMPARE(actions.conflicts(QStringLiteral("there"), keys), std::vector<QAction*>{everywhere});
        QCOMPARE(actions.conflicts(QStringLiteral("everywhere"), keys).size(), std::size_t(2));
        QCOMPARE(actions.conflicts(QStringLiteral("here"), QKeySequence(Qt::Key_C)).size(), std::size_t(0));
        // The beginning of a longer sequence would never be reached.
        const QKeySequence longer(Qt::Key_B, Qt::Key_C);
        QCOMPARE(actions.conflicts(QStringLiteral("here"), longer), std::vector<QAction*>{everywhere});
        QVERIFY(here);
    }

    void defaultsOfTheProgramDoNotConflict()
    {
        UiSettings settings;
        MainWindow window(settings);
        for (const QAction* action : window.actions().actions())
            for (const QKeySequence& keys : action->shortcuts()) {
                const auto others = window.actions().conflicts(action->objectName(), keys);
                QVERIFY2(others.empty(),
                         qPrintable(action->objectName() + QLatin1Char(' ') + keys.toString() + QLatin1Char(' ') +
                                    (others.empty() ? QString() : others.front()->objectName())));
            }
    }

private:
    sdw::test::OwnHome m_home;
};

QTEST_MAIN(TestActionRegistry)
#include "tst_action_registry.moc"
