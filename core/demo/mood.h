// Light and colours of one scene: the time of day, the weather, the season.
#pragma once

#include "core/demo/canvas.h"
#include "core/demo/dice.h"

namespace sdw::demo {

struct Mood {
    Colour zenith, horizon; ///< of the sky
    Colour cloud, cloudShade;
    Colour sun;    ///< multiplies what is lit
    Colour shadow; ///< multiplies what is not
    Colour grass, dryGrass, leaf, leafOther, conifer, rock;
    float cloudiness = 0.5f; ///< 0 clear .. 1 covered
    float side = 1;          ///< the sun stands left (-1) or right (+1)
    float haze = 0.5f;       ///< how much of the horizon's colour distance adds
};

Mood throwMood(Dice& dice);

} // namespace sdw::demo
