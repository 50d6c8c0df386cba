#include "core/explanation/normalised_features.h"

#include "core/tensor/tensor_check.h"

namespace sdw {

NormalisedFeatures::NormalisedFeatures(const torch::Tensor& map, cv::Size valid)
    : m_size(valid)
{
    requireShape(map, {1, -1, -1, -1}, "Features to compare (1xCxHxW)");
    const auto kept = map[0].narrow(1, 0, valid.height).narrow(2, 0, valid.width); // C×H×W
    // A copy of our own in every case: it is changed below.
    m_directions = torch::empty({valid.area(), map.size(1)}, torch::kFloat);
    m_directions.copy_(kept.permute({1, 2, 0}).reshape({valid.area(), map.size(1)}));
    m_lengths = m_directions.norm(2, 1);
    m_directions.div_(m_lengths.clamp_min(1e-12).unsqueeze(1));
}

std::int64_t NormalisedFeatures::row(cv::Point position) const
{
    return std::int64_t(position.y) * m_size.width + position.x;
}

cv::Mat NormalisedFeatures::similarity(cv::Point position) const
{
    cv::Mat similarity(m_size, CV_32FC1);
    auto out = torch::from_blob(similarity.data, {m_directions.size(0)}, torch::kFloat);
    at::mv_out(out, m_directions, m_directions[row(position)]);
    out.clamp_(-1, 1); // rounding
    return similarity;
}

torch::Tensor NormalisedFeatures::feature(cv::Point position) const
{
    return m_directions[row(position)] * m_lengths[row(position)];
}

} // namespace sdw
