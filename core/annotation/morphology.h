// One class made tidier: holes filled, its edge smoothed, the class grown or shrunk. All look at the map as it was
// before the edit and paint through the builder, so that its overwrite policy holds; bands of rows keep the memory for
// large images small.
#pragma once

#include "core/annotation/edit.h"
#include "core/base/progress.h"

namespace sdw {

// `area` is the part of the image that may be changed; around it the map is looked at, too. All give the rectangle that
// may have changed, and throw Error (Interrupted) when `progress` stops them.

/// Fills pixels of other labels that the class encloses inside `area`: sets that do not reach the border of `area` by
/// their sides.
/// @param largest pixels that a hole may have.
cv::Rect fillHoles(EditBuilder& edit, std::uint16_t label, const cv::Rect& area, std::int64_t largest = INT64_MAX,
                   const Progress& progress = {});

/// A pixel becomes of the class when it has more than half of the square of 2 × radius + 1 around it (of what is inside
/// the image), and loses it when it has less than half, to the commonest other label there.
/// @param radius 1 .. 64.
cv::Rect smooth(EditBuilder& edit, std::uint16_t label, int radius, const cv::Rect& area,
                const Progress& progress = {});

/// Pixels at most `radius` from the class, centre to centre, become of it.
cv::Rect grow(EditBuilder& edit, std::uint16_t label, double radius, const cv::Rect& area,
              const Progress& progress = {});

/// Pixels of the class at most `radius` from another label get `paint`. The border of the image takes nothing away.
cv::Rect shrink(EditBuilder& edit, std::uint16_t label, double radius, Paint paint, const cv::Rect& area,
                const Progress& progress = {});

} // namespace sdw
