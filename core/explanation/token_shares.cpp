#include "core/explanation/token_shares.h"

#include "core/tensor/tensor_check.h"

namespace sdw {

TokenShares::TokenShares(const torch::Tensor& midLogits, cv::Size valid)
    : m_size(valid)
{
    requireShape(midLogits, {1, -1, -1, -1}, "Attention to the class tokens (1xKxHxW)");
    const auto shares = midLogits.narrow(2, 0, valid.height).narrow(3, 0, valid.width).softmax(1)[0]; // K×H×W
    m_shares.create(int(shares.size(0)), valid.area(), CV_32F);
    torch::from_blob(m_shares.data, shares.sizes(), torch::kFloat).copy_(shares);
}

cv::Mat TokenShares::map(int token) const
{
    return m_shares.row(token).reshape(1, m_size.height).clone();
}

std::vector<float> TokenShares::means() const
{
    std::vector<float> means;
    for (int token = 0; token < tokens(); ++token)
        means.push_back(float(cv::mean(m_shares.row(token))[0]));
    return means;
}

std::vector<float> TokenShares::at(cv::Point position) const
{
    std::vector<float> shares;
    for (int token = 0; token < tokens(); ++token)
        shares.push_back(m_shares.at<float>(token, position.y * m_size.width + position.x));
    return shares;
}

} // namespace sdw
