// Shapes and their pixels, changed together in one step.
#pragma once

#include "core/annotation/edit.h"

namespace sdw {

/// Adds, changes and removes shapes, and their pixels along with them. The label map stays the truth: what somebody has
/// painted over a shape is kept as long as the shape does not arrive there anew. The rule, for a shape before and
/// after:
///  1. Pixels that leave it and still have its label go to the topmost other shape that covers them; where there is
///     none they become unlabelled.
///  2. Pixels that come into it get its label where `policy` lets them and no shape above covers them.
///  3. Pixels that stay in it: those that have its label follow when the label or the object number changes.
///  4. Raised or lowered: pixels that it shares with a shape that it passes change hands, if they have the label of the
///     one that was above.
/// Rules 1, 3 and 4 hand over what belongs to shapes: of the policy only the locked classes keep them from it.
/// @param edit nothing is painted in it yet; it has `policy` afterwards.
/// @param layer as it is before the changes.
/// @param changes each shape once; before null: it is new; after null: it goes.
/// @return holds every pixel that may have changed; empty: none.
cv::Rect changeShapes(EditBuilder& edit, const ShapeLayer& layer, const std::vector<ShapeChange>& changes,
                      const OverwritePolicy& policy);

/// A shape without the pixels of a ring: with a hole more where that gives just these pixels, so that its outline stays
/// as it was drawn; else as the outline of what is left. Nothing where no pixel is left.
std::optional<Shape> cutOut(const Shape& shape, const Ring& ring, cv::Size image);

/// The pixels of a region that have a label. @param edit as painted so far.
Region carrying(const EditBuilder& edit, const Region& region, std::uint16_t label);

} // namespace sdw
