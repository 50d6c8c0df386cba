// A button that does what an action does, and can be used when the action can.
#pragma once

#include <QPushButton>

class QAction;

namespace sdw::ui {

/// Without an icon: several stand beside each other in narrow docks.
/// @param text shorter than the action's, which stays the accessible name; empty: the action's own.
QPushButton* actionButton(QAction* action, QWidget* parent, const QString& text = {});

} // namespace sdw::ui
