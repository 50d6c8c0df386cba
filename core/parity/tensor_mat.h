// Between the tensors of a fixture and OpenCV's pictures.
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

namespace sdw {

/// H×W×3 or H×W bytes → CV_8UC3 or CV_8UC1, a copy. @throws Error on another shape or type.
cv::Mat matFromBytes(const torch::Tensor& tensor, const std::string& name);
/// H×W class values → CV_16UC1; `ignored` becomes kIgnoreLabel. @throws Error on values that do not fit.
cv::Mat labelsFromTensor(const torch::Tensor& tensor, std::int64_t ignored, const std::string& name);
/// CV_8UC1 or CV_8UC3 → bytes H×W or H×W×3; CV_16UC1 → int64 H×W.
torch::Tensor tensorFromMat(const cv::Mat& mat);

} // namespace sdw
