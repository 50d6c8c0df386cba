// The little square that stands for a class; the three states that are no class differ in shape, not in colour alone.
#pragma once

#include <QIcon>

namespace sdw::ui {

struct LabelKind;

QIcon classSwatch(const LabelKind& kind);

} // namespace sdw::ui
