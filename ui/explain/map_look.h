// What a pane can show of a model, and in which colours.
#pragma once

#include "core/explanation/colour_map.h"

#include <QString>

#include <optional>

namespace sdw::ui {

/// What is looked at from one pixel.
enum class MapKind { Similarity, InternalAttention, ExternalAttention };

struct MapLook {
    ColourMap colours = ColourMap::Diverging; ///< of similarities; see mapOf()
    double opacity = 0.75;                    ///< of the colours, over the picture in grey
    std::optional<double> outline;            ///< where the similarity is at least this, an outline is drawn around

    bool operator==(const MapLook&) const = default;
};

/// Values that are never negative have no use for a map with two sides: they take Viridis then.
ColourMap mapOf(const MapLook& look, bool twoSided);

/// "similarity", "times the mean attention".
QString quantityOf(MapKind kind);

/// Where cosines lie, in every pane alike.
constexpr ValueRange kCosines{-1, 1};
/// From 0 to the first of 1, 2, 5, 10, 20, … that is not below.
ValueRange roundRange(double greatest);

} // namespace sdw::ui
