// Figures 3 and 4 of SegDeformer (ECCV 2022) for any models and images, as data for ui/figures to draw.
#pragma once

#include "core/base/progress.h"
#include "core/explanation/explainer.h"
#include "core/explanation/figure.h"

#include <functional>
#include <span>

namespace sdw {

struct FigureModel {
    Explainer* explainer = nullptr;
    std::string title;
    std::function<cv::Mat(const cv::Mat&)> relabel; ///< its labels as the figure's classes have them; empty: as it is
};

struct FigureImage {
    std::string name; ///< for its row; may be empty
    cv::Mat image;    ///< CV_8UC3 BGR
    cv::Mat truth;    ///< CV_16UC1, the figure's classes; empty: none
    cv::Point point;  ///< whose feature is compared; prediction figures do not look at it
};

/// Texts in a figure; `%1` and `%2` stand for numbers.
struct FigureWords {
    std::string image = "Image", truth = "Ground truth", similarity = "cosine similarity";
    std::string alike = "own %1, others %2"; ///< mean similarity to the own class, to others
    std::string right = "%1 % right";
    std::string decimalPoint = ".";
};

struct FigureOptions {
    int pictureSide = 640; ///< longest side of a panel's picture, pixels: larger ones are scaled down
    ColourMap map = ColourMap::Diverging;
    double opacity = 1; ///< of the colours over the image; below 1 the scale's colours are not quite those shown
    FigureWords words = {};
};

/// The middle of a class's largest region: in the truth, where there is one, else in what the model predicts. Empty:
/// the class is not there.
std::optional<cv::Point> pointOfClass(const FigureImage& image, std::uint16_t label, const FigureModel& model);

/// A map of a consistency figure.
struct ConsistencyColumn {
    std::size_t model = 0;
    FeatureStage stage = FeatureStage::Augmented;
};

/// For each model in turn those of the stages that it has. F_aug of a baseline, which is F, does not stand beside F.
/// @throws Error when no model has one of the stages.
std::vector<ConsistencyColumn> consistencyColumns(std::span<const std::shared_ptr<const ExplainedImage>> explained,
                                                  const std::vector<FeatureStage>& stages);

/// A row: the image, then its maps for the point, all with the point marked. Where there is a truth the captions say
/// how alike the point is to its own class and to others (consistency_score.h).
/// @param explained one for each model.
std::vector<FigurePanel> consistencyPanels(const FigureImage& image,
                                           std::span<const std::shared_ptr<const ExplainedImage>> explained,
                                           const std::vector<ConsistencyColumn>& columns,
                                           const FigureOptions& options = {});

/// As Figure 3: rows are images, columns the image with its point and each model's stages; the scale is always -1..1.
/// One image is held in memory at a time.
/// @throws Error (kind Interrupted where `progress` says stop).
Figure consistencyFigure(std::span<const FigureModel> models, std::span<const FigureImage> images,
                         const std::vector<FeatureStage>& stages, const FigureOptions& options = {},
                         const Progress& progress = {});

/// As Figure 4: rows are images, columns the image, the truth (where one has any) and each model's prediction, whose
/// caption says which share of the labelled pixels is right.
Figure predictionFigure(std::span<const FigureModel> models, std::span<const FigureImage> images,
                        const ClassList& classes, const FigureOptions& options = {}, const Progress& progress = {});

} // namespace sdw
