// Whether the desktop is dark, and a signal when that changes while the program runs.
#pragma once

#include "ui/settings/theme.h"

#include <QDBusVariant>
#include <QObject>

namespace sdw::ui {

/// Asks the desktop's settings portal (org.freedesktop.portal.Settings, key org.freedesktop.appearance color-scheme),
/// which GNOME, KDE and others answer; without one, the palette that Qt found at the start says it.
class SystemTheme : public QObject {
    Q_OBJECT
public:
    explicit SystemTheme(QObject* parent = nullptr);

    Theme theme() const { return m_theme; }

Q_SIGNALS:
    void changed(sdw::ui::Theme theme);

private Q_SLOTS:
    void portalChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& scheme);

    Theme m_theme;
};

} // namespace sdw::ui
