// Colours of the window, light and dark, as one table of tokens.
#pragma once

#include <QColor>
#include <QString>

namespace sdw::ui {

enum class Theme { Light, Dark };

/// What a colour is for; the window's chrome is neutral grey so that pictures and class colours can be judged.
struct ThemeColours {
    QColor window, panel, raised, canvas;
    QColor text, quietText, disabledText;
    QColor hairline, accent, onAccent;
    QColor good, warning, bad;
};

const ThemeColours& themeColours(Theme theme);
/// Fusion style with a palette of the theme's colours.
void applyTheme(Theme theme);
/// The theme in use: that of the last applyTheme(), before that the system's.
Theme currentTheme();

} // namespace sdw::ui
