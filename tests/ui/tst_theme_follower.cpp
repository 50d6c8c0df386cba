// Light and dark: as chosen, as forced, and as the desktop has it while the program runs.
#include "tests/support/window_test.h"
#include "ui/icons/icon.h"
#include "ui/settings/system_theme.h"
#include "ui/settings/theme_follower.h"
#include "ui/settings/ui_settings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>

using namespace sdw::ui;

namespace {

/// Answers as a desktop's settings portal does.
class FakePortal : public QDBusVirtualObject {
public:
    explicit FakePortal(uint scheme)
        : m_scheme(scheme)
    {
    }
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override
    {
        if (message.member() != QLatin1String("Read")) return false;
        const QDBusVariant inner{QVariant(m_scheme)};
        return bus.send(message.createReply(QVariant::fromValue(QDBusVariant(QVariant::fromValue(inner)))));
    }

private:
    uint m_scheme;
};

} // namespace

class TestThemeFollower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // A message bus of our own stands in for the desktop's.
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()) return;
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead()) return;
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
    }
    void cleanupTestCase()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }
    void init()
    {
        QSettings().clear();
        applyTheme(Theme::Light);
        if (!m_silent) m_silent = std::make_unique<SystemTheme>();
    }

    void aChoiceHoldsAtOnce()
    {
        UiSettings settings;
        const ThemeFollower follower(settings, *m_silent, std::nullopt);
        const QIcon icon = themedIcon(QStringLiteral("plus"));
        const QImage light = icon.pixmap(20).toImage();
        settings.setTheme(ThemeChoice::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), themeColours(Theme::Dark).window);
        QVERIFY(icon.pixmap(20).toImage() != light); // icons follow
        settings.setTheme(ThemeChoice::Light);
        QVERIFY(icon.pixmap(20).toImage() == light);
    }

    void theCommandLineWinsUntilAnotherChoice()
    {
        UiSettings settings;
        const ThemeFollower follower(settings, *m_silent, Theme::Dark);
        QVERIFY(currentTheme() == Theme::Dark);
        settings.setTheme(ThemeChoice::Light);
        QVERIFY(currentTheme() == Theme::Light);
    }

    void theDesktopIsFollowedAtRunTime()
    {
        if (m_address.isEmpty()) QSKIP("needs the program dbus-daemon");
        QDBusConnection desktop = QDBusConnection::connectToBus(m_address, QStringLiteral("desktop"));
        FakePortal portal(1); // prefers dark
        QVERIFY(desktop.registerVirtualObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal));
        QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));

        UiSettings settings;
        SystemTheme system;
        const ThemeFollower follower(settings, system, std::nullopt);
        QTRY_VERIFY(currentTheme() == Theme::Dark);
        QDBusMessage changed = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"),
                                                          QStringLiteral("org.freedesktop.portal.Settings"),
                                                          QStringLiteral("SettingChanged"));
        changed << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
                << QVariant::fromValue(QDBusVariant(uint(2)));
        // Again and again: what is sent before the bus knows of a listener reaches nobody.
        QTRY_VERIFY(desktop.send(changed) && currentTheme() == Theme::Light);

        settings.setTheme(ThemeChoice::Dark); // an own choice is not overruled
        QVERIFY(desktop.send(changed));
        QTest::qWait(50);
        QVERIFY(currentTheme() == Theme::Dark);
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }

private:
    sdw::test::OwnHome m_home;
    QProcess m_bus;
    // A desktop that says nothing. It lives as long as the test: Qt notices aside that a listener is gone, and would
    // then take a new one at the same address for it.
    std::unique_ptr<SystemTheme> m_silent;
    QString m_address;
};

QTEST_MAIN(TestThemeFollower)
#include "tst_theme_follower.moc"
