// A control for an option of a tool or an operation: what it looks like follows from the type of the option's value.
#pragma once

#include "ui/tools/tool.h"

class QWidget;

namespace sdw::ui {

class AnnotationContext;

/// Check box, combo box, or spin box with a slider beside it. Follows the option, which `context` keeps and knows.
/// @param withSlider for numbers.
QWidget* makeOptionControl(const ToolOption& option, AnnotationContext& context, bool withSlider, QWidget* parent);

} // namespace sdw::ui
