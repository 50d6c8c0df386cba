// A figure over several images, as Figures 3 and 4 of the paper are: a row for each image, a column for each map of
// each model, or for each model's prediction.
#pragma once

#include "core/explanation/figures.h"
#include "ui/explain/explain_input.h"
#include "ui/explain/map_look.h"

#include <QPoint>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace sdw::ui {

enum class ImageFigureKind { Consistency, Prediction };

struct ImageFigureOrder {
    struct Model {
        std::function<std::filesystem::path()> path; ///< called aside; throws Error
        std::string title;                           ///< may be empty: what its decoder is called
    };
    struct Row {
        InputRequest image;
        std::optional<QPoint> point; ///< whose feature is compared; empty: see `pointClass`
    };

    ImageFigureKind kind = ImageFigureKind::Consistency;
    std::vector<Model> models;
    std::vector<Row> rows;
    std::vector<FeatureStage> stages;
    int pointClass =
        -1;            ///< of the project: rows without a point take the middle of its largest region; -1: the image's
    std::string title; ///< above all; may be empty
    FigureOptions options;
};

/// Opens the models, explains every image, and lays the figure out. Runs aside.
/// @throws Error when a model or image cannot be read, when no model has one of the stages, or when the progress asks
/// to stop.
Figure drawImageFigure(const ImageFigureOrder& order, const Progress& progress);

/// The words of a figure in the language of the window.
FigureWords figureWords();

} // namespace sdw::ui
