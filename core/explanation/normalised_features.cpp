#include "core/explanation/normalised_features.h"

#include "core/explanation/row_products.h"
#include "core/tensor/tensor_check.h"

#include <ATen/Parallel.h>

namespace sdw {

NormalisedFeatures::NormalisedFeatures(const torch::Tensor& map, cv::Size valid)
    : m_size(valid)
    , m_lengths(std::size_t(valid.area()))
{
    requireShape(map, {1, -1, -1, -1}, "Features to compare (1xCxHxW)");
    const auto kept = map[0].cpu().narrow(1, 0, valid.height).narrow(2, 0, valid.width).permute({1, 2, 0}); // H×W×C
    m_directions.create(valid.area(), int(map.size(1)), CV_32F);
    const auto directions = torch::from_blob(m_directions.data, kept.sizes(), torch::kFloat);
    const auto lengths = torch::from_blob(m_lengths.data(), {valid.height, valid.width, 1}, torch::kFloat);
    // Line by line, as long as it is in the processor's cache: large maps are slow to read, not to compute.
    at::parallel_for(0, valid.height, 1, [&](std::int64_t from, std::int64_t to) {
        const c10::InferenceMode inference;
        for (std::int64_t y = from; y < to; ++y) {
            auto line = directions[y];
            line.copy_(kept[y]);
            const auto length = line.norm(2, -1, true); // W×1
            line.div_(length.clamp_min(1e-12));
            lengths[y].copy_(length);
        }
    });
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
