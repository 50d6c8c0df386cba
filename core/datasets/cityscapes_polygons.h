// The polygons that Cityscapes labels were drawn as, for sets that come without the pictures made from them.
#pragma once

#include <opencv2/core.hpp>

#include <filesystem>

namespace sdw {

/// Draws the objects of a `*_polygons.json` in their order, later ones over earlier ones.
/// @return CV_8UC1 labelIds, 0 where nothing is drawn.
/// @throws Error naming the file and the object: no such label, points that are no numbers, an unusable size.
cv::Mat drawCityscapesPolygons(const std::filesystem::path& file);

} // namespace sdw
