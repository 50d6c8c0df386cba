// What a model proposes for an image, in labels of the project, and where it is not sure.
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/progress.h"
#include "core/project/project.h"
#include "ui/tools/image_features.h"
#include "ui/tools/suggestions.h"

#include <filesystem>
#include <memory>

namespace sdw::ui {

/// Never changes once made.
struct ProposedLabels {
    std::shared_ptr<const LabelMap> labels; ///< of the image's size; unlabelled where nothing is proposed
    cv::Mat copy;                           ///< the same as it was found, of workingSize(): CV_16UC1
    std::vector<DoubtPlace> doubts;         ///< largest doubt first
    QString model, version;                 ///< who proposes: for people, and ui/assist/assist_model.h
    std::string fingerprint;                ///< of the weights that propose: for records that last

    cv::Size size() const { return {labels->width(), labels->height()}; }
    /// The connected pixels (8 neighbours) of one class at a pixel of the image; empty where nothing is proposed.
    Region pieceAt(cv::Point pixel) const;
    /// The same without these pixels.
    std::shared_ptr<const ProposedLabels> without(const Region& where) const;
};

/// Predictor::fingerprint() of a model's file; of the version that was asked about last it is remembered. For worker
/// threads. @throws Error where the file is no model (any more).
std::string fingerprintOf(const std::filesystem::path& weights, const QString& version);

/// For worker threads. @param classes of the project. @param now the labels of the image: what is labelled is not
/// doubted. @param features ready ones.
/// @throws Error where the model knows no class of the project, or (Interrupted) when `progress` stops it.
std::shared_ptr<const ProposedLabels> proposeLabels(const ImageFeatures& features,
                                                    const std::vector<ProjectClass>& classes, const LabelMap& now,
                                                    const QString& model, const std::filesystem::path& weights,
                                                    const Progress& progress);

/// Labels found in a copy, at the image's size.
std::shared_ptr<const LabelMap> enlargedLabels(const cv::Mat& copy, cv::Size image);

} // namespace sdw::ui
