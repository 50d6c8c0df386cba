// Rows of an attention matrix, one at a time: where one position looks. The N×M matrix is never formed.
// Source: SegDeformer (ECCV 2022), the softmax of Eq. (5) and Eq. (7).
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

namespace sdw {

/// Never changes: any number of threads may ask.
class AttentionRows {
public:
    AttentionRows() = default;
    /// @param query 1×N×C, @param key 1×M×C, any device; copied. @param heads divides C.
    /// @param keys width and height of the keys' map: M positions. @param valid what of it a row shows: the rest is an
    /// image's padding.
    AttentionRows(const torch::Tensor& query, const torch::Tensor& key, std::int64_t heads, cv::Size keys,
                  cv::Size valid);

    bool there() const { return !m_query.empty(); }
    /// softmax(q·Kᵀ/√d), mean over the heads: CV_32FC1 of the keys' map, sums to 1 (less what fell on padding).
    /// @param query index of the position, row by row.
    cv::Mat row(int query) const;
    std::size_t bytes() const { return m_query.total() * m_query.elemSize() + m_key.total() * m_key.elemSize(); }

private:
    cv::Size m_keys, m_valid;
    int m_heads = 1;
    cv::Mat m_query, m_key; // N×C, already scaled by 1/√d; M×C
};

} // namespace sdw
