// Steps on shapes that tools and operations share: their pixels change along (core/annotation/shape_edits.h).
#pragma once

#include "core/annotation/shape_edits.h"
#include "ui/tools/tool_context.h"

#include <functional>

namespace sdw::ui {

/// One step, where mayChange() lets it.
/// @param done once it is applied.
void applyShapes(ToolContext& context, std::vector<ShapeChange> changes, const QString& name,
                 std::function<void()> done = {});
/// Whether these shapes may change: they are as they were, and their classes are not locked. Says so where not.
bool mayChange(ToolContext& context, const std::vector<ShapeChange>& changes);

/// A new shape of the class that is painted, on top of the others, chosen; its pixels are painted. Of the states that
/// are no class only the pixels are painted.
void addShape(ToolContext& context, Shape outline, const QString& name);
/// Takes the pixels inside the ring from the class that is painted: from its shapes, and from what was painted freely.
void cutFromClass(ToolContext& context, const Ring& ring, const QString& name);

/// Copies with ids and places of their own, on top.
std::vector<ShapePtr> copiesOf(const ToolContext& context, const std::vector<ShapePtr>& shapes, cv::Point2d by);
/// What operations work on; says so where nothing is chosen.
std::vector<ShapePtr> chosenShapes(ToolContext& context);
/// One shape of the chosen ones: the one chosen first, combined with all others, which go.
void combineChosen(ToolContext& context, SetOperation operation, const QString& name);
/// The chosen shapes get places in the stack from `order` on; among each other they lie as before.
void restack(ToolContext& context, std::int64_t order, const QString& name);
/// The chosen corner, where there is one that its ring can do without; else the chosen shapes.
void deleteChosen(ToolContext& context);

} // namespace sdw::ui
