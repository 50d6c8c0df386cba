#include "core/explanation/row_products.h"

#include <opencv2/core/hal/intrin.hpp>

namespace sdw {
namespace {

/// Four sums side by side, so that no addition waits for the one before.
float dot(const float* a, const float* b, std::int64_t count)
{
    std::int64_t c = 0;
    float sum = 0;
#if CV_SIMD128
    auto first = cv::v_setzero_f32(), second = first, third = first, fourth = first;
    for (; c + 16 <= count; c += 16) {
        first = cv::v_muladd(cv::v_load(a + c), cv::v_load(b + c), first);
        second = cv::v_muladd(cv::v_load(a + c + 4), cv::v_load(b + c + 4), second);
        third = cv::v_muladd(cv::v_load(a + c + 8), cv::v_load(b + c + 8), third);
        fourth = cv::v_muladd(cv::v_load(a + c + 12), cv::v_load(b + c + 12), fourth);
    }
    sum = (cv::v_reduce_sum(first) + cv::v_reduce_sum(second)) + (cv::v_reduce_sum(third) + cv::v_reduce_sum(fourth));
#endif
    for (; c < count; ++c)
        sum += a[c] * b[c];
    return sum;
}

} // namespace

void rowProducts(const float* matrix, std::int64_t rows, std::int64_t stride, const float* vector, std::int64_t width,
                 float* out)
{
    for (std::int64_t i = 0; i < rows; ++i)
        out[i] = dot(matrix + i * stride, vector, width);
}

} // namespace sdw
