// Seamless grey textures that the scenes are painted with: noise, tiles, leaves.
#pragma once

#include "core/demo/dice.h"

#include <opencv2/core.hpp>

namespace sdw::demo {

/// A square map of numbers that repeats in both directions.
class Texture {
public:
    Texture() = default;
    /// @param map CV_32FC1, square, the side a power of two.
    explicit Texture(cv::Mat map);

    /// Interpolated value; u runs right, v down, in the map's own pixels, any value.
    float at(float u, float v) const;
    int side() const { return m_map.rows; }

private:
    cv::Mat m_map;
};

/// All textures of a data set, made once and shared by its scenes.
struct TextureSet {
    Texture clouds; ///< soft, 0..1, mean 0.5
    Texture grain;  ///< rough, 0..1, mean 0.5
    Texture tiles;  ///< brightness of rows of bricks, about 0.4..1.2; one brick is 32×16
    Texture leaves; ///< brightness of small leaves, about 0.5..1.3
};

TextureSet makeTextures(std::uint64_t seed);

} // namespace sdw::demo
