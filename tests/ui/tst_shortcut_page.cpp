// Changing keys: a conflict is said before anything is taken away.
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/actions/shortcut_model.h"
#include "ui/actions/shortcut_page.h"

#include <QAbstractItemModelTester>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>

using namespace sdw::ui;

class TestShortcutPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_actions = std::make_unique<ActionRegistry>();
        for (const char* id : {"open", "close"})
            m_actions->add({.id = QLatin1String(id),
                            .text = QLatin1String(id),
                            .icon = QStringLiteral("plus"),
                            .toolTip = QLatin1String(id),
                            .keys = {QKeySequence(id[0] == 'o' ? Qt::Key_O : Qt::Key_C)}},
                           [] {});
        m_page =
            std::make_unique<ShortcutPage>(*m_actions, [](const QString&) { return QStringLiteral("everywhere"); });
        m_page->show();
        m_keys = m_page->findChild<QKeySequenceEdit*>(QStringLiteral("shortcutKeys"));
        m_assign = m_page->findChild<QPushButton*>(QStringLiteral("shortcutAssign"));
        m_conflict = m_page->findChild<QLabel*>(QStringLiteral("shortcutConflict"));
    }

    void newKeysAreAssigned()
    {
        QVERIFY(!m_keys->isEnabled()); // nothing chosen yet
        m_page->select(QStringLiteral("open"));
        QCOMPARE(m_keys->keySequence(), QKeySequence(Qt::Key_O));
        QVERIFY(!m_assign->isEnabled()); // nothing new yet
        m_keys->setKeySequence(QKeySequence(Qt::Key_P));
        QVERIFY(!m_conflict->isVisible());
        m_assign->click();
        QCOMPARE(m_actions->keys(QStringLiteral("open")), QList<QKeySequence>{QKeySequence(Qt::Key_P)});
        m_page->findChild<QPushButton*>(QStringLiteral("shortcutReset"))->click();
        QCOMPARE(m_actions->keys(QStringLiteral("open")), QList<QKeySequence>{QKeySequence(Qt::Key_O)});
        m_page->findChild<QPushButton*>(QStringLiteral("shortcutClear"))->click();
        QVERIFY(m_actions->keys(QStringLiteral("open")).isEmpty());
    }

    void aConflictIsSaidAndTakingOverIsAChoice()
    {
        m_page->select(QStringLiteral("open"));
        m_keys->setKeySequence(QKeySequence(Qt::Key_C));
        QVERIFY(m_conflict->isVisible());
        QVERIFY2(m_conflict->text().contains(QStringLiteral("close")), qPrintable(m_conflict->text()));
        QCOMPARE(m_actions->keys(QStringLiteral("close")), QList<QKeySequence>{QKeySequence(Qt::Key_C)}); // not yet
        m_assign->click();
        QCOMPARE(m_actions->keys(QStringLiteral("open")), QList<QKeySequence>{QKeySequence(Qt::Key_C)});
        QVERIFY(m_actions->keys(QStringLiteral("close")).isEmpty());
        QVERIFY(!m_conflict->isVisible());
    }

    void theModelKeepsItsPromises()
    {
        ShortcutModel model(*m_actions, [](const QString& scope) { return scope; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 2);
        m_actions->setKeys(QStringLiteral("open"), {QKeySequence(Qt::Key_F2)});
        QCOMPARE(model.index(0, ShortcutModel::Keys).data().toString(), QStringLiteral("F2"));
    }

private:
    sdw::test::OwnHome m_home;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<ShortcutPage> m_page;
    QKeySequenceEdit* m_keys = nullptr;
    QPushButton* m_assign = nullptr;
    QLabel* m_conflict = nullptr;
};

QTEST_MAIN(TestShortcutPage)
#include "tst_shortcut_page.moc"
