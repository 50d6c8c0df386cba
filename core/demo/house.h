// Houses: walls, a tiled roof, windows that mirror the sky.
#pragma once

#include "core/demo/landscape.h"

namespace sdw::demo {

/// Draws a house whose front's lower left corner stands at `base`.
/// @param scale pixels per metre there.
/// @param tiles colour of the roof.
void paintHouse(Stage& stage, cv::Point2f base, float scale, const Colour& tiles);

/// Colours that roofs and paved paths are made of: the same for both.
Colour throwTileColour(Dice& dice);

} // namespace sdw::demo
