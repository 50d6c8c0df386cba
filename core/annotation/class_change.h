// A class of one image becomes another class or one of the three states, and what it had is given back.
#pragma once

#include "core/annotation/edit_codec.h"

namespace sdw {

/// All pixels and shapes of one label get another; object numbers stay. Shapes cannot have a state: where a class
/// becomes one, its shapes go. Empty where there is nothing of it.
Edit classChange(const LabelMap& map, const ShapeLayer& shapes, int from, int to);

/// Takes a class change back where that still makes sense: pixels that have the new label still get the former one,
/// shapes too; shapes that went come back unless their number was taken. Others stay.
/// @param change encodeEdit() of classChange(), made in an image of this size.
/// @throws Error when the bytes are damaged.
Edit classRestored(const LabelMap& map, const ShapeLayer& shapes, std::string_view change, int from, int to);

} // namespace sdw
