// What is on screen as a figure for a paper: a row for each pinned point (Fig. 3 of the paper), or without points what
// the tokens see (Fig. 4).
#pragma once

#include "core/explanation/figure.h"
#include "ui/explain/live_maps.h"

#include <QList>

#include <string>
#include <vector>

namespace sdw::ui {

/// A picture that the points are looked at in.
struct FigureMap {
    std::string title; ///< "SegDeformer: F_aug"
    std::shared_ptr<const ExplainedImage> explained;
    MapKind kind = MapKind::Similarity;
    FeatureStage stage = FeatureStage::Fused;
};

/// A picture of classes or of a token, which needs no point.
struct FigureView {
    std::string title;
    std::shared_ptr<const ClassOverlay> classes;     ///< else a token is shown
    std::shared_ptr<const ExplainedImage> explained; ///< whose token
    int token = -1;
};

struct FigureOrder {
    std::shared_ptr<const PicturePyramid> picture;
    std::string pictureTitle, scaleTitle; ///< "Image"; "cosine similarity"
    QList<QPoint> points;
    std::vector<FigureMap> maps;   ///< used with points
    std::vector<FigureView> views; ///< used without
    MapLook look;
    double classOpacity = 0.5;
};

/// Runs aside. @throws Error
Figure drawFigure(const FigureOrder& order);

} // namespace sdw::ui
