// The way back from pixels to polygons: the outline runs along the edges between pixels, so that painting it again
// gives the very same pixels.
#pragma once

#include "core/annotation/shapes.h"

namespace sdw {

/// One part for each set of pixels that hang together by their sides, with its holes. Corners only: no three in a line.
std::vector<PolygonPart> outlineOf(const Region& region);

} // namespace sdw
