#include "core/explanation/attention_rows.h"

#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {

AttentionRows::AttentionRows(const torch::Tensor& query, const torch::Tensor& key, std::int64_t heads, cv::Size keys,
                             cv::Size valid)
    : m_keys(keys)
    , m_valid(valid)
    , m_heads(heads)
{
    requireShape(query, {1, -1, -1}, "Queries of an attention (1xNxC)");
    requireShape(key, {1, keys.area(), query.size(2)}, "Keys of an attention (1xMxC)");
    const auto own = [](const torch::Tensor& tokens) { // in rows, whatever layout the network left behind
        return torch::empty({tokens.size(1), tokens.size(2)}, torch::kFloat).copy_(tokens[0]);
    };
    m_query = own(query).mul_(1.0 / std::sqrt(double(query.size(2)) / double(heads)));
    m_key = own(key);
}

cv::Mat AttentionRows::row(std::int64_t query) const
{
    const auto width = m_key.size(1) / m_heads;
    torch::Tensor sum; // M
    for (std::int64_t h = 0; h < m_heads; ++h) {
        const auto scores = m_key.narrow(1, h * width, width).mv(m_query[query].narrow(0, h * width, width));
        const auto shares = scores.softmax(0);
        sum = sum.defined() ? sum.add_(shares) : shares;
    }
    if (m_heads > 1) sum.div_(double(m_heads));
    return cv::Mat(m_keys, CV_32FC1, sum.data_ptr<float>())(cv::Rect({}, m_valid)).clone();
}

} // namespace sdw
