// Edits as few bytes. A tile is kept as the exclusive or of what was and what is: the same bytes lead forwards and
// backwards, and what did not change is zero. Runs of equal words are written as one, then deflated (zlib): a stroke
// over smooth labels takes some hundred bytes a tile.
#pragma once

#include "core/annotation/edit.h"

#include <string>
#include <string_view>

namespace sdw {

std::string encodeEdit(const Edit& edit);

enum class Direction { Forwards, Backwards };

/// The edit that does again, or undoes, what was encoded.
/// @param map as it is now: before the edit for Forwards, after it for Backwards.
/// @throws Error when the bytes are damaged or of another image.
Edit decodeEdit(std::string_view bytes, Direction direction, const LabelMap& map);

/// A whole state, as the edit that leads to it from an unlabelled map without shapes.
Edit wholeState(const LabelMap& map, const ShapeLayer& shapes);

} // namespace sdw
