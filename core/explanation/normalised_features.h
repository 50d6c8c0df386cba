// Features of one point of the pipeline, ready to be compared: how alike is one position to all others?
// Source: SegDeformer (ECCV 2022) Figure 3, "feature consistency".
#pragma once

#include <opencv2/core.hpp>
#include <torch/torch.h>

#include <vector>

namespace sdw {

/// Features of length 1, so that the cosine similarities to all positions are one matrix-vector product. Their lengths
/// are kept, so that the features themselves are not lost. Never changes: any number of threads may ask.
class NormalisedFeatures {
public:
    /// @param map 1×C×H×W, any device; copied. @param valid what of it is kept: the rest is an image's padding.
    NormalisedFeatures(const torch::Tensor& map, cv::Size valid);

    cv::Size size() const { return m_size; } ///< positions: width, height
    /// CV_32FC1 of size(), -1..1; 0 where one of the two features is all zero.
    cv::Mat similarity(cv::Point position) const;
    /// The feature as the network had it: C values.
    std::vector<float> feature(cv::Point position) const;
    std::size_t bytes() const
    {
        return m_directions.total() * m_directions.elemSize() + m_lengths.size() * sizeof(float);
    }

private:
    int row(cv::Point position) const { return position.y * m_size.width + position.x; }

    cv::Size m_size;
    cv::Mat m_directions;         // N×C
    std::vector<float> m_lengths; // N
};

} // namespace sdw
