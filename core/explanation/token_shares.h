// What the class tokens say about every position: softmax(Attn_mid) of SegDeformer (ECCV 2022), Eq. (6).
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

#include <vector>

namespace sdw {

class TokenShares {
public:
    TokenShares() = default;
    /// @param midLogits 1×K×H×W: Attn_mid, any device. @param valid what of it is kept: the rest is an image's padding.
    TokenShares(const torch::Tensor& midLogits, cv::Size valid);

    int tokens() const { return m_shares.rows; } ///< K
    cv::Size size() const { return m_size; }
    cv::Mat map(int token) const;     ///< CV_32FC1 of size(), 0..1
    std::vector<float> means() const; ///< of each token's map
    std::vector<float> at(cv::Point position) const;
    std::size_t bytes() const { return m_shares.total() * m_shares.elemSize(); }

private:
    cv::Size m_size;
    cv::Mat m_shares; // K×N, CV_32F
};

} // namespace sdw
