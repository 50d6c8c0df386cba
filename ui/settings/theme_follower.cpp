#include "ui/settings/theme_follower.h"

#include "ui/settings/system_theme.h"
#include "ui/settings/ui_settings.h"

namespace sdw::ui {

ThemeFollower::ThemeFollower(UiSettings& settings, SystemTheme& system, std::optional<Theme> forced, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_system(system)
    , m_forced(forced)
{
    connect(&settings, &UiSettings::themeChanged, this, [this] {
        m_forced.reset();
        apply();
    });
    connect(&system, &SystemTheme::changed, this, &ThemeFollower::apply);
    apply();
}

void ThemeFollower::apply()
{
    Theme theme = m_system.theme();
    if (m_settings.theme() != ThemeChoice::System)
        theme = m_settings.theme() == ThemeChoice::Dark ? Theme::Dark : Theme::Light;
    if (m_forced) theme = *m_forced;
    applyTheme(theme);
}

} // namespace sdw::ui
