// What is known about one image as one model sees it, gathered aside: pictures of classes, tokens, and how well they
// fit the labels.
#pragma once

#include "core/explanation/explainer.h"
#include "ui/explain/pane_picture.h"

#include <QImage>

#include <memory>
#include <optional>
#include <vector>

namespace sdw::ui {

/// What somebody has labelled.
struct TrueLabels {
    cv::Mat labels; ///< CV_16UC1 indices into `classes`, kIgnoreLabel elsewhere; empty: there are none
    ClassList classes;
};

struct TokenFacts {
    QImage thumbnail;          ///< softmax(Attn_mid), 0 to 1
    float activation = 0;      ///< its mean, 0..1
    std::optional<double> iou; ///< of the class in M_mid with its labels; empty without labels of the class
};

struct ExplainedFacts {
    std::shared_ptr<const ExplainedImage> image;
    std::shared_ptr<const ClassOverlay> prediction; ///< M
    std::shared_ptr<const ClassOverlay> mid;        ///< M_mid; null without tokens
    std::shared_ptr<const ClassOverlay> differing;  ///< M_mid where it is not M, nothing elsewhere; null as above
    double differingShare = 0;                      ///< of the pixels
    std::optional<double> agreement, midAgreement;  ///< of the labelled pixels, with the labels
    std::vector<TokenFacts> tokens;                 ///< by class
};

/// @param truth of the image's size; used where it has the model's classes, in whatever order.
/// @param map of the thumbnails, one-sided.
ExplainedFacts gatherFacts(std::shared_ptr<const ExplainedImage> image, const ClassList& classes,
                           const TrueLabels& truth, ColourMap map);

/// softmax(Attn_mid) in small, of the image's proportions.
QImage tokenThumbnail(const cv::Mat& values, cv::Size image, ColourMap map);

/// Share of the pixels of each class, 0..1.
std::vector<double> classShares(const ClassOverlay& overlay);

} // namespace sdw::ui
