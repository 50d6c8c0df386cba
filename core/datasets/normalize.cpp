#include "core/datasets/normalize.h"

#include "core/base/class_list.h"
#include "core/base/error.h"

#include <array>

namespace sdw {
namespace {

using Table = std::array<std::array<float, 256>, 3>; // red, green, blue

Table makeTable()
{
    constexpr std::array<double, 3> kMean = {123.675, 116.28, 103.53}, kStd = {58.395, 57.12, 57.375};
    Table table;
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t value = 0; value < 256; ++value) {
            const float centred =
                float(double(value) - kMean[c]); // rounded to float between the two steps, as the original does
            table[c][value] = float(double(centred) * (1.0 / kStd[c]));
        }
    return table;
}

} // namespace

void normalizeInto(const cv::Mat& bgr, float* planes, std::int64_t height, std::int64_t width)
{
    if (bgr.type() != CV_8UC3 || bgr.rows > height || bgr.cols > width)
        throw Error("An image to normalise must be 8-bit colour and fit its planes.");
    static const Table table = makeTable();
    const std::int64_t plane = height * width;
    for (int y = 0; y < bgr.rows; ++y) {
        const std::uint8_t* from = bgr.ptr(y);
        float* to = planes + y * width;
        for (int x = 0; x < bgr.cols; ++x, from += 3) {
            to[x] = table[0][from[2]];
            to[x + plane] = table[1][from[1]];
            to[x + 2 * plane] = table[2][from[0]];
        }
    }
}

torch::Tensor normalizeImage(const cv::Mat& bgr)
{
    auto result = torch::empty({3, bgr.rows, bgr.cols});
    normalizeInto(bgr, result.data_ptr<float>(), bgr.rows, bgr.cols);
    return result;
}

void labelInto(const cv::Mat& label, std::int64_t* plane, std::int64_t width, std::int64_t ignoreTarget)
{
    if (label.type() != CV_16UC1 || label.cols > width)
        throw Error("A label map must hold 16-bit class indices and fit its plane.");
    for (int y = 0; y < label.rows; ++y) {
        const auto* from = label.ptr<std::uint16_t>(y);
        std::int64_t* to = plane + y * width;
        for (int x = 0; x < label.cols; ++x)
            to[x] = from[x] == kIgnoreLabel ? ignoreTarget : from[x];
    }
}

torch::Tensor labelTensor(const cv::Mat& label, std::int64_t ignoreTarget)
{
    auto result = torch::empty({label.rows, label.cols}, torch::kInt64);
    labelInto(label, result.data_ptr<std::int64_t>(), label.cols, ignoreTarget);
    return result;
}

} // namespace sdw
