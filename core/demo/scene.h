// One drawn picture with its labels.
#pragma once

#include "core/demo/texture.h"

namespace sdw::demo {

struct Scene {
    cv::Mat image; ///< CV_8UC3, blue-green-red
    cv::Mat label; ///< CV_8UC1, values of DemoClass; every pixel has a class
};

/// A landscape with houses, trees and people. Depends on the arguments alone.
Scene drawScene(std::uint64_t seed, const TextureSet& textures, int height = 240, int width = 320);

} // namespace sdw::demo
