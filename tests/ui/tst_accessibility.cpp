// A walk over everything in the window: names for those who hear it, tool tips for those who wonder, keys for those
// without a mouse.
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/icons/icon.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/workspace.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>

using namespace sdw::ui;

namespace {

/// Parts that Qt makes for its own widgets: they belong to the widget around them.
bool isPartOfAnother(const QWidget* widget)
{
    if (qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget)) return true;
    if (widget->objectName().startsWith(QLatin1String("qt_"))) return true;
    if (widget->focusProxy()) return true;
    for (const QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (up->focusProxy() == widget || qobject_cast<const QLineEdit*>(up) || qobject_cast<const QScrollBar*>(up) ||
            qobject_cast<const QComboBox*>(up) || qobject_cast<const QTabBar*>(up))
            return true;
    // the button in a table's corner
    return widget->parentWidget() && qobject_cast<const QAbstractItemView*>(widget->parentWidget()) &&
           qobject_cast<const QAbstractButton*>(widget) && widget->objectName().isEmpty();
}

QString describe(const QWidget* widget)
{
    QString path;
    for (const QWidget* up = widget; up; up = up->parentWidget())
        path.prepend(QStringLiteral("/%1#%2").arg(QLatin1String(up->metaObject()->className()), up->objectName()));
    return path;
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->session().open(m_home.scenes());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
        QVERIFY(sdw::test::settle(*m_window));
    }
    void cleanupTestCase() { m_window.reset(); }

    void everyControlHasANameAndAToolTip()
    {
        QStringList wrong;
        int seen = 0;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || isPartOfAnother(widget)) continue;
            ++seen;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            if (!face || face->text(QAccessible::Name).isEmpty())
                wrong << QStringLiteral("no name: ") + describe(widget);
            if (widget->toolTip().isEmpty()) wrong << QStringLiteral("no tool tip: ") + describe(widget);
        }
        QVERIFY(seen > 20);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void everyActionHasNameIconAndToolTip()
    {
        for (const QAction* action : m_window->actions().actions()) {
            const ActionInfo& info = m_window->actions().info(action);
            QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty() && !action->icon().isNull() &&
                         hasIcon(info.icon),
                     qPrintable(info.id));
            QVERIFY2(info.scope.isEmpty() || m_window->workspace(info.scope), qPrintable(info.id));
        }
    }

    void tabReachesEveryControlOfAPage_data()
    {
        QTest::addColumn<QString>("id");
        for (const WorkspaceEntry& entry : workspaceCatalog())
            QTest::newRow(entry.id) << QString::fromLatin1(entry.id);
    }
    void tabReachesEveryControlOfAPage()
    {
        QFETCH(QString, id);
        m_window->showWorkspace(id);
        QVERIFY(sdw::test::settle(*m_window));
        QSet<const QWidget*> wanted;
        for (const QWidget* widget : m_window->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
                !isPartOfAnother(widget))
                wanted << widget;
        QVERIFY(wanted.size() > 3);
        QSet<const QWidget*> reached;
        constexpr int kSteps = 200;
        m_window->setFocus();
        for (int i = 0; i < kSteps; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
            if (const QWidget* focused = QApplication::focusWidget()) {
                reached << focused;
                if (focused->focusProxy()) reached << focused->focusProxy();
            }
        }
        QStringList missed;
        for (const QWidget* widget : wanted)
            if (!reached.contains(widget)) {
                // of several exclusive buttons Tab stops at the chosen one, the arrows go on from there
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                if (!(button && button->autoExclusive())) missed << describe(widget);
            }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
    }

    void everyIconIsOfTheFamily()
    {
        const QDir icons(QStringLiteral(":/icons"));
        QVERIFY(hasIcon(QStringLiteral("plus")));
        const QStringList files = icons.entryList();
        QVERIFY(files.size() >= 40);
        for (const QString& name : files) {
            QFile file(icons.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 20 20\"") && svg.contains("stroke-width=\"1.5\"") &&
                         svg.contains("stroke-linecap=\"round\"") && svg.contains("stroke=\"currentColor\""),
                     qPrintable(name));
            const QImage drawn = themedIcon(QFileInfo(name).baseName()).pixmap(40).toImage();
            int inked = 0;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    inked += qAlpha(drawn.pixel(x, y)) > 128;
            QVERIFY2(inked > 20, qPrintable(name)); // it can be drawn, and something is to be seen
        }
    }

private:
    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
