// Keeps the window's colours as the person wants them: light, dark, or as the system has it just now.
#pragma once

#include "ui/settings/theme.h"

#include <QObject>

#include <optional>

namespace sdw::ui {

class SystemTheme;
class UiSettings;

class ThemeFollower : public QObject {
    Q_OBJECT
public:
    /// @param forced the command line's wish; it stands until another theme is chosen in the settings.
    ThemeFollower(UiSettings& settings, SystemTheme& system, std::optional<Theme> forced, QObject* parent = nullptr);

private:
    void apply();

    UiSettings& m_settings;
    SystemTheme& m_system;
    std::optional<Theme> m_forced;
};

} // namespace sdw::ui
