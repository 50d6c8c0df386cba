// Sky, mountains, meadow, water and paths: everything that lies behind and under the things of a scene.
#pragma once

#include "core/demo/canvas.h"
#include "core/demo/mood.h"
#include "core/demo/texture.h"

namespace sdw::demo {

/// The ground is a plane seen in perspective.
struct Ground {
    float horizon = 100; ///< row of the horizon, pixels
    float bottom = 240;  ///< last row
    float centre = 160;  ///< column of the vanishing point

    /// Size of a thing that stands on row y, as a share of its size at the bottom edge.
    float scaleAt(float y) const { return std::max(0.0f, (y - horizon) / (bottom - horizon)); }
    /// Distance of row y: 1 at the bottom edge, infinite at the horizon.
    float depthAt(float y) const { return 1 / std::max(scaleAt(y), 1e-3f); }
};

/// What the parts of a scene share while it is drawn.
struct Stage {
    Canvas& canvas;
    const TextureSet& textures;
    Mood mood;
    Ground ground;
    Dice dice;
    cv::Mat sky; ///< CV_32FC3 at the canvas's own resolution: the sky alone, for panes and water to mirror
};

void paintSky(Stage& stage);
void paintMountains(Stage& stage);
void paintMeadow(Stage& stage);
/// Lake, pond or river: mirrors sky and mountains as painted so far.
void paintWater(Stage& stage);
/// Paved, winding, from the bottom edge into the distance.
void paintPath(Stage& stage, const Colour& paving);
/// Shadows of clouds over the ground.
void shadeGround(Stage& stage);

} // namespace sdw::demo
