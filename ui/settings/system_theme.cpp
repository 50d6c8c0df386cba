#include "ui/settings/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace sdw::ui {
namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kSpace = "org.freedesktop.appearance";
constexpr auto kKey = "color-scheme";
enum Scheme { NoPreference = 0, PreferDark = 1, PreferLight = 2 };

} // namespace

SystemTheme::SystemTheme(QObject* parent)
    : QObject(parent)
    , m_theme(currentTheme())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    QDBusMessage question = QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                                           QLatin1String(kInterface), QStringLiteral("Read"));
    question << QLatin1String(kSpace) << QLatin1String(kKey);
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        // Asked for only now: what is connected while the bus is still being opened is never called. From whoever
        // speaks for the portal: it may start later than this program, or start again.
        QDBusConnection::sessionBus().connect(QString(), QLatin1String(kPath), QLatin1String(kInterface),
                                              QStringLiteral("SettingChanged"), this,
                                              SLOT(portalChanged(QString, QString, QDBusVariant)));
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid()) take(reply.value().variant());
        answer->deleteLater();
    });
}

void SystemTheme::portalChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space == QLatin1String(kSpace) && key == QLatin1String(kKey)) take(value.variant());
}

void SystemTheme::take(const QVariant& scheme)
{
    QVariant value = scheme;
    while (value.canConvert<QDBusVariant>()) // "Read" wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const uint preferred = value.toUInt();
    if (preferred == NoPreference) return;
    const Theme theme = preferred == PreferDark ? Theme::Dark : Theme::Light;
    if (theme == m_theme) return;
    m_theme = theme;
    Q_EMIT changed(theme);
}

} // namespace sdw::ui
