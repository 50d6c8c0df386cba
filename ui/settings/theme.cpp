#include "ui/settings/theme.h"

#include "ui/settings/style.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>

#include <optional>

namespace sdw::ui {
namespace {

std::optional<Theme> g_theme;

} // namespace

const ThemeColours& themeColours(Theme theme)
{
    static const ThemeColours kDark = {.window = 0x2b2b2b,
                                       .panel = 0x323232,
                                       .raised = 0x3c3c3c,
                                       .canvas = 0x1f1f1f,
                                       .text = 0xe6e6e6,
                                       .quietText = 0xa8a8a8,
                                       .disabledText = 0x8a8a8a,
                                       .hairline = 0x454545,
                                       .accent = 0x4c9be8,
                                       .onAccent = 0x10151a,
                                       .good = 0x5dbb7c,
                                       .warning = 0xe0b04c,
                                       .bad = 0xe5695e};
    static const ThemeColours kLight = {.window = 0xececec,
                                        .panel = 0xf5f5f5,
                                        .raised = 0xffffff,
                                        .canvas = 0xbdbdbd,
                                        .text = 0x1e1e1e,
                                        .quietText = 0x5c5c5c,
                                        .disabledText = 0x9a9a9a,
                                        .hairline = 0xd4d4d4,
                                        .accent = 0x1d6fc4,
                                        .onAccent = 0xffffff,
                                        .good = 0x2c8a4b,
                                        .warning = 0xa87400,
                                        .bad = 0xc23a2e};
    return theme == Theme::Dark ? kDark : kLight;
}

Theme currentTheme()
{
    if (g_theme) return *g_theme;
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
}

void applyTheme(Theme theme)
{
    g_theme = theme;
    const ThemeColours& c = themeColours(theme);
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.quietText);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.hairline);
    palette.setColor(QPalette::Dark, c.hairline);
    palette.setColor(QPalette::Shadow, c.canvas);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabledText);
    if (!qobject_cast<WorkbenchStyle*>(QApplication::style())) QApplication::setStyle(new WorkbenchStyle);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette); // tool tips keep a palette of their own
}

} // namespace sdw::ui
