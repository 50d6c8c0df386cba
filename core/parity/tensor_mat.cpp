#include "core/parity/tensor_mat.h"

#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/tensor/tensor_check.h"

#include <cstring>

namespace sdw {

cv::Mat matFromBytes(const torch::Tensor& tensor, const std::string& name)
{
    const bool colour = tensor.dim() == 3 && tensor.size(2) == 3;
    if (tensor.scalar_type() != torch::kByte || (!colour && tensor.dim() != 2) || tensor.numel() == 0)
        throw Error("Tensor '" + name + "' must hold bytes of sizes [any, any] or [any, any, 3], got " +
                    describeSizes(tensor.sizes()) + ".");
    const auto bytes = tensor.contiguous();
    cv::Mat mat(static_cast<int>(tensor.size(0)), static_cast<int>(tensor.size(1)), colour ? CV_8UC3 : CV_8UC1);
    std::memcpy(mat.data, bytes.data_ptr(), static_cast<std::size_t>(bytes.numel()));
    return mat;
}

cv::Mat labelsFromTensor(const torch::Tensor& tensor, std::int64_t ignored, const std::string& name)
{
    requireShape(tensor, {-1, -1}, "Tensor '" + name + "' (HxW)");
    const auto labels = tensor.to(torch::kLong).contiguous();
    cv::Mat mat(static_cast<int>(labels.size(0)), static_cast<int>(labels.size(1)), CV_16UC1);
    const auto* values = labels.data_ptr<std::int64_t>();
    for (int y = 0; y < mat.rows; ++y)
        for (int x = 0; x < mat.cols; ++x) {
            const auto value = *values++;
            if (value != ignored && (value < 0 || value >= kIgnoreLabel))
                throw Error("Tensor '" + name + "' holds the class " + std::to_string(value) +
                            "; expected 0 to 65534.");
            mat.at<std::uint16_t>(y, x) = value == ignored ? kIgnoreLabel : static_cast<std::uint16_t>(value);
        }
    return mat;
}

torch::Tensor tensorFromMat(const cv::Mat& mat)
{
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    if (whole.type() == CV_16UC1) {
        auto tensor = torch::empty({whole.rows, whole.cols}, torch::kLong);
        auto* values = tensor.data_ptr<std::int64_t>();
        for (int y = 0; y < whole.rows; ++y)
            for (int x = 0; x < whole.cols; ++x)
                *values++ = whole.at<std::uint16_t>(y, x);
        return tensor;
    }
    CV_Assert(whole.depth() == CV_8U);
    auto tensor = torch::empty({whole.rows, whole.cols, whole.channels()}, torch::kByte);
    std::memcpy(tensor.data_ptr(), whole.data, static_cast<std::size_t>(tensor.numel()));
    return whole.channels() == 1 ? tensor.squeeze(2) : tensor;
}

} // namespace sdw
