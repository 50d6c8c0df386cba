// What a comparison says in the bars of the window: who calls the pixel under the pointer what, and what was left out.
#pragma once

#include "ui/compare/compared_pictures.h"
#include "ui/shell/app_context.h"

#include <QPoint>

namespace sdw::ui {

/// "x 3 y 4 · truth road · A road · B pavement"; empty for a pixel outside.
QString positionText(const ComparedLabels& labels, const ClassList& classes, QPoint pixel);
/// Of images that nobody is compared on; its text is empty where there are none.
Notice skippedNotice(const ComparedSet& set);

} // namespace sdw::ui
