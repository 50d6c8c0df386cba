// How every plot of the window looks: quiet axes, a faint grid, no frame.
#pragma once

#include "ui/settings/theme.h"

#include <QFont>

class QCPAxis;

namespace sdw::ui {

QColor faint(QColor colour, double alpha);
/// @param font of the page; the axis takes a smaller one.
void styleAxis(QCPAxis* axis, const ThemeColours& colours, const QFont& font);

} // namespace sdw::ui
