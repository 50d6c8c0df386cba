// The program's own icons: one family of line drawings (resources/icons), drawn in the colours of the theme in use.
#pragma once

#include <QIcon>

namespace sdw::ui {

/// The colour of an icon's strokes. Disabled and selected icons follow the palette whatever the tint.
enum class IconTint { Text, Quiet, Accent, OnAccent, Good, Warning, Bad };

/// Colours are looked up when the icon is painted, so that icons follow a change of the theme by themselves.
/// @param name of a file in resources/icons, without ending.
/// @param nameWhenOn drawn instead while a checkable action is on; empty: the same.
QIcon themedIcon(const QString& name, IconTint tint = IconTint::Text, const QString& nameWhenOn = {});

/// Whether resources/icons has it.
bool hasIcon(const QString& name);

} // namespace sdw::ui
