// The external tokens themselves, without any image: how alike they are, and where they lie.
#pragma once

#include "core/model/segmenter.h"

#include <opencv2/core.hpp>

namespace sdw {

/// The class half of the external tokens (Eq. 10), K×C on the CPU; undefined in a model that has none.
torch::Tensor classTokens(Segmenter& model);

/// Cosine similarities, CV_32FC1 K×K. @param tokens K×C.
cv::Mat tokenSimilarity(const torch::Tensor& tokens);

/// Coordinates on the two axes along which the tokens differ most, K×2 CV_32FC1. An axis points to where its largest
/// component is positive, so that the same tokens always give the same picture.
/// @param share if not null: what part of the variance the two show, 0..1.
cv::Mat tokenProjection(const torch::Tensor& tokens, double* share);

} // namespace sdw
