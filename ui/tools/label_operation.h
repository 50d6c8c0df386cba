// What operations on the pixels of the class have in common: where they work, and how that is asked for.
#pragma once

#include "core/annotation/edit.h"
#include "ui/tools/operation.h"

#include <functional>

namespace sdw::ui {

/// "Area": the whole image, what is in view, or the chosen shapes; shared by these operations.
ToolOption areaOption();
/// Nothing, with a hint, when there is none.
std::optional<cv::Rect> chosenArea(ToolContext& context);

/// A radius in pixels.
ToolOption radiusOption(const QString& id, const QString& toolTip, int value, int largest);

/// Changes the pixels of the class that is painted inside the chosen area, as one step.
void runOnClass(
    ToolContext& context, const QString& name,
    std::function<void(EditBuilder& edit, std::uint16_t label, const cv::Rect& area, const Progress&)> work);

} // namespace sdw::ui
