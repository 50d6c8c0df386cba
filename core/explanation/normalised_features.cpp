#include "core/explanation/normalised_features.h"

#include "core/explanation/row_products.h"
#include "core/tensor/tensor_check.h"

namespace sdw {

NormalisedFeatures::NormalisedFeatures(const torch::Tensor& map, cv::Size valid)
    : m_size(valid)
    , m_lengths(std::size_t(valid.area()))
{
    requireShape(map, {1, -1, -1, -1}, "Features to compare (1xCxHxW)");
    const auto kept = map[0].narrow(1, 0, valid.height).narrow(2, 0, valid.width).permute({1, 2, 0}); // H×W×C
    m_directions.create(valid.area(), int(map.size(1)), CV_32F);
    auto directions = torch::from_blob(m_directions.data, kept.sizes(), torch::kFloat);
    directions.copy_(kept);
    const auto lengths = directions.norm(2, -1, true); // H×W×1
    directions.div_(lengths.clamp_min(1e-12));
    std::copy_n(lengths.contiguous().const_data_ptr<float>(), m_lengths.size(), m_lengths.begin());
}

cv::Mat NormalisedFeatures::similarity(cv::Point position) const
{
    cv::Mat similarity(m_size, CV_32FC1);
    rowProducts(m_directions.ptr<float>(), m_directions.rows, m_directions.cols, m_directions.ptr<float>(row(position)),
                m_directions.cols, similarity.ptr<float>());
    cv::min(similarity, 1, similarity); // rounding
    cv::max(similarity, -1, similarity);
    return similarity;
}

std::vector<float> NormalisedFeatures::feature(cv::Point position) const
{
    const auto* direction = m_directions.ptr<float>(row(position));
    std::vector<float> feature(direction, direction + m_directions.cols);
    for (float& value : feature)
        value *= m_lengths[std::size_t(row(position))];
    return feature;
}

} // namespace sdw
