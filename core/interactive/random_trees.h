// Extremely randomised trees: a classifier without tuning for few examples with many features of any scale. Torch-free.
// Source: Geurts, Ernst, Wehenkel, Extremely randomized trees, Machine Learning 63, 2006.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace sdw {

struct TreeOptions {
    int trees = 80;
    int leaf = 2; ///< examples in a leaf, at least
    std::uint64_t seed = 1;
    /// Columns that a tree may ask for, tree by tree in turn; empty: all.
    std::vector<std::vector<int>> columns;
};

class RandomTrees {
public:
    RandomTrees() = default;
    /// Each class counts alike, however many examples it has. The same examples in the same order give the same trees.
    /// @param rows n×C, CV_32F, n ≥ 1. @param labels n, of 0 .. classes − 1.
    RandomTrees(const cv::Mat& rows, const std::vector<int>& labels, int classes, const TreeOptions& options = {});

    bool empty() const { return m_roots.empty(); }
    int classes() const { return m_classes; }
    /// Probabilities: n×K, CV_32F. Runs on several threads. @param rows n×C, as in training.
    cv::Mat shares(const cv::Mat& rows) const;

private:
    struct Node {
        int column = -1; ///< −1: a leaf
        float below = 0; ///< rows with less there go to `next`, others to the node behind it
        int next = 0;    ///< of a leaf: where its shares begin
    };
    class Growth;

    int m_classes = 0;
    std::vector<int> m_roots;
    std::vector<Node> m_nodes;
    std::vector<float> m_shares;
};

} // namespace sdw
