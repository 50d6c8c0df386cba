// Which pixels attend to which class token: the attention map of external context mining.
// Source: SegDeformer (ECCV 2022), Eq. (6): Attn_mid, and its softmax over the tokens. Needs the Segmenter itself,
// which training has; for a model from a file and everything else about an image see explainer.h.
#pragma once

#include "core/config/data_config.h"
#include "core/model/segmenter.h"

#include <opencv2/core.hpp>

#include <vector>

namespace sdw {

struct ClassTokenMaps {
    std::vector<cv::Mat>
        attention;        ///< one per class: CV_32FC1, 0..1, size of the image; over the classes they sum to 1
    cv::Mat segmentation; ///< CV_16UC1: M_mid, the arg-max of Attn_mid enlarged as in Eq. (8)
};

/// Runs the model once on the image, scaled as `data` says.
/// @param image CV_8UC3 BGR.
/// @throws Error when the model has no class tokens.
ClassTokenMaps classTokenMaps(Segmenter& model, const cv::Mat& image, const DataConfig& data);

} // namespace sdw
