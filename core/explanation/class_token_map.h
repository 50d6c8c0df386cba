// Which pixels attend to which class token: the attention map of external context mining.
// Source: SegDeformer (ECCV 2022), Eq. (6): Attn_mid, and its softmax over the tokens.
#pragma once

#include "core/config/data_config.h"
#include "core/model/segmenter.h"

#include <opencv2/core.hpp>

#include <vector>

namespace sdw {

struct ClassTokenMaps {
    std::vector<cv::Mat>
        attention;        ///< one per class: CV_32FC1, 0..1, size of the image; over the classes they sum to 1
    cv::Mat segmentation; ///< CV_16UC1: the token that each pixel attends to most (M_mid)
};

/// Runs the model once on the image, scaled as `data` says.
/// @param image CV_8UC3 BGR.
/// @throws Error when the model has no class tokens.
ClassTokenMaps classTokenMaps(Segmenter& model, const cv::Mat& image, const DataConfig& data);

} // namespace sdw
