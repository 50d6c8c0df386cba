#include "core/demo/mood.h"

namespace sdw::demo {
namespace {

struct Daytime {
    Colour zenith, horizon, cloud, cloudShade, sun, shadow;
    float haze;
};

const Daytime kDaytimes[] = {
    // noon, clear afternoon
    {rgb(62, 124, 206), rgb(188, 218, 240), rgb(255, 254, 250), rgb(176, 190, 208), rgb(268, 262, 246),
     rgb(142, 152, 178), 0.45f},
    {rgb(84, 146, 220), rgb(206, 228, 240), rgb(255, 252, 246), rgb(190, 200, 214), rgb(262, 256, 242),
     rgb(146, 156, 180), 0.55f},
    // morning
    {rgb(112, 156, 214), rgb(252, 226, 196), rgb(255, 240, 224), rgb(198, 190, 204), rgb(264, 248, 220),
     rgb(140, 146, 172), 0.7f},
    // golden evening
    {rgb(86, 108, 170), rgb(254, 194, 122), rgb(255, 214, 168), rgb(168, 138, 150), rgb(276, 236, 176),
     rgb(128, 118, 138), 0.6f},
    // dusk
    {rgb(56, 58, 112), rgb(232, 146, 128), rgb(214, 140, 142), rgb(108, 90, 126), rgb(206, 178, 186),
     rgb(110, 102, 136), 0.5f},
    // overcast
    {rgb(146, 156, 168), rgb(208, 213, 217), rgb(226, 228, 230), rgb(150, 157, 166), rgb(222, 226, 230),
     rgb(168, 174, 184), 0.75f},
};

struct Season {
    Colour grass, dryGrass, leaf, leafOther, conifer;
};

const Season kSeasons[] = {
    {rgb(104, 158, 62), rgb(160, 172, 84), rgb(66, 122, 48), rgb(92, 140, 54), rgb(38, 84, 58)},   // summer
    {rgb(122, 176, 70), rgb(180, 192, 96), rgb(96, 156, 58), rgb(120, 166, 64), rgb(50, 96, 60)},  // spring
    {rgb(142, 150, 72), rgb(190, 168, 92), rgb(196, 122, 44), rgb(172, 74, 44), rgb(44, 80, 58)},  // autumn
    {rgb(112, 150, 70), rgb(186, 178, 96), rgb(104, 124, 48), rgb(186, 154, 54), rgb(42, 82, 54)}, // late summer
};

} // namespace

Mood throwMood(Dice& dice)
{
    const Daytime& time = dice.chance(0.25f) ? kDaytimes[0] : dice.pick(kDaytimes); // by day more often than not
    const Season& season = dice.pick(kSeasons);
    const auto vary = [&](const Colour& colour, float amount) {
        const float all = 1 + amount * 0.6f * dice.bell();
        return Colour(colour[0] * all * (1 + 0.4f * amount * dice.bell()),
                      colour[1] * all * (1 + 0.3f * amount * dice.bell()),
                      colour[2] * all * (1 + 0.4f * amount * dice.bell()));
    };
    Mood mood;
    mood.zenith = vary(time.zenith, 0.12f);
    mood.horizon = vary(time.horizon, 0.06f);
    mood.cloud = time.cloud;
    mood.cloudShade = vary(time.cloudShade, 0.08f);
    mood.sun = vary(time.sun, 0.06f);
    mood.shadow = vary(time.shadow, 0.08f);
    mood.grass = vary(season.grass, 0.12f);
    mood.dryGrass = vary(season.dryGrass, 0.1f);
    mood.leaf = vary(season.leaf, 0.16f);
    mood.leafOther = vary(season.leafOther, 0.16f);
    mood.conifer = vary(season.conifer, 0.12f);
    mood.rock = vary(rgb(134, 130, 132), 0.12f);
    mood.cloudiness = time.haze > 0.7f ? dice.between(0.6f, 0.95f) : dice.between(0.1f, 0.7f);
    mood.side = dice.sign();
    mood.haze = time.haze * dice.between(0.7f, 1.1f);
    return mood;
}

} // namespace sdw::demo
