// Which map of a model a pane shows.
#pragma once

#include "core/explanation/explainer.h"
#include "ui/explain/map_look.h"

#include <QList>
#include <QString>

namespace sdw::ui {

struct MapChoice {
    MapKind kind = MapKind::Similarity;
    FeatureStage stage = FeatureStage::Fused; ///< of similarities

    bool operator==(const MapChoice&) const = default;
};

/// For settings: "augmented", "internal-attention".
QString keyOf(const MapChoice& choice);
/// @return `otherwise` for an unknown key.
MapChoice mapChoiceOf(const QString& key, const MapChoice& otherwise);
/// For people: "F_aug", "Internal attention".
QString titleOf(const MapChoice& choice);

/// A row of attention, by how many times the mean each position gets: the row itself sums to 1, whatever its length.
/// @throws Error as ExplainedImage::attention() does.
cv::Mat timesTheMean(const ExplainedImage& image, MapKind kind, cv::Point pixel);

/// Those that a model has, in the order of its computation.
QList<MapChoice> choicesOf(const ExplainedImage& image);
/// Of those, the one that is wanted, else the features that are nearest to it.
MapChoice nearestChoice(const QList<MapChoice>& choices, const MapChoice& wanted);

} // namespace sdw::ui
