#include "core/explanation/attention_rows.h"

#include "core/explanation/row_products.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {
namespace {

/// In rows, whatever layout the network left behind: 1×N×C → N×C.
cv::Mat rowsOf(const torch::Tensor& tokens)
{
    cv::Mat rows(int(tokens.size(1)), int(tokens.size(2)), CV_32F);
    torch::from_blob(rows.data, {tokens.size(1), tokens.size(2)}, torch::kFloat).copy_(tokens[0]);
    return rows;
}

/// Adds softmax(scores) / heads to `sum`; `scores` are used up.
void addShares(cv::Mat& scores, int heads, cv::Mat& sum)
{
    double greatest = 0;
    cv::minMaxLoc(scores, nullptr, &greatest);
    scores -= greatest;
    cv::exp(scores, scores);
    cv::scaleAdd(scores, 1 / (cv::sum(scores)[0] * heads), sum, sum);
}

} // namespace

AttentionRows::AttentionRows(const torch::Tensor& query, const torch::Tensor& key, std::int64_t heads, cv::Size keys,
                             cv::Size valid)
    : m_keys(keys)
    , m_valid(valid)
    , m_heads(int(heads))
{
    requireShape(query, {1, -1, -1}, "Queries of an attention (1xNxC)");
    requireShape(key, {1, keys.area(), query.size(2)}, "Keys of an attention (1xMxC)");
    m_query = rowsOf(query);
    m_query *= 1 / std::sqrt(double(m_query.cols) / m_heads);
    m_key = rowsOf(key);
}

cv::Mat AttentionRows::row(int query) const
{
    const int width = m_key.cols / m_heads;
    cv::Mat scores(m_keys, CV_32FC1), sum = cv::Mat::zeros(m_keys, CV_32FC1);
    for (int head = 0; head < m_heads; ++head) {
        rowProducts(m_key.ptr<float>() + head * width, m_key.rows, m_key.cols, m_query.ptr<float>(query) + head * width,
                    width, scores.ptr<float>());
        addShares(scores, m_heads, sum);
    }
    return m_valid == m_keys ? sum : sum(cv::Rect({}, m_valid)).clone();
}

} // namespace sdw
