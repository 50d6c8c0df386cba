// What stands on the ground or swims on the water. Every thing is drawn at its base point, larger the nearer it is.
#pragma once

#include "core/demo/landscape.h"

namespace sdw::demo {

/// Soft shadow of a thing on meadow and path, away from the sun. Radius and base in pixels.
void castShadow(Stage& stage, cv::Point2f base, float radius, float flatness = 0.28f);

/// A crown of leaves on a trunk. @param scale pixels per metre.
void paintTree(Stage& stage, cv::Point2f base, float scale);
void paintConifer(Stage& stage, cv::Point2f base, float scale);
/// The same crown without a trunk, on the ground.
void paintBush(Stage& stage, cv::Point2f base, float scale);
void paintPerson(Stage& stage, cv::Point2f base, float scale);
/// Posts and rails from one ground point to another.
void paintFence(Stage& stage, cv::Point2f from, cv::Point2f to);
void paintSailingBoat(Stage& stage, cv::Point2f base, float scale);
void paintRowingBoat(Stage& stage, cv::Point2f base, float scale);

} // namespace sdw::demo
